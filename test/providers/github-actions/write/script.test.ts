import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as http from 'node:http';
import { AddressInfo } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RunValue } from '../../../../src';
import { scriptOf } from '../workflow';

const run = promisify(execFile);
let folder = '';
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'github-script-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** As the runner does it with `shell: bash`. */
function bash(script: string, env: Record<string, string> = {}): Promise<{ stdout: string }> {
  const file = path.join(folder, 'script.sh');
  fs.writeFileSync(file, script);
  return run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], { cwd: folder, env: { PATH: process.env.PATH, ...env } });
}

describe('an id token', () => {
  const script = scriptOf({ commands: ['test "$AWS_TOKEN" = "a.b-c_d"', 'echo "done"'], idTokens: { AWS_TOKEN: 'sts.amazonaws.com' } });
  const asked: (string | undefined)[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url, request.headers.authorization);
    response.statusCode = request.url?.startsWith('/refused') ? 403 : 200;
    response.end('{"count": 9, "value": "a.b-c_d"}');
  });
  let address = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const given = (place: string): Record<string, string> => ({ ACTIONS_ID_TOKEN_REQUEST_URL: `${address}/${place}?v=1`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'ask-me', NO_PROXY: '127.0.0.1' });

  test('is fetched for its audience, and masked before anything prints it', async () => {
    const { stdout } = await bash(script, given('token'));
    expect(asked).toEqual(['/token?v=1&audience=sts.amazonaws.com', 'bearer ask-me']);
    expect(stdout).toBe('::add-mask::a.b-c_d\ndone\n');
  });

  test('that GitHub refuses ends the step before the commands', async () => {
    await expect(bash(script, given('refused'))).rejects.toMatchObject({ stdout: '' });
  });
});

test('the message of a commit is its first line, also of one with a longer one', async () => {
  const git = (...words: string[]): Promise<unknown> => run('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], { cwd: folder });
  await git('init', '--quiet');
  await git('commit', '--quiet', '--allow-empty', '-m', `Add "$(x)" & more\n\n${'line\n'.repeat(50_000).slice(0, 100_000)}`);
  const { stdout } = await bash(scriptOf({ commands: ['printf %s "$MESSAGE"'], runValues: { MESSAGE: RunValue.COMMIT_MESSAGE } }));
  expect(stdout).toBe('Add "$(x)" & more');
});
