import { invalid } from '../../model/invalid';
import { checkFilledList, checkKnown, checkShortText, PropertyNames } from '../../model/property';
import { Runner } from '../../model/runner';

/** The machine of one job, by the name that each provider has for it. What is not set is what the pipelines say for all jobs. */
export interface JobRunner {
  /**
   * Label of a runner of GitHub Actions.
   * @default - `github.runner` of the pipelines
   */
  readonly github?: string;
  /**
   * Tags of a runner of GitLab CI.
   * @default - `gitlab.tags` of the pipelines
   */
  readonly gitlab?: string[];
  /**
   * Image of Microsoft's machines. At most one of this and `azurePool`.
   * @default - `azure.vmImage` of the pipelines
   */
  readonly azureImage?: string;
  /**
   * A pool of your own machines.
   * @default - Microsoft's machines
   */
  readonly azurePool?: string;
  /**
   * Labels of your own runners of Bitbucket Pipelines, beside `self.hosted`.
   * @default - Atlassian's machines
   */
  readonly bitbucket?: string[];
}

const PROPERTIES: PropertyNames<JobRunner> = { github: true, gitlab: true, azureImage: true, azurePool: true, bitbucket: true };

/** @internal @throws an error when a property is not allowed */
export function checkRunner(runner: JobRunner): Runner {
  const { github, gitlab, azureImage, azurePool, bitbucket } = checkKnown('runner', runner, PROPERTIES);
  if (azureImage !== undefined && azurePool !== undefined) throw invalid('runner.azurePool', azurePool, 'is given beside `azureImage`', 'give one of the two');
  return {
    github: github === undefined ? undefined : checkShortText('runner.github', github, 'a label as a text'),
    gitlab: gitlab === undefined ? undefined : checkNames('runner.gitlab', gitlab, 'a list of tags'),
    azure: azureOf(azureImage, azurePool),
    bitbucket: bitbucket === undefined ? undefined : checkNames('runner.bitbucket', bitbucket, 'a list of labels'),
  };
}

function azureOf(image: string | undefined, pool: string | undefined): Runner['azure'] {
  if (image !== undefined) return { kind: 'image', name: checkShortText('runner.azureImage', image, 'the name of an image') };
  return pool === undefined ? undefined : { kind: 'pool', name: checkShortText('runner.azurePool', pool, 'the name of a pool') };
}

function checkNames(property: string, names: readonly string[], expected: string): string[] {
  return [...new Set(checkFilledList(property, names, expected).map((name) => checkShortText(property, name)))];
}
