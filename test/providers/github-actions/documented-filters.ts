import { PipelineEvent, PullRequestEvent } from '../../../src/model/event';

/** What stands below `on`, and the events that start the workflow or do not, by GitHub's own page. */
export interface DocumentedFilter {
  readonly on: Readonly<Record<string, unknown>>;
  readonly starts: readonly PipelineEvent[];
  readonly leaves: readonly PipelineEvent[];
}

const REQUEST: PullRequestEvent = { kind: 'pullRequest', number: 7, source: 'feature/x', target: 'main', draft: false, fork: false };

function pushes(...branches: string[]): PipelineEvent[] {
  return branches.map((branch) => ({ kind: 'push', branch, changed: ['dbt_project.yml'] }));
}

function tags(...names: string[]): PipelineEvent[] {
  return names.map((tag) => ({ kind: 'tag', tag }));
}

function changes(...files: string[]): PipelineEvent[] {
  return files.map((file) => ({ kind: 'push', branch: 'main', changed: [file] }));
}

function requestsInto(...targets: string[]): PipelineEvent[] {
  return targets.map((target) => ({ ...REQUEST, target }));
}

function branchesFilter(patterns: readonly string[], ...names: string[]): DocumentedFilter {
  return { on: { push: { branches: patterns } }, starts: pushes(...names), leaves: [] };
}

function tagsFilter(patterns: readonly string[], ...names: string[]): DocumentedFilter {
  return { on: { push: { tags: patterns } }, starts: tags(...names), leaves: [] };
}

function pathsFilter(patterns: readonly string[], ...files: string[]): DocumentedFilter {
  return { on: { push: { paths: patterns } }, starts: changes(...files), leaves: [] };
}

/** The table for names, each row once for branches and once for tags. */
const NAMES = [branchesFilter, tagsFilter].flatMap((filter) => [
  filter(['feature/*'], 'feature/my-branch', 'feature/your-branch'),
  filter(['feature/**'], 'feature/beta-a/my-branch', 'feature/your-branch', 'feature/mona/the/octocat'),
  filter(['main', 'releases/mona-the-octocat'], 'main', 'releases/mona-the-octocat'),
  filter(['*'], 'main', 'releases'),
  filter(['**'], 'all/the/branches', 'every/tag'),
  filter(['*feature'], 'mona-feature', 'feature', 'ver-10-feature'),
  filter(['v2*'], 'v2', 'v2.0', 'v2.9'),
  filter(['v[12].[0-9]+.[0-9]+'], 'v1.10.1', 'v2.0.0'),
]);

const PATHS = [
  pathsFilter(['*'], 'README.md', 'server.rb'),
  pathsFilter(['*.jsx?'], 'page.js', 'page.jsx'),
  pathsFilter(['**'], 'all/the/files.md'),
  pathsFilter(['*.js'], 'app.js', 'index.js'),
  pathsFilter(['**.js'], 'index.js', 'js/index.js', 'src/js/app.js'),
  pathsFilter(['docs/*'], 'docs/README.md', 'docs/file.txt'),
  pathsFilter(['docs/**'], 'docs/README.md', 'docs/mona/octocat.txt'),
  pathsFilter(['docs/**/*.md'], 'docs/README.md', 'docs/mona/hello-world.md', 'docs/a/markdown/file.md'),
  pathsFilter(['**/docs/**'], 'docs/hello.md', 'dir/docs/my-file.txt', 'space/docs/plan/space.doc'),
  pathsFilter(['**/README.md'], 'README.md', 'js/README.md'),
  pathsFilter(['**/*src/**'], 'a/src/app.js', 'my-src/code/js/app.js'),
  pathsFilter(['**/*-post.md'], 'my-post.md', 'path/their-post.md'),
  pathsFilter(['**/migrate-*.sql'], 'migrate-10909.sql', 'db/migrate-v1.0.sql', 'db/sept/migrate-v1.sql'),
  { ...pathsFilter(['*.md', '!README.md'], 'hello.md'), leaves: changes('README.md', 'docs/hello.md') },
  pathsFilter(['*.md', '!README.md', 'README*'], 'hello.md', 'README.md', 'README.doc'),
];

