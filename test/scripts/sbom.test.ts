import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

interface Component {
  readonly 'bom-ref': string;
  readonly 'name': string;
}

interface Bill {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Manifest {
  readonly name: string;
  readonly bundledDependencies: readonly string[];
}

const ROOT = path.join(__dirname, '../..');
const component = (name: string): Component => ({ 'bom-ref': `${name}@1`, 'name': name });
const INSTALLED: Bill = {
  metadata: { component: component('folder') },
  components: [...['a', 'b', 'below-b', 'tool', 'below-tool'].map(component), { 'bom-ref': 'a@2', 'name': 'a' }],
  dependencies: [
    { ref: 'folder@1', dependsOn: ['a@1', 'b@1', 'tool@1'] },
    { ref: 'a@1', dependsOn: [] },
    { ref: 'b@1', dependsOn: ['below-b@1'] },
    { ref: 'below-b@1', dependsOn: ['b@1'] },
    { ref: 'tool@1', dependsOn: ['below-tool@1', 'a@2'] },
  ],
};

let billOf: (bill: Bill, manifest: Manifest) => Bill;
beforeAll(async () => { ({ billOf } = await import(path.join(ROOT, 'scripts/sbom.mjs')) as { billOf: typeof billOf }); });

describe('the bill of materials', () => {
  test('has what the package brings along and what that needs, and no tool of the build', () => {
    const bill = billOf(INSTALLED, { name: 'package', bundledDependencies: ['a', 'b'] });
    expect(bill.components.map(({ name }) => name)).toEqual(['a', 'b', 'below-b']);
    expect(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn])).toEqual([['folder@1', ['a@1', 'b@1']], ['a@1', []], ['b@1', ['below-b@1']], ['below-b@1', ['b@1']]]);
  });

  test('is of the package, whatever the folder is called', () => {
    expect(billOf(INSTALLED, { name: 'package', bundledDependencies: ['a'] }).metadata.component.name).toBe('package');
  });

  test('is refused without a part that is brought along', () => {
    expect(() => billOf(INSTALLED, { name: 'package', bundledDependencies: ['a', 'gone'] })).toThrow('the bill of materials lacks gone');
  });

  test('of this package is made of what npm knows of it', () => {
    const manifest = JSON.parse(execFileSync('npm', ['pkg', 'get', 'name', 'bundledDependencies'], { cwd: ROOT, encoding: 'utf8' })) as Manifest;
    // by the lock: the suite also runs beside other peers than package.json asks for, of which npm makes no bill
    const installed = JSON.parse(execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] })) as Bill;
    const names = billOf(installed, manifest).components.map(({ name }) => name);
    expect(names.sort()).toEqual([...manifest.bundledDependencies].sort());
  });
});
