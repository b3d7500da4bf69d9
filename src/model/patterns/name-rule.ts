/** One line of a filter: the names that match the pattern are in the set, or are not. */
export interface NameRule {
  readonly pattern: string;
  readonly included: boolean;
}

/** The last rule that matches a name decides; a name that none matches is not in the set. */
export type NameSet = readonly NameRule[];
