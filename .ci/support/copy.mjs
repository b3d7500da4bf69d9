import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { run } from './command.mjs';
import { root, scratch } from './environment.mjs';

/** A copy of the work tree as a fresh clone would have it, the changes that are not committed yet included. */
export async function freshCopy(name) {
  const copy = path.join(scratch, name);
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  for (const file of list.split('\0').filter(file => file !== '' && fs.existsSync(path.join(root, file)))) {
    fs.mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    fs.copyFileSync(path.join(root, file), path.join(copy, file));
  }
  await commitAll(copy);
  return copy;
}

/** The same with the installed packages, for a check that changes files. */
export async function copyWithPackages(name) {
  const copy = await freshCopy(name);
  fs.cpSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  return copy;
}

/** Makes `folder` a repository whose branch `main` holds all its files and is known to a remote. */
export async function commitAll(folder) {
  const git = (...args) => run('git', ['-c', 'user.name=ci', '-c', 'user.email=ci@example.com', ...args], { cwd: folder });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('commit', '--quiet', '--message=start');
  await git('remote', 'add', 'origin', 'git@git.example.com:team/jaffle-shop.git');
  await git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  await git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
}
