/** The closed list of codes; each has a paragraph in docs/diagnostics.md. */
export const DIAGNOSTIC_CODES = [
  'no-job',
  'failed-validation',
  'duplicate-id',
  'duplicate-name',
  'unknown-need',
  'needs-other-event',
  'overlapping-patterns',
  'different-filters',
  'inputs-differ',
  'secret-environment',
  'variable-and-secret',
  'unspellable-value',
  'not-supported',
  'pattern-not-expressible',
  'code-host-needed',
  'order-not-expressible',
  'ambiguous-key',
  'too-many-steps',
  'file-too-large',
  'foreign-file',
  'taken-path',
  'override-target',
] as const;

export type DiagnosticCode = typeof DIAGNOSTIC_CODES[number];

/** One thing that is wrong with a definition. Checks collect them; synth throws once, before a file is touched. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  /** Path of the construct that the user wrote. */
  readonly path: string;
  /** Lower case, no final period: the property, its value, what is allowed. */
  readonly message: string;
  /** What to do, in the imperative; undefined: the message says it. */
  readonly fix?: string;
}
