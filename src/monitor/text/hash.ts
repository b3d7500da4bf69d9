import { createHash } from 'node:crypto';

/** Hexadecimal digits that stand for a text. */
export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Eight of them. */
export function shortHash(text: string): string {
  return hash(text).slice(0, 8);
}
