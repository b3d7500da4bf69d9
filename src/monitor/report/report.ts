import type { Configuration } from '../configuration';
import { ExitCode, Variable } from '../contract';
import type { Clock } from '../drive';
import { logTail } from '../log-tail';
import { failedStep } from '../progress';
import { defused } from '../safe-line';
import type { Environment } from '../setting';
import { artifactFetcher } from './artifact';
import { codeQuality } from './code-quality';
import { factsOf, hasEnded, type Ending } from './ending';
import { allResults, type Facts } from './facts';
import { failureLines } from './failure-lines';
import { gatherResults, type GatheredResults } from './gather-results';
import { junit } from './junit';
import { markdown } from './markdown';
import { failures } from './node-result';
import { outcomeJson } from './outcome-json';
import { words, type Printed } from './printed';
import type { Provider } from './provider';
import { readReportSettings } from './report-settings';
import { saveArtifacts } from './save-artifacts';
import { sendInsights } from './send-insights';
import { addToReport, writeReport } from './write-report';

/** Where reports go, and by what means. */
export interface Desk {
  readonly environment: Environment;
  /** Missing where the variables were wrong. */
  readonly configuration?: Configuration;
  readonly provider: Provider;
  /** What must not be in any report. */
  readonly secrets: readonly string[];
  /** Makes text from outside fit for a report. */
  readonly clean: (text: string) => string;
  readonly print: (printed: readonly Printed[]) => void;
  readonly clock: Clock;
  /** Ends all requests and waits. */
  readonly signal: AbortSignal;
}

/** Tells how the program ended, in all the ways that are wanted. Whatever fails is one line in the log and changes nothing else. */
export async function report(ending: Ending, desk: Desk): Promise<void> {
  const settings = readReportSettings(desk.environment);
  const { provider, environment, configuration, clean, print, clock } = desk;
  const attempt = async (what: string, action: () => Promise<readonly string[] | void>) => {
    const problems = await action().catch((error: unknown) => [`${what} failed: ${error instanceof Error ? error.message : String(error)}`]);
    if (problems) print(words(problems.map(problem => `report: ${problem}`)));
  };
  const which = settings.junitPath === undefined && settings.codeQualityPath === undefined ? 'failed' : 'all';
  const gathered = await gather(ending, desk, which);
  const facts = factsOf(ending, configuration, clock.now(), clean, step => gathered.byStep.get(step.number) ?? []);
  print([...explanation(ending, facts, desk), ...provider.annotate(facts), ...words(gathered.problems.map(problem => `report: ${problem}`))]);
  const { junitPath, codeQualityPath, artifactsFolder, outcomePath } = settings;
  if (junitPath !== undefined) await attempt(Variable.JUNIT_PATH, () => writeReport(junitPath, junit(facts)));
  if (codeQualityPath !== undefined) await attempt(Variable.CODE_QUALITY_PATH, () => writeReport(codeQualityPath, codeQuality(facts)));
  const summary = provider.summary(environment);
  if (summary !== undefined) {
    await attempt('the summary', async () => {
      await addToReport(summary.file, markdown(facts, summary.mostBytes), summary.mostBytes);
      print(summary.announce);
    });
  }
  if (outcomePath === '-') print(words([outcomeJson(facts)]));
  else if (outcomePath !== undefined) await attempt(Variable.OUTPUT_JSON, () => writeReport(outcomePath, `${outcomeJson(facts)}\n`));
  if (configuration === undefined || desk.signal.aborted) return;
  await attempt('the Code Insights report', () => sendInsights(facts, environment, configuration, desk.signal));
  const { run } = ending;
  if (artifactsFolder !== undefined && run !== undefined && hasEnded(ending.seen)) {
    await attempt(Variable.ARTIFACTS_DIR, () => saveArtifacts(artifactsFolder, artifactFetcher(configuration, run.id, desk.signal), desk.secrets));
  }
}

async function gather({ run, seen }: Ending, desk: Desk, which: 'failed' | 'all'): Promise<GatheredResults> {
  const { configuration, signal } = desk;
  const nothing = configuration === undefined || run === undefined || seen === undefined || !hasEnded(seen) || signal.aborted;
  if (nothing) return { byStep: new Map(), problems: [] };
  return gatherResults(seen, which, { ...desk, fetch: artifactFetcher(configuration, run.id, signal) });
}

/** Why the run failed: its models and tests that failed, else the end of the failed step's log. */
function explanation({ outcome, seen }: Ending, facts: Facts, desk: Desk): readonly Printed[] {
  const step = seen === undefined ? undefined : failedStep(seen);
  if (outcome.code !== ExitCode.RUN_FAILED || step === undefined) return [];
  const failing = failures(allResults(facts));
  if (failing.length > 0) return words(failureLines(failing));
  if (step.log === '') return words([`step ${step.number}, ${step.name}, has no log yet`]);
  const [title, ...lines] = logTail(step, desk.configuration?.logLines ?? 0);
  return title === undefined ? [] : desk.provider.fold(defused(desk.clean(title)), lines, desk.clock.now());
}
