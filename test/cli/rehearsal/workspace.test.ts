import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { job, pipeline, step } from '../fake-planners';
import { folderWith } from '../folder';
import { rehearsed, rehearsedIn, said } from '../rehearsed';

describe('the copy of the repository', () => {
  const list = pipeline(job('a', [step('find . -type f -o -type l | sort')]));

  test('outside git is everything but node_modules', async () => {
    const result = await rehearsed({ 'gitlab.json': list, 'models/a.sql': '', 'node_modules/x/index.js': '', '.env': '' });
    expect(said(result)).toEqual(['./.env', './gitlab.json', './models/a.sql']);
  });

  test('in git is what is tracked and what would be, not what is ignored, nor packages that nobody has ignored', async () => {
    const folder = folderWith({ '.gitignore': 'target/\n', 'gitlab.json': list, 'target/x': '', 'node_modules/x/index.js': '', 'new file.sql': '', 'gone.sql': '' });
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['add', 'gone.sql', '.gitignore', 'gitlab.json'], { cwd: folder });
    fs.rmSync(path.join(folder, 'gone.sql'));
    fs.symlinkSync('new file.sql', path.join(folder, 'link'));
    expect(said(await rehearsedIn(folder))).toEqual(['./.gitignore', './gitlab.json', './link', './new file.sql']);
  });
});
