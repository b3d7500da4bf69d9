import { Construct } from 'constructs';
import { Duration } from './duration';
import { JobRuntime } from './job-runtime';
import { Environment, SecretVariable } from './model/environment';
import { invalid, wrongType } from './model/invalid';
import { problemOfValue, problemOfVariableName } from './model/variable-name';
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

/** Runs any commands, on all four providers alike. Time-out: 60 minutes unless set. */
export class ShellJob extends PipelineJob {
  private readonly commands: string[];
  private readonly triggers: Trigger[];
  private readonly environment: Environment;
  private readonly secrets: SecretVariable[];
  private readonly runtime: JobRuntime;

  /** @throws an error when a property is not allowed, at the line that set it */
  constructor(scope: Construct, id: string, props: ShellJobProps) {
    super(scope, id, props);
    this.commands = checkCommands(props.commands);
    this.triggers = checkTriggers(props.triggers ?? [Trigger.push()]);
    this.environment = checkEnvironment(props.environment ?? {});
    this.secrets = checkSecrets(props.secrets ?? {});
    this.runtime = props.runtime ?? JobRuntime.python();
  }

  /** @internal */
  protected _content(): JobContent {
    return {
      comment: 'Commands of your own.',
      triggers: this.triggers.map((trigger) => trigger._toModel()),
      tool: this.runtime._toModel(),
      defaultTimeout: Duration.minutes(60),
      environment: () => this.environment,
      steps: [{ kind: 'commands', name: 'Run the commands', commands: this.commands, secrets: this.secrets }],
      assets: [],
    };
  }
}

function checkCommands(commands: string[]): string[] {
  if (!Array.isArray(commands)) throw wrongType('commands', commands, 'a list of commands');
  if (commands.length === 0) throw invalid('commands', '[]', 'is empty', 'give at least one command');
  for (const command of commands) {
    if (typeof command !== 'string') throw wrongType('commands', command, 'a command as a text; secrets go into `secrets`');
    if (command.trim() === '') throw invalid('commands', command, 'is an empty command');
    if (command.includes('${{')) {
      throw invalid('commands', command, 'holds "${{", which GitHub Actions and Azure Pipelines would evaluate', 'read the value from an environment variable');
    }
  }
  return [...commands];
}

function checkTriggers(triggers: Trigger[]): Trigger[] {
  if (!Array.isArray(triggers)) throw wrongType('triggers', triggers, 'a list of triggers, such as `[Trigger.push()]`');
  if (triggers.length === 0) throw invalid('triggers', '[]', 'is empty', 'give at least one trigger');
  for (const trigger of triggers) if (!(trigger instanceof Trigger)) throw wrongType('triggers', trigger, 'a trigger, such as `Trigger.push()`');
  return triggers;
}

function checkEnvironment(environment: Record<string, string>): Environment {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => {
    checkVariable('environment', name);
    if (value as unknown instanceof SecretRef) throw new Error(`environment: "${name}" is a secret, and only plain values go here: put it into \`secrets\``);
    if (typeof value !== 'string') throw wrongType(`environment "${name}"`, value, 'a text; write numbers in quotes');
    const problem = problemOfValue(value);
    if (problem) throw invalid(`environment "${name}"`, value, problem);
    return [name, { kind: 'literal' as const, value }];
  }));
}

function checkSecrets(secrets: Record<string, SecretRef>): SecretVariable[] {
  return Object.entries(secrets).map(([variable, secret]) => {
    checkVariable('secrets', variable);
    if (!(secret instanceof SecretRef)) throw wrongType(`secrets "${variable}"`, secret, "a secret by its name, such as `SecretRef.named('MY_SECRET')`");
    return { variable, secret: secret.name };
  });
}

function checkVariable(property: string, name: string): void {
  const problem = problemOfVariableName(name);
  if (problem) throw invalid(`name of a variable in \`${property}\``, name, problem);
}
