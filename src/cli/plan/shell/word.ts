/** A word of the shell, as far as a reader needs it who runs nothing. */
export type Word = readonly WordPart[];

export type WordPart = TextPart | ParameterPart | CommandPart;

export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
  /** `*` and `?` are signs like any other. */
  readonly quoted: boolean;
}

/** `$NAME`, or `${NAME<operator><operand>}`. */
export interface ParameterPart {
  readonly kind: 'parameter';
  readonly name: string;
  readonly operator: Operator | '';
  readonly operand: Word;
}

/** `$( … )` */
export interface CommandPart {
  readonly kind: 'command';
  /** Between the brackets. */
  readonly source: string;
}

export const OPERATORS = [':-', ':+', '-', '+', '##', '#', '%%', '%', '//', ',,'] as const;

export type Operator = typeof OPERATORS[number];
