import { Project } from 'projen';
import { Diagnostic } from '../model/diagnostic';

/** Paths that two of our files, or one of ours and one of the project's other parts, would go to. */
export function takenPaths(project: Project, paths: readonly string[]): Diagnostic[] {
  const repeated = paths.filter((path, index) => paths.indexOf(path) < index);
  const ofOthers = paths.filter((path) => project.tryFindFile(path));
  return [...new Set([...repeated, ...ofOthers])].map((path) => ({
    code: 'taken-path',
    path: 'dbt-pipelines',
    message: `"${path}" is written by another part of the project too`,
    fix: 'give the job another id, choose another `gitlab: { path }`, or switch the other part off',
  }));
}
