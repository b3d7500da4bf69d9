import * as YAML from 'yaml';
import { bitbucketPipelines, Shape } from './bitbucket-shape';
import { Validator } from './validator';

/** Refuses each key that Atlassian does not document at its place: the public schema leaves most objects open and lets a misspelt key pass. */
export const bitbucketKeys: Validator = {
  name: 'strict keys of bitbucket-pipelines.yml',
  findings: async (_path, text) => problems('', YAML.parse(text) as unknown, bitbucketPipelines),
};

function problems(at: string, value: unknown, shape: Shape): string[] {
  if (Array.isArray(value)) return listProblems(at, value, shape);
  if (typeof value === 'object' && value !== null) return mapProblems(at, value as Record<string, unknown>, shape);
  if (value !== null && shape.scalar) return [];
  return [`${at || '/'}: ${JSON.stringify(value)} does not belong here`];
}

function listProblems(at: string, list: readonly unknown[], shape: Shape): string[] {
  const { items } = shape;
  if (!items) return [`${at || '/'}: a list does not belong here`];
  if (list.length === 0) return [`${at || '/'}: the list is empty`];
  return list.flatMap((item, index) => problems(`${at}/${index}`, item, items));
}

function mapProblems(at: string, map: Readonly<Record<string, unknown>>, shape: Shape): string[] {
  const { keys, named, required = [] } = shape;
  if (!keys && !named) return [`${at || '/'}: a map does not belong here`];
  return [
    ...required.filter(key => !(key in map)).map(key => `${at || '/'}: the key "${key}" is missing`),
    ...Object.entries(map).flatMap(([key, value]) => {
      const inner = named ?? keys?.[key];
      return inner ? problems(`${at}/${key}`, value, inner) : [`${at || '/'}: unknown key "${key}"`];
    }),
  ];
}
