import { nearest } from './nearest';

/** What a name looks like that a person types for a value: `SNOWFLAKE`. */
const VALUE_NAME = /^[A-Z][A-Z0-9_]*$/;

/**
 * Lets `Holder.NAME` throw where `Holder` has no such name, and says the nearest one. JavaScript and the loader of definitions check no types: the
 * slip would arrive as `undefined`, or be called as a function that is none. Other names than those of values throw only where one with the
 * same first letter is near, because tools ask classes for many things, such as `then` and `toJSON`.
 */
export function refuseUnknownNames(holderName: string, holder: object): void {
  const known = Object.getOwnPropertyNames(holder).filter((name) => !name.startsWith('_') && !INHERITED_BY_FUNCTIONS.has(name));
  const parent = Object.getPrototypeOf(holder) as object;
  Object.setPrototypeOf(holder, new Proxy(parent, {
    get(target, name, receiver) {
      if (typeof name !== 'string' || name in target) return Reflect.get(target, name, receiver) as unknown;
      const near = nearest(name, known);
      if (!VALUE_NAME.test(name) && near?.[0] !== name[0]) return undefined;
      throw new Error(`${holderName}.${name}: there is no such name: ${near === undefined ? `choose one of ${known.join(', ')}` : `did you mean ${holderName}.${near}?`}`);
    },
  }));
}

/** What every class has of its own. */
const INHERITED_BY_FUNCTIONS = new Set(['length', 'name', 'prototype']);
