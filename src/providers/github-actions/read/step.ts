import { holds } from './condition';
import { predefined } from './predefined';
import { interpolate, Scope } from './semantics';
import { tokenLines } from './settings';
import { PlannedStep } from '../../plan';
import { orTrue } from '../../shared/read/expression';
import { asMapping, asText, Mapping, unknownKeys } from '../../shared/read/reader';

type Report = (what: string) => void;

const STEP_KEYS = ['name', 'id', 'if', 'run', 'shell', 'env', 'uses', 'with'];

/** Actions that only make the machine ready or keep files: the plan says which tools they give, and a rehearsal has the working copy. */
const KNOWN_ACTIONS = /^actions\/(?:checkout|setup-node|setup-python|upload-artifact)@/;

export function reportStep(step: Mapping, where: string, report: Report): void {
  for (const key of unknownKeys(step, STEP_KEYS)) report(`\`${where}.${key}\` is not evaluated`);
  const uses = asText(step.uses);
  if (uses !== undefined && !KNOWN_ACTIONS.test(uses)) report(`\`${where}.uses: ${uses}\` is not run`);
}

/** Of a job in which nothing fails. */
export function runsStep(step: Mapping, scope: Scope, report: Report): boolean {
  const condition = asText(step.if);
  return condition === undefined || orTrue(() => holds(condition, { ...scope, before: 'all-ran' }), (what) => report(`${what}, so the step is taken to run`));
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell */
const SHELLS: Readonly<Record<string, readonly string[]>> = {
  bash: ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '{0}'],
  sh: ['sh', '-e', '{0}'],
};
const UNNAMED_SHELL = ['bash', '-e', '{0}'];

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsrun */
export function planStep(step: Mapping, outer: readonly Mapping[], scope: Scope, report: Report): PlannedStep {
  const environment: Record<string, string> = { ...predefined(scope.event) };
  const secrets: Record<string, string> = {};
  for (const [name, value] of [...outer, step].flatMap((holder) => Object.entries(asMapping(holder.env)))) {
    const text = asText(value) ?? '';
    const secret = /^\$\{\{\s*secrets\.(\w+)\s*\}\}$/.exec(text)?.[1];
    delete secrets[name];
    delete environment[name];
    if (secret) secrets[name] = secret;
    else environment[name] = interpolate(text, scope, (what) => report(`env.${name}: ${what}`));
  }
  const shell = [step.shell, ...outer.map((holder) => asMapping(asMapping(holder.defaults).run).shell).reverse()].map(asText).find(Boolean);
  if (shell !== undefined && !Object.hasOwn(SHELLS, shell)) report(`\`shell: ${shell}\` is taken for bash`);
  const script = interpolate(asText(step.run) ?? '', scope, (what) => report(`run: ${what}`));
  return {
    name: asText(step.name) ?? asText(step.run) ?? '',
    shell: shell === undefined ? UNNAMED_SHELL : SHELLS[shell] ?? SHELLS.bash,
    script,
    preparation: tokenLines(script),
    environment,
    secrets: { kind: 'mapped', variables: secrets, unset: 'empty' },
  };
}
