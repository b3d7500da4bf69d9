import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

const MONITOR = path.join(__dirname, '..', '..', '..', 'src', 'monitor');

/** A regular expression in the source of the program. */
export interface Pattern {
  /** The file below `src/monitor`, and the expression as it is written: `report/junit.ts /[&<>]/g`. */
  readonly id: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression that is written in the program; those that are made at run time have no source, and the text of the call. */
export function patternsOfTheProgram(): readonly Pattern[] {
  return fs.readdirSync(MONITOR, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts')).sort()
    .flatMap(file => patternsIn(file.split(path.sep).join('/'), fs.readFileSync(path.join(MONITOR, file), 'utf8')));
}

/** Every regular expression in a text of TypeScript. */
export function patternsIn(file: string, text: string): readonly Pattern[] {
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ id: `${file} ${node.text}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp') {
      found.push({ id: `${file} ${node.expression.getText()}`, source: '', flags: '' });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

/** Whether a part of the expression may match a text of any length. */
export function isUnbounded(source: string): boolean {
  // without character classes and what is escaped, in which these signs are themselves
  return /[*+]|\{\d+,\}/.test(source.replace(/\\./g, 'x').replace(/\[(?:\\.|[^\]])*\]/g, 'x'));
}
