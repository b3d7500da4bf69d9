import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.join(__dirname, '..');

test('the generated files of each example are what its definition gives', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/examples.mjs', '--check'], { cwd: ROOT, encoding: 'utf8' });

  expect(stderr).toBe('');
  expect(status).toBe(0);
});
