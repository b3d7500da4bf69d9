import { expect, test } from 'vitest';
import { folderWith } from './folder';
import { RecordedSurroundings } from './recorded-surroundings';
import { UsageError } from '../../src/cli/command-error';
import { emulate } from '../../src/cli/emulate';

/** Runs the command until `use` is done with the address that it prints. */
async function emulated(words: readonly string[], use: (url: string, token: string) => Promise<void>): Promise<number> {
  const surroundings = new RecordedSurroundings(folderWith({}));
  const end = emulate.run([...words, '--json'], surroundings);
  while (surroundings.printed.length === 0) await new Promise(setImmediate);
  const { url, token } = JSON.parse(surroundings.printed[0]);
  await use(url, token).finally(() => surroundings.interrupter.abort('SIGTERM'));
  return end;
}

async function statusOf(url: string, token: string): Promise<number> {
  return (await fetch(url, { headers: { authorization: `Token ${token}` } })).status;
}

test('the address that is printed answers to the token that is printed, until the command is ended', async () => {
  let address = '';
  const status = await emulated(['--account', '12345'], async (url, token) => {
    address = `${url}/api/v2/accounts/12345/jobs/910/`;
    expect(await statusOf(address, token)).toBe(200);
    expect(await statusOf(address, 'another')).toBe(401);
  });
  expect(status).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
});

test('the token, the account and the jobs may be chosen', async () => {
  await emulated(['--token', 'mine', '--account', '7', '--job', '8', '--job', '9'], async (url, token) => {
    expect(token).toBe('mine');
    const statuses = await Promise.all(['8', '9', '10'].map((job) => statusOf(`${url}/api/v2/accounts/7/jobs/${job}/`, token)));
    expect(statuses).toEqual([200, 200, 404]);
  });
});

test('people get the address and the token in two lines', async () => {
  const surroundings = new RecordedSurroundings(folderWith({}));
  surroundings.interrupter.abort('SIGINT');
  await emulate.run([], surroundings);
  expect(surroundings.printed).toEqual([expect.stringMatching(/^url {4}http:\/\/127\.0\.0\.1:\d+$/), expect.stringMatching(/^token {2}\S+$/)]);
});

test.each([
  [['--port', '70000'], '--port 70000: it may be a whole number from 0 to 65535'],
  [['--account', 'x'], 'accountId \'x\' is not an id; use digits only'],
])('%j is wrong usage', async (words, message) => {
  const error: unknown = await emulate.run(words, new RecordedSurroundings(folderWith({}))).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  expect((error as UsageError).message).toBe(message);
});
