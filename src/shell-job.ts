import { Construct } from 'constructs';
import { Duration } from './duration';
import { JobRuntime } from './job-runtime';
import { Environment, SecretVariable } from './model/environment';
import { invalid, wrongType } from './model/invalid';
import { problemOfCommand, problemOfValue } from './model/plain-value';
import { checkFilledList, checkKnown, checkProps, checkText, PropertyNames } from './model/property';
import { problemOfVariableName } from './model/variable-name';
import { JobContent, PipelineJob, PipelineJobProps } from './pipeline-job';
import { SecretRef } from './secret-ref';
import { Trigger } from './trigger';

/** A job of the team's own commands. */
export interface ShellJobProps extends PipelineJobProps {
  /**
   * Commands of bash, which run in one shell and stop at the first that fails, also inside a pipe.
   * They may not hold `${{`: read run-time values from the environment.
   */
  readonly commands: string[];
  /**
   * What starts the job.
   * @default - a push to any branch
   */
  readonly triggers?: Trigger[];
  /**
   * Plain values for the commands, by variable: capital letters, digits and `_`.
   * @default - none
   */
  readonly environment?: Record<string, string>;
  /**
   * Secrets for the commands, by the variable that they read.
   * @default - none
   */
  readonly secrets?: Record<string, SecretRef>;
  /**
   * The language that the commands need.
   * @default JobRuntime.python('3.12')
   */
  readonly runtime?: JobRuntime;
}

const PROPERTIES: PropertyNames<ShellJobProps> = {
  name: true, needs: true, timeout: true, commands: true, triggers: true, environment: true, secrets: true, runtime: true,
};

/** Runs any commands, on all four providers alike. Time-out: 60 minutes unless set. */
export class ShellJob extends PipelineJob {
  private readonly commands: readonly string[];
  private readonly triggers: readonly Trigger[];
  private readonly environment: Environment;
  private readonly secrets: SecretVariable[];
  private readonly runtime: JobRuntime;

  /** @throws an error when a property is not allowed, at the line that set it */
  constructor(scope: Construct, id: string, props: ShellJobProps) {
    // a subclass may hand on properties of its own
    super(scope, id, new.target === ShellJob ? checkKnown(`job "${id}"`, props, PROPERTIES) : checkProps(`job "${id}"`, props));
    this.commands = checkCommands(props.commands);
    this.triggers = Trigger._check('triggers', props.triggers ?? [Trigger.push()]);
    this.environment = checkEnvironment(props.environment ?? {});
    this.secrets = checkSecrets(props.secrets ?? {});
    this.runtime = checkRuntime(props.runtime ?? JobRuntime.python());
  }

  /** @internal */
  protected _content(): JobContent {
    return {
      triggers: this.triggers.map((trigger) => trigger._toModel()),
      tool: this.runtime._toModel(),
      defaultTimeout: Duration.minutes(60),
      environment: () => this.environment,
      steps: [{ kind: 'commands', name: 'Run the commands', commands: this.commands, secrets: this.secrets }],
      assets: [],
    };
  }
}

function checkCommands(commands: string[]): readonly string[] {
  for (const command of checkFilledList('commands', commands, 'a list of commands')) {
    const problem = problemOfCommand(checkText('commands', command, 'a command as a text (secrets go into `secrets`)'));
    if (problem) throw invalid('commands', command, problem, 'read run-time values from environment variables');
  }
  return [...commands];
}

function checkRuntime(runtime: JobRuntime): JobRuntime {
  if (!(runtime instanceof JobRuntime)) throw wrongType('runtime', runtime, "a runtime, such as `JobRuntime.python('3.12')`");
  return runtime;
}

function checkEnvironment(environment: Record<string, string>): Environment {
  return Object.fromEntries(Object.entries(checkProps('environment', environment)).map(([name, value]) => {
    checkVariable('environment', name);
    if (value as unknown instanceof SecretRef) throw new Error(`environment: "${name}" is a secret, and only plain values go here: put it into \`secrets\``);
    if (typeof value !== 'string') throw wrongType(`environment "${name}"`, value, 'a text (numbers in quotes)');
    const problem = problemOfValue(value);
    if (problem) throw invalid(`environment "${name}"`, value, problem, 'let a command make the value');
    return [name, { kind: 'literal' as const, value }];
  }));
}

function checkSecrets(secrets: Record<string, SecretRef>): SecretVariable[] {
  return Object.entries(checkProps('secrets', secrets)).map(([variable, secret]) => {
    checkVariable('secrets', variable);
    if (!(secret instanceof SecretRef)) throw wrongType(`secrets "${variable}"`, secret, "a secret by its name, such as `SecretRef.named('MY_SECRET')`");
    return { variable, secret: secret.name };
  });
}

function checkVariable(property: string, name: string): void {
  const problem = problemOfVariableName(name);
  if (problem) throw invalid(`name of a variable in \`${property}\``, name, problem, 'choose another name, such as "MY_VARIABLE"');
}
