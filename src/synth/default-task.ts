import * as fs from 'node:fs';
import * as path from 'node:path';
import { Project } from 'projen';

/** The definition in Python, which our own loader does not run. */
const PYTHON_DEFINITION = '.projenrc.py';

/**
 * Lets `npx projen` run the definition: a project without a step of its own would succeed and do nothing.
 * A task that somebody has filled stays as it is.
 */
export function fillDefaultTask({ defaultTask, outdir }: Project): void {
  if (defaultTask?.steps.length !== 0) return;
  const inPython = fs.existsSync(path.join(outdir, PYTHON_DEFINITION));
  defaultTask.exec(inPython ? `python ${PYTHON_DEFINITION}` : 'dbt-pipelines synth');
}
