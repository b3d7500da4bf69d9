import { CellStart, StartCell } from '../../../../model/start-cells';

/** A cell of names, and a text that is equal for cells that run the same. */
export interface ContentCell extends StartCell {
  readonly content: string;
}

/** A key below `branches` or `tags`, and what runs for the names that it is the most specific key of. */
export interface NameKey {
  readonly key: string;
  readonly starts: readonly CellStart[];
  readonly content: string;
  /** The pattern of the cell that it is for. */
  readonly pattern: string;
  /** The pattern of the next more general key, which would run if this one was not there. */
  readonly general?: string;
}
