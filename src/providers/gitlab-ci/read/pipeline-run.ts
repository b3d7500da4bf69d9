import { ChangedFiles } from './changed-files';
import { FileJob } from './jobs-of-file';
import { MergedFile } from './merged-file';
import { Facts } from './rules';
import { predefined, withVariables } from './run-variables';
import { EventKind, PipelineEvent } from '../../../model/event';
import { PIPELINE_CHOICE } from '../../../model/variable-name';
import { Semantics, UnknownExpression } from '../../shared/read/expression';
import { UnknownParts } from '../../shared/read/plan-order';
import { asMapping, Mapping } from '../../shared/read/reader';

/** The variables and facts of one event for one file. */
export class PipelineRun {
  /** What a person filled in goes before all that the file says. @see https://docs.gitlab.com/ci/variables/#cicd-variable-precedence */
  private readonly filledIn: Readonly<Record<string, string>>;
  private shared: Readonly<Record<string, string>>;

  constructor(
    readonly file: MergedFile,
    readonly event: PipelineEvent,
    private readonly unknown: UnknownParts,
    private readonly assumed: UnknownParts,
  ) {
    this.filledIn = event.kind === 'manual' ? { [PIPELINE_CHOICE]: event.pipeline, ...event.inputs } : {};
    this.shared = withVariables(predefined(event), asMapping(file.root.variables));
  }

  /** The variables of a scope on top of those of the pipeline. */
  variablesWith(...scopes: readonly Mapping[]): Record<string, string> {
    return { ...scopes.reduce<Readonly<Record<string, string>>>(withVariables, this.shared), ...this.filledIn };
  }

  /** Adds what the rule that made the pipeline sets for all of it. @see https://docs.gitlab.com/ci/yaml/#workflowrulesvariables */
  share(variables: Mapping): void {
    this.shared = withVariables(this.shared, variables);
  }

  facts(variables: Readonly<Record<string, string>>, report: (what: string) => void, path: string): Facts {
    const assume = (what: string): void => this.assumed.add(path, what);
    return { semantics: semanticsFor(variables, this.event.kind, assume), changed: new ChangedFiles(this.event, variables), report };
  }

  reporterFor({ name, path }: Pick<FileJob, 'name' | 'path'>): (what: string) => void {
    return (what) => this.unknown.add(path, `${name}: ${what}`);
  }
}

/** What GitLab leaves unset in the pipeline of an event; any other variable may come from the settings. */
const UNSET: Readonly<Record<EventKind, RegExp>> = {
  push: /^CI_(?:COMMIT_TAG|MERGE_REQUEST_|OPEN_MERGE_REQUESTS$|EXTERNAL_PULL_REQUEST_|PIPELINE_SCHEDULE_DESCRIPTION$)/,
  pullRequest: /^CI_(?:COMMIT_TAG|COMMIT_BRANCH$|EXTERNAL_PULL_REQUEST_|PIPELINE_SCHEDULE_DESCRIPTION$|MERGE_REQUEST_SOURCE_BRANCH_SHA$)/,
  tag: /^CI_(?:COMMIT_BRANCH$|MERGE_REQUEST_|OPEN_MERGE_REQUESTS$|EXTERNAL_PULL_REQUEST_|PIPELINE_SCHEDULE_DESCRIPTION$)/,
  schedule: /^CI_(?:COMMIT_TAG|MERGE_REQUEST_|OPEN_MERGE_REQUESTS$|EXTERNAL_PULL_REQUEST_)/,
  manual: /^CI_(?:COMMIT_TAG|MERGE_REQUEST_|OPEN_MERGE_REQUESTS$|EXTERNAL_PULL_REQUEST_|PIPELINE_SCHEDULE_DESCRIPTION$)/,
};

/** In `rules`, a word is a variable, and one that is not set is null. @see https://docs.gitlab.com/ci/jobs/job_rules/#cicd-variable-expressions */
function semanticsFor(variables: Readonly<Record<string, string>>, kind: EventKind, assume: (what: string) => void): Semantics {
  return {
    variable(name) {
      const variable = name.startsWith('$') ? name.slice(1) : undefined;
      if (variable !== undefined && Object.hasOwn(variables, variable)) return variables[variable];
      if (variable === 'CI_OPEN_MERGE_REQUESTS') assume('the branch is taken to have no open merge request');
      if (variable !== undefined && UNSET[kind].test(variable)) return null;
      throw new UnknownExpression(name);
    },
    call(name) {
      throw new UnknownExpression(name);
    },
    equal: (a, b) => a === b,
  };
}
