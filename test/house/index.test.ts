import * as path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { ROOT, sourceFiles } from './source-files';
import * as library from '../../src';

const INDEX = path.join(ROOT, 'src/index.ts');
const FILES = sourceFiles('src/definition').map((file) => path.join(ROOT, file));
const program = ts.createProgram([INDEX, ...FILES], { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, skipLibCheck: true, types: ['node'] });
const checker = program.getTypeChecker();

/** What a file exports, by the place where it is declared. */
function exportsOf(file: string): ts.Symbol[] {
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  const exported = symbol ? checker.getExportsOfModule(symbol) : [];
  return exported.map((one) => (one.declarations?.some(ts.isExportSpecifier) ? checker.getAliasedSymbol(one) : one));
}

function isInternal(symbol: ts.Symbol): boolean {
  return symbol.getJsDocTags(checker).some(({ name }) => name === 'internal');
}

describe('the index', () => {
  const exported = exportsOf(INDEX);
  const defined = FILES.flatMap(exportsOf);

  test('exports everything public of src/definition, and nothing else', () => {
    const names = (symbols: readonly ts.Symbol[]): string[] => symbols.map(({ name }) => name).sort();
    expect(names(exported)).toEqual(names(defined.filter((symbol) => !isInternal(symbol))));
    expect(exported.length).toBeGreaterThan(50);
  });

  test('leaves out what is internal when the library is loaded, too', () => {
    const internal = defined.filter(isInternal).map(({ name }) => name);
    expect(internal).toContain('PipelineJob');
    expect(Object.keys(library).filter((name) => internal.includes(name))).toEqual([]);
  });

  test('exports classes and types, and no function', () => {
    const isValue = (one: ts.Declaration): boolean => ts.isFunctionDeclaration(one) || ts.isVariableDeclaration(one);
    expect(exported.filter(({ declarations }) => declarations?.some(isValue)).map(({ name }) => name)).toEqual([]);
  });
});
