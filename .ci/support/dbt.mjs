import * as fs from 'node:fs';
import * as path from 'node:path';
import { run } from './command.mjs';
import { commitAll } from './copy.mjs';
import { scratch } from './environment.mjs';

/** A new dbt project as `dbt init` writes it, committed to the branch main of a repository. */
export async function dbtInit(parent, programs) {
  fs.mkdirSync(parent);
  const home = path.join(scratch, 'dbt-home');
  fs.mkdirSync(home, { recursive: true });
  // dbt makes its settings folder in the home folder
  await run(path.join(programs, 'dbt'), ['init', 'jaffle_shop', '--skip-profile-setup'], { cwd: parent, env: { HOME: home } });
  const project = path.join(parent, 'jaffle_shop');
  await commitAll(project);
  return project;
}

/** Lets dbt build the models of `project` into a DuckDB file outside it. */
export async function dbtRun(project, programs) {
  const profiles = fs.mkdtempSync(path.join(scratch, 'dbt-profiles-'));
  fs.writeFileSync(path.join(profiles, 'profiles.yml'), JSON.stringify({
    jaffle_shop: { target: 'dev', outputs: { dev: { type: 'duckdb', path: path.join(profiles, 'jaffle_shop.duckdb') } } },
  }));
  const folders = ['--target-path', path.join(profiles, 'target'), '--log-path', path.join(profiles, 'logs')];
  await run(path.join(programs, 'dbt'), ['run', '--profiles-dir', profiles, ...folders], { cwd: project, env: { HOME: profiles } });
}
