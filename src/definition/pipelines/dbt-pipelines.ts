import { IConstruct } from 'constructs';
import { Component, Project } from 'projen';
import { PipelineFile } from './pipeline-file';
import { checkBranch } from '../../model/branch-name';
import { invalid, wrongType } from '../../model/invalid';
import { Job } from '../../model/job';
import { refuseUnknownNames } from '../../model/known-names';
import { checkFilledList, checkKnown, checkProps, PropertyNames } from '../../model/property';
import { synthesize } from '../../synth';
import { fillDefaultTask } from '../../synth/default-task';
import type { FailedValidation, SynthRequest } from '../../synth/request';
import { checkSettings } from '../../synth/settings';
import { AzurePipelinesOptions } from '../services/azure-pipelines-options';
import { CiProvider } from '../services/ci-provider';
import { GitHubActionsOptions } from '../services/github-actions-options';
import { GitLabCiOptions } from '../services/gitlab-ci-options';

/** Which services get pipelines, and what holds for all jobs. */
export interface DbtPipelinesOptions {
  /** The services to write pipeline files for. */
  readonly providers: CiProvider[];
  /**
   * The branch that changes are merged into.
   * @default 'main'
   */
  readonly defaultBranch?: string;
  /**
   * What is GitHub's own.
   * @default - see GitHubActionsOptions
   */
  readonly github?: GitHubActionsOptions;
  /**
   * What is GitLab's own.
   * @default - see GitLabCiOptions
   */
  readonly gitlab?: GitLabCiOptions;
  /**
   * What is Azure's own.
   * @default - see AzurePipelinesOptions
   */
  readonly azure?: AzurePipelinesOptions;
}

const PROPERTIES: PropertyNames<DbtPipelinesOptions> = { providers: true, defaultBranch: true, github: true, gitlab: true, azure: true };

/** What is asked of a job here: the class itself knows its pipelines, and may not be known by them. */
interface PipelineJob extends IConstruct {
  _toModel(pipelines: DbtPipelines): Job;
}

const COMPONENT_ID = 'dbt-pipelines';
const COMPONENT = Symbol.for('projen-dbt-pipelines.DbtPipelines');

/**
 * The pipelines of a dbt repository: jobs are defined below it, and synthesis writes the files of each provider. At most one for each project.
 * What `node.addValidation` of a construct below it finds fails the synthesis, before a file is touched.
 */
export class DbtPipelines extends Component {
  /**
   * The pipelines that a construct belongs to, or those of a project.
   * @throws an error when there are none
   */
  public static of(construct: IConstruct): DbtPipelines {
    const found = DbtPipelines._above(construct) ?? construct.node.tryFindChild(COMPONENT_ID);
    if (found === undefined || !isPipelines(found)) throw new Error(`construct "${construct.node.path || construct.node.id}" has no \`DbtPipelines\`: make one with \`new DbtPipelines(project, { providers: [...] })\``);
    return found;
  }

  /** @internal */
  public static _above(construct: IConstruct): DbtPipelines | undefined {
    return construct.node.scopes.find(isPipelines);
  }

  /** The services that get pipeline files. */
  public readonly providers: CiProvider[];
  /** The branch that changes are merged into. */
  public readonly defaultBranch: string;
  private readonly settings: SynthRequest['settings'];
  private readonly changedFiles: PipelineFile[] = [];

  /** @throws an error when a property is not allowed, or when the project has pipelines already */
  constructor(project: Project, options: DbtPipelinesOptions) {
    super(checkProject(project), COMPONENT_ID);
    Object.defineProperty(this, COMPONENT, { value: true });
    const { providers, defaultBranch = 'main', ...ofProviders } = new.target === DbtPipelines
      ? checkKnown('DbtPipelines', options, PROPERTIES)
      : checkProps('DbtPipelines', options);
    this.providers = checkProviders(providers);
    this.defaultBranch = checkBranch('defaultBranch', defaultBranch);
    this.settings = checkSettings(ofProviders);
  }

  /**
   * A generated file, to be changed last.
   *
   * @param provider one of the services that get files
   * @param name the file's name without folder and ending: on GitHub Actions and Azure Pipelines the id of the last job in it
   * @throws an error when the provider gets no files; a name that is not there fails the synthesis
   */
  public file(provider: CiProvider, name?: string): PipelineFile {
    if (!this.providers.includes(provider)) throw invalid('provider', provider, 'gets no files', `add it to \`providers\`, which has ${this.providers.join(', ')}`);
    const file = new PipelineFile(provider, name);
    this.changedFiles.push(file);
    return file;
  }

  /** Checks the definition and renders all files, before the first of them is touched. */
  public preSynthesize(): void {
    super.preSynthesize();
    fillDefaultTask(this.project);
    synthesize(this.project, {
      definition: {
        path: COMPONENT_ID,
        defaultBranch: this.defaultBranch,
        jobs: this.jobs().map((job) => job._toModel(this)),
      },
      providers: this.providers.map((provider): `${CiProvider}` => provider),
      settings: this.settings,
      failedValidations: this.node.findAll().flatMap((construct) => this.failedValidations(construct)),
      changes: this.changedFiles.map(({ provider, name, _changes }) => ({ provider, name, changes: _changes })),
    });
  }

  /** @internal */
  public _pathOf(construct: IConstruct): string {
    return construct.node.path.slice(this.node.path.length + 1);
  }

  private jobs(): PipelineJob[] {
    return this.node.findAll().filter((construct): construct is PipelineJob => '_toModel' in construct);
  }

  /** What `node.addValidation` of a construct below these pipelines finds. */
  private failedValidations(construct: IConstruct): FailedValidation[] {
    return construct.node.validate().map((message) => ({ path: construct === this ? COMPONENT_ID : this._pathOf(construct), message }));
  }
}

refuseUnknownNames('DbtPipelines', DbtPipelines);

function isPipelines(construct: IConstruct): construct is DbtPipelines {
  return COMPONENT in construct;
}

function checkProject(project: Project): Project {
  if (!Project.isProject(project)) throw wrongType('project', project, 'a projen project');
  if (project.parent) {
    throw new Error(`project: "${project.name}" is a subproject, and the services read pipeline files at the root of a repository only: hand the root project to \`DbtPipelines\``);
  }
  if (project.node.tryFindChild(COMPONENT_ID)) throw new Error(`project: "${project.name}" has a \`DbtPipelines\` already: define the jobs below that one`);
  return project;
}

function checkProviders(providers: CiProvider[]): CiProvider[] {
  const known = Object.values(CiProvider);
  const allowed = `allowed are ${known.map((provider) => `CiProvider.${provider.toUpperCase()}`).join(', ')}`;
  for (const provider of checkFilledList('providers', providers, `a list (${allowed})`)) if (!known.includes(provider)) throw invalid('providers', provider, 'is not a provider', allowed);
  return [...new Set(providers)];
}
