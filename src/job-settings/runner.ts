import type { JobRunner } from '../job-runner';
import { invalid } from '../model/invalid';
import { checkFilledList, checkKnown, checkShortText, PropertyNames } from '../model/property';
import { Runner } from '../model/runner';

const PROPERTIES: PropertyNames<JobRunner> = { github: true, gitlab: true, azureImage: true, azurePool: true, bitbucket: true };

/** @throws an error when a property is not allowed */
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