const SENTENCES = [
  // `*` does not match a slash, and a pattern has to match the whole name
  { ...branchesFilter(['feature/*'], 'feature/a'), leaves: pushes('feature/a/b', 'my-feature/a', 'feature') },
  { ...branchesFilter(['v[12].[0-9]+.[0-9]+'], 'v2.0.0'), leaves: pushes('v3.0.0', 'v1.1', 'v1.1.0-rc') },
  { ...pathsFilter(['docs/*'], 'docs/a.md'), leaves: changes('docs/b/a.md', 'site/docs/a.md') },
  { ...branchesFilter(['Octoc?t', '[CB]at', '[1-2]00'], 'Octoct', 'Cat', 'Bat', '100', '200'), leaves: pushes('Mat', '300', 'octoct') },
  // a name that holds such a character needs a `\` before it
  { ...branchesFilter(['a\\+b', 'c\\?'], 'a+b'), leaves: pushes('aab', 'aaab', 'c') },
];

const EXAMPLES = [
  {
    on: { push: { branches: ['main', 'mona/octocat', 'releases/**'], tags: ['v2', 'v1.*'] } },
    starts: [...pushes('main', 'mona/octocat', 'releases/10'), ...tags('v2', 'v1.9.1')],
    leaves: [...pushes('v2', 'mona/other'), ...tags('main', 'v3')],
  },
  {
    on: { push: { 'branches-ignore': ['mona/octocat', 'releases/**-alpha'], 'tags-ignore': ['v2', 'v1.*'] } },
    starts: [...pushes('main', 'releases/beta', 'v2'), ...tags('v3', 'mona/octocat')],
    leaves: [...pushes('mona/octocat', 'releases/beta/3-alpha'), ...tags('v2', 'v1.9')],
  },
  {
    on: { push: { branches: ['releases/**', '!releases/**-alpha'] } },
    starts: pushes('releases/10', 'releases/beta/mona'),
    leaves: pushes('releases/10-alpha', 'releases/beta/3-alpha'),
  },
  // with a filter of one kind alone, the other kind never starts; without any, both do
  { on: { push: { branches: ['main'] } }, starts: pushes('main'), leaves: tags('main') },
  { on: { push: { 'tags-ignore': ['v1'] } }, starts: tags('v2'), leaves: pushes('main') },
  { on: { push: {} }, starts: [...pushes('main'), ...tags('v1')], leaves: requestsInto('main') },
  // both filters have to be satisfied, and those of paths are not asked of a tag
  {
    on: { push: { branches: ['main'], tags: ['v*'], paths: ['docs/**'] } },
    starts: [...changes('docs/a.md'), ...tags('v1')],
    leaves: [...changes('a.md'), ...pushes('dev')],
  },
  { on: { push: { 'paths-ignore': ['docs/**'] } }, starts: changes('index.js'), leaves: changes('docs/a.md') },
  {
    on: { push: { paths: ['sub-project/**', '!sub-project/docs/**'] } },
    starts: changes('sub-project/index.js', 'sub-project/src/index.js'),
    leaves: changes('sub-project/docs/readme.md'),
  },
  {
    on: { pull_request: { branches: ['releases/**', '!releases/**-alpha'] } },
    starts: requestsInto('releases/10', 'releases/beta/mona'),
    leaves: [...requestsInto('releases/10-alpha', 'releases/beta/3-alpha'), ...pushes('releases/10')],
  },
  {
    on: { pull_request: { 'branches-ignore': ['mona/octocat', 'releases/**-alpha'] } },
    starts: requestsInto('main', 'releases/10'),
    leaves: requestsInto('mona/octocat', 'releases/beta/3-alpha'),
  },
];

/**
 * The tables and examples of the page.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onpushbranchestagsbranches-ignoretags-ignore
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onpushpull_requestpull_request_targetpathspaths-ignore
 */
export const DOCUMENTED_FILTERS: readonly DocumentedFilter[] = [...NAMES, ...PATHS, ...SENTENCES, ...EXAMPLES];
