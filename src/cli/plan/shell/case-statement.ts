import { Word } from './word';
import { NotAWord, WordReader } from './word-reader';

/** `case <subject> in <arms> esac` on one line. */
export interface CaseStatement {
  readonly subject: Word;
  readonly arms: readonly Arm[];
}

interface Arm {
  readonly patterns: readonly Word[];
  readonly body: string;
}

/** Undefined for a text that is anything else. */
export function readCase(text: string): CaseStatement | undefined {
  if (!/^case\s/.test(text)) return undefined;
  try {
    const reader = new WordReader(text);
    reader.skip(/case\s+/y);
    const subject = reader.word();
    reader.skip(/in\s+/y);
    const arms: Arm[] = [];
    while (!reader.tries(/esac\s*$/y)) arms.push({ patterns: reader.patterns(), body: reader.body() });
    return { subject, arms };
  } catch (error) {
    if (error instanceof NotAWord) return undefined;
    throw error;
  }
}
