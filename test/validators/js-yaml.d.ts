// js-yaml ships no types; this is the one function used here.
declare module 'js-yaml' {
  export function load(text: string): unknown;
}
