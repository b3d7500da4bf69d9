import type { Environment } from '../setting';
import { azure } from './azure';
import type { Facts } from './facts';
import { github } from './github';
import { gitlab } from './gitlab';
import type { Printed } from './printed';
import { terminal } from './terminal';

/** How a provider shows what this program has to say. */
export interface Provider {
  /** Has the provider take the secret out of everything that this job prints from now on. */
  mask(secret: string): readonly Printed[];
  /** Lines under a title of one line in which nothing is a command, folded where the provider can. `now` is in milliseconds since 1970. */
  fold(title: string, lines: readonly string[], now: number): readonly Printed[];
  /** A sentence that a reader should not miss, although nothing went wrong. */
  notice(sentence: string): readonly Printed[];
  /** What went wrong, at the places in the code. */
  annotate(facts: Facts): readonly Printed[];
  /** Where a summary in Markdown goes, if the provider shows one. */
  summary(env: Environment): Summary | undefined;
}

export interface Summary {
  readonly file: string;
  /** What to print once the file is there. */
  readonly announce: readonly Printed[];
}

/** The provider whose job this is, by the variable that each of them sets. */
export function providerOf(env: Environment): Provider {
  if (env.GITHUB_ACTIONS === 'true') return github;
  if (env.GITLAB_CI === 'true') return gitlab;
  if (/^true$/i.test(env.TF_BUILD ?? '')) return azure;
  // Bitbucket Pipelines reads no commands in a log; its reports are files and requests
  return terminal;
}
