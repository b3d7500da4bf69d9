import { DbtCloudJobRef, DbtCloudMergeJob, DbtPipelines, SecretRef, ShellJob, Trigger } from '../../../../src';

/** Names, values and commands that YAML, a shell or a provider could take for something else. */
export function define(pipelines: DbtPipelines): void {
  new DbtCloudMergeJob(pipelines, 'merge', {
    name: 'Run "dbt": it\'s #1 🚀 $HOME 100%',
    job: DbtCloudJobRef.fromIds({ accountId: '0012', projectId: '0', jobId: '9'.repeat(25) }),
    apiKey: SecretRef.named('DBT_API_KEY'),
    branch: 'release/2026.1',
  });
  new ShellJob(pipelines, 'shell', {
    name: '- [x] yes: no, `true`',
    commands: ['echo "a: b" # not a comment of YAML', "printf '%s\\n' \"$PRICE\" | cat", '* && true', 'for i in 1 2; do\n  echo "$i"\ndone'],
    triggers: [Trigger.push({ branchesIgnore: ['main', 'on', '2026', 'fix/#12'] })],
    env: { PRICE: '5$ $HOME ${HOME} $$ 100%HOME%', QUOTES: 'it\'s "so": `so` \\ so', FLAG: 'yes', NUMBER: '0o14', EMPTY: '', SPACES: '  a  b  ', SIGN: '🚀 # é' },
  });
}
