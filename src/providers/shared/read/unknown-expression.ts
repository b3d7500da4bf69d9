/** A part of an expression that a planner cannot evaluate. */
export class UnknownExpression extends Error {}
