import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { definitionText, errorCases, failureOf, recordedMessage } from './errors';
import { DIAGNOSTIC_CODES } from '../../src/model/diagnostic';
import { repository } from '../support/repository';

const DOCUMENT = fs.readFileSync(path.join(__dirname, '../../docs/diagnostics.md'), 'utf8');

/** The paragraphs of the document, by the code in their heading. */
const PARAGRAPHS = new Map(DOCUMENT.split(/^## /m).slice(1).map((part) => {
  const [heading, ...lines] = part.split('\n');
  return [heading.replace(/`/g, ''), lines.join('\n')];
}));

function blockOf(code: string, language: string): string | undefined {
  return new RegExp(`\`\`\`${language}\n(.*?)\n\`\`\``, 's').exec(PARAGRAPHS.get(code) ?? '')?.[1];
}

describe('the list of codes is closed', () => {
  test('each has a definition that fails with it, and there is no other', () => {
    expect(errorCases()).toEqual([...DIAGNOSTIC_CODES].sort());
  });

  test('each has a paragraph in the document, in the same order, and there is no other', () => {
    expect([...PARAGRAPHS.keys()]).toEqual([...DIAGNOSTIC_CODES]);
  });
});

describe.each([...DIAGNOSTIC_CODES])('%s', (code) => {
  test('fails with the message on record, and nothing is written', async () => {
    const { message, before, after } = await failureOf(code, repository());
    expect(message).toBe(recordedMessage(code));
    expect(after).toEqual(before);
  });

  test('has the same definition and message in the document', () => {
    expect(blockOf(code, 'ts')).toBe(definitionText(code));
    expect(blockOf(code, 'text')).toBe(recordedMessage(code));
  });

  test('names the construct, what is wrong and what to do, in the form of all messages', () => {
    const [title, ...problems] = recordedMessage(code).split('\n');
    expect(title).toBe('the pipelines cannot be written, and no file was touched:');
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      expect(problem).toMatch(new RegExp(`^  - [\\w/-]+: .+: .+ \\(${code}\\)$`));
      expect(problem).not.toMatch(/[.!] \([a-z-]+\)$/);
    }
  });
});
