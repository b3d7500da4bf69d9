import { annotationText } from './annotations';
import type { Facts, StepFacts } from './facts';
import type { NodeResult } from './node-result';

/**
 * The results as JUnit XML: a suite for each step, a test case for each node. A step without nodes is a test case itself, so
 * that a run that fails before dbt does is not an empty report.
 *
 * @see https://docs.gitlab.com/ci/testing/unit_test_reports/
 * @see https://learn.microsoft.com/azure/devops/pipelines/tasks/reference/publish-test-results-v2
 */
export function junit(facts: Facts): string {
  const steps = facts.steps.some(hasResults) ? facts.steps.filter(step => hasResults(step) || step.failed) : facts.steps;
  const suites = steps.map(suite);
  const attributes = counts(suites.flatMap(({ cases }) => cases), facts.seconds);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    element('testsuites', { name: facts.run === undefined ? `dbt Cloud job ${facts.jobId}` : `dbt Cloud run ${facts.run.id}`, ...attributes },
      suites.map(({ name, seconds, cases }) => element('testsuite', { name, ...counts(cases, seconds) }, cases.map(testCase)))),
    '',
  ].join('\n');
}

interface Case {
  readonly classname: string;
  readonly name: string;
  readonly seconds: number;
  readonly file?: string;
  readonly outcome?: Ended;
  readonly note?: string;
}

interface Ended {
  readonly tag: 'failure' | 'error' | 'skipped';
  readonly message: string;
}

interface Suite {
  readonly name: string;
  readonly seconds: number;
  readonly cases: readonly Case[];
}

function hasResults(step: StepFacts): boolean {
  return step.results.length > 0;
}

function suite(step: StepFacts): Suite {
  const seconds = step.seconds ?? step.results.reduce((sum, result) => sum + result.seconds, 0);
  const cases = hasResults(step) ? step.results.map(nodeCase) : [stepCase(step)];
  return { name: `${step.number}. ${step.name}`, seconds, cases };
}

function nodeCase(node: NodeResult): Case {
  const known = { classname: node.id.split('.').slice(0, 2).join('.'), name: node.name, seconds: node.seconds, file: node.file };
  const message = annotationText(node);
  switch (node.verdict) {
    case 'failed': return ended(known, 'failure', message);
    case 'errored': return ended(known, 'error', message);
    case 'skipped': return ended(known, 'skipped', node.message);
    // JUnit knows no warning
    case 'warned': return { ...known, note: `${node.status}: ${message}` };
    case 'passed': return known;
  }
}

function stepCase(step: StepFacts): Case {
  const known = { classname: 'dbt Cloud', name: step.name, seconds: step.seconds ?? 0 };
  if (step.failed) return ended(known, 'error', `the step ended with ${step.status}`);
  return step.status === 'Success' ? known : ended(known, 'skipped', step.status);
}

function ended(known: Case, tag: Ended['tag'], message: string): Case {
  return { ...known, outcome: { tag, message } };
}

function testCase({ classname, name, seconds, file, outcome, note }: Case): string {
  const content = outcome === undefined
    ? note === undefined ? [] : [`<system-out>${xmlText(note)}</system-out>`]
    : [`<${outcome.tag} message="${xmlText(outcome.message.split('\n')[0])}">${xmlText(outcome.message)}</${outcome.tag}>`];
  return element('testcase', { classname, name, file, time: seconds.toFixed(3) }, content);
}

function counts(cases: readonly Case[], seconds: number): Readonly<Record<string, string | number>> {
  const count = (tag: string) => cases.filter(({ outcome }) => outcome?.tag === tag).length;
  return {
    tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped'), time: seconds.toFixed(3),
  };
}

function element(tag: string, attributes: Readonly<Record<string, string | number | undefined>>, content: readonly string[]): string {
  const written = Object.entries(attributes).map(([name, value]) => value === undefined ? '' : ` ${name}="${xmlText(`${value}`)}"`);
  const start = `<${tag}${written.join('')}`;
  return content.length === 0 ? `${start}/>` : `${start}>\n${content.join('\n')}\n</${tag}>`;
}

// Outside of these an XML 1.0 document holds no character, not even escaped.
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&apos;', '\r': '&#13;' };

/** @see https://www.w3.org/TR/xml/#charsets */
function xmlText(text: string): string {
  return text.replace(NOT_XML, '?').replace(/[&<>"'\r]/g, character => ENTITIES[character]);
}
