import { PlannedStep, RunOutcome } from './run-life';

/** A node of the dbt project that the emulator pretends to build: a small one in the style of dbt's own tutorial. */
export interface DbtNode {
  readonly kind: 'seed' | 'model' | 'test';
  readonly name: string;
  /** `view`, `table`, `seed` or `test`. */
  readonly materialized: string;
  readonly columns: readonly string[];
  /** Names of the nodes that this one reads. */
  readonly dependsOn: readonly string[];
}

/** What became of a node in one step. */
export interface NodeResult {
  readonly node: DbtNode;
  readonly status: 'success' | 'pass' | 'error' | 'fail' | 'skipped';
  readonly message: string | null;
  /** The number of rows that a test found at fault; null for what is not a test. */
  readonly failures: number | null;
}

/** In the order in which dbt builds them. */
export const NODES: readonly DbtNode[] = [
  seed('raw_customers', ['id', 'name']),
  seed('raw_orders', ['id', 'customer_id', 'amount']),
  model('stg_customers', 'view', ['customer_id', 'customer_name'], ['raw_customers']),
  model('stg_orders', 'view', ['order_id', 'customer_id', 'amount'], ['raw_orders']),
  test('unique_stg_customers_customer_id', 'stg_customers'),
  test('not_null_stg_orders_order_id', 'stg_orders'),
  model('customers', 'table', ['customer_id', 'customer_name', 'lifetime_value'], ['stg_customers', 'stg_orders']),
  model('orders', 'table', ['order_id', 'customer_id', 'amount'], ['stg_orders']),
  test('unique_customers_customer_id', 'customers'),
  test('not_null_orders_customer_id', 'orders'),
];

/** The kinds of node on which a command works, by its first word. */
const WORKS_ON: Readonly<Record<string, readonly DbtNode['kind'][]>> = {
  build: ['seed', 'model', 'test'],
  run: ['model'],
  test: ['test'],
  seed: ['seed'],
  compile: ['model'],
  docs: ['model'],
};

/** The node that fails where a step has to fail. */
const FAILING: readonly string[] = ['customers', 'unique_customers_customer_id', 'raw_customers'];

/** What a step did to the nodes of the project; nothing for a step that works on none. */
export function nodeResults(step: PlannedStep, outcome: RunOutcome): NodeResult[] {
  const subcommand = /\bdbt(?:f)?\s+(?:-\S+\s+)*([\w-]+)/.exec(step.command ?? '')?.[1] ?? '';
  const nodes = NODES.filter((node) => WORKS_ON[subcommand]?.includes(node.kind));
  const failing = outcome === 'error' ? FAILING.find((name) => nodes.some((node) => node.name === name)) : undefined;
  const broken = new Set<string>();
  return nodes.map((node) => {
    if (node.name === failing) {
      broken.add(node.name);
      return failed(node);
    }
    if (!node.dependsOn.some((name) => broken.has(name))) return succeeded(node);
    broken.add(node.name);
    return { node, status: 'skipped', message: null, failures: null };
  });
}

/** The id of a node in dbt's artifacts. */
export function uniqueId(node: DbtNode): string {
  return `${node.kind}.emulated.${node.name}`;
}

/** Where the node is written in the dbt project. */
export function filePath(node: DbtNode): string {
  if (node.kind === 'seed') return `seeds/${node.name}.csv`;
  return node.kind === 'test' ? 'models/schema.yml' : `models/${node.name}.sql`;
}

/** Where dbt writes the SQL of a node that it sends to the database. */
export function compiledPath(node: DbtNode): string {
  const path = `target/compiled/emulated/${filePath(node)}`;
  return node.kind === 'test' ? `${path}/${node.name}.sql` : path;
}

function succeeded(node: DbtNode): NodeResult {
  return node.kind === 'test'
    ? { node, status: 'pass', message: null, failures: 0 }
    : { node, status: 'success', message: 'SUCCESS 1', failures: null };
}

function failed(node: DbtNode): NodeResult {
  if (node.kind === 'test') return { node, status: 'fail', message: 'Got 1 result, configured to fail if != 0', failures: 1 };
  const message = [
    `Database Error in ${node.kind} ${node.name} (${filePath(node)})`,
    '  000904 (42000): SQL compilation error: error line 4 at position 2',
    "  invalid identifier 'LIFETIME_VALUE'",
    ...(node.kind === 'seed' ? [] : [`  compiled code at ${compiledPath(node)}`]),
  ].join('\n');
  return { node, status: 'error', message, failures: null };
}

function seed(name: string, columns: readonly string[]): DbtNode {
  return { kind: 'seed', name, materialized: 'seed', columns, dependsOn: [] };
}

function model(name: string, materialized: string, columns: readonly string[], dependsOn: readonly string[]): DbtNode {
  return { kind: 'model', name, materialized, columns, dependsOn };
}

function test(name: string, tested: string): DbtNode {
  return { kind: 'test', name, materialized: 'test', columns: [], dependsOn: [tested] };
}
