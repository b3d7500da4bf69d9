import { EndOfLine, Project } from 'projen';
import { DbtPipelines, DbtPipelinesOptions } from './dbt-pipelines';
import { checkKnown, checkProps, checkText, PropertyNames } from '../../model/property';

/** A dbt repository and its pipelines. */
export interface DbtProjectOptions extends DbtPipelinesOptions {
  /** Name of the project. */
  readonly name: string;
  /**
   * Folder of the repository.
   * @default '.'
   */
  readonly outdir?: string;
}

const PROPERTIES: PropertyNames<DbtProjectOptions> = {
  name: true, outdir: true, providers: true, defaultBranch: true, github: true, gitlab: true, azure: true,
};

/**
 * A dbt repository: it gets pipeline files and projen's own records below `.projen`, and nothing else. `dbt_project.yml`, the models,
 * `.gitignore`, `.gitattributes`, README and `package.json` stay yours.
 *
 * @pjid dbt
 */
export class DbtProject extends Project {
  /** The pipelines: the first argument of each job. */
  public readonly pipelines: DbtPipelines;

  /** @throws an error when an option is not allowed */
  constructor(options: DbtProjectOptions) {
    const { name, outdir, providers, defaultBranch, github, gitlab, azure } = new.target === DbtProject ? checkKnown('DbtProject', options, PROPERTIES) : checkProps('DbtProject', options);
    super({ name: checkText('name', name, 'the name of the project'), outdir: outdir && checkText('outdir', outdir, 'a folder'), gitOptions: { endOfLine: EndOfLine.NONE } });
    // projen would write both anew and lose the lines of the repository
    this.tryRemoveFile('.gitignore');
    this.tryRemoveFile('.gitattributes');
    this.pipelines = new DbtPipelines(this, { providers, defaultBranch, github, gitlab, azure });
  }
}
