import { ShellJobProps } from '../../../src';
import { YamlMap } from '../../../src/document/document';
import { shell } from '../definitions';
import { Define, definitionOf, Rendered } from '../rendered';

/** The only workflow of a definition. */
export function workflowOf(define: Define): YamlMap {
  return new Rendered(definitionOf(define), ['github']).file('github');
}

/** The only job of a workflow. */
export function jobOf(props: Partial<ShellJobProps>): YamlMap {
  return (workflowOf(shell(props)).jobs as YamlMap).shell as YamlMap;
}

/** The steps of that job that use an action, by the name of the action. */
export function actionOf(props: Partial<ShellJobProps>, action: string): YamlMap {
  const step = (jobOf(props).steps as YamlMap[]).find(({ uses }) => typeof uses === 'string' && uses.startsWith(`${action}@`));
  if (!step) throw new Error(`no step uses ${action}`);
  return step;
}

/** The script of the step that runs the commands. */
export function scriptOf(props: Partial<ShellJobProps>): string {
  const step = (jobOf(props).steps as YamlMap[]).find(({ run }) => run !== undefined);
  return String(step?.run);
}

