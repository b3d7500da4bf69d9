import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from './source-files';
import { compare } from '../../src/cli/plan/differences';
import { normalServices } from '../../src/cli/plan/service-jobs';
import { PipelineEvent } from '../../src/model/event';
import { ProviderId } from '../../src/model/provider-id';
import { PLANNERS } from '../../src/providers/planners';
import { ParsedDocument } from '../../src/providers/provider';

const PROVIDERS = Object.keys(PLANNERS) as ProviderId[];
const VERIFY = ['verify-node-20', 'verify-node-22', 'verify-node-24'];

/** The pipeline files of this repository, as they are committed. */
function documentsOf(provider: ProviderId): ParsedDocument[] {
  return PLANNERS[provider].planner.paths.flatMap((pattern) => {
    const folder = path.dirname(pattern);
    if (!fs.existsSync(path.join(ROOT, folder))) return [];
    const name = new RegExp(`^${path.basename(pattern).replace(/\./g, '\\.').replace('*', '.*')}$`);
    return fs.readdirSync(path.join(ROOT, folder)).filter((file) => name.test(file))
      .map((file) => ({ path: path.posix.join(folder, file), data: parse(fs.readFileSync(path.join(ROOT, folder, file), 'utf8')) }));
  });
}

describe('our own pipelines', () => {
  test.each<[string, PipelineEvent, string[]]>([
    ['a push to main', { kind: 'push', branch: 'main' }, ['api-diff', 'pipelines-up-to-date', ...VERIFY]],
    ['a pull request', { kind: 'pullRequest', number: 1, source: 'fix', target: 'main', draft: false, fork: true }, ['api-diff', 'pipelines-up-to-date', ...VERIFY]],
    ['a tag', { kind: 'tag', tag: 'v1.0.0' }, ['release', ...VERIFY]],
    ['the night', { kind: 'schedule', cron: '30 3 * * 1-5', branch: 'main' }, ['conformance']],
  ])('start the same jobs on all services for %s', (_, event, expected) => {
    // a pull request from a fork starts nothing there
    const heard = PROVIDERS.filter((provider) => provider !== 'bitbucket' || event.kind !== 'pullRequest' || !event.fork);
    const services = heard.map((title) => ({ title, jobs: PLANNERS[title].planner.plan(documentsOf(title), event).jobs }));
    for (const { title, jobs } of services) expect(jobs.map(({ name }) => name).sort(), title).toEqual(expected);
    const { differences } = compare(normalServices(services, (name) => PROVIDERS.some((id) => PLANNERS[id].planner.isServiceVariable(name))));
    // the tokens of the release are for the two services that npm and PyPI trust
    expect(differences.filter((text) => !/^"release" has (?:a token|tokens|no token)/.test(text))).toEqual([]);
  });
});
