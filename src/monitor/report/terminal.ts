import { words } from './printed';
import type { Provider } from './provider';

/** No provider that is known: a person's own machine, or another service. Everything is plain lines. */
export const terminal: Provider = {
  mask: () => [],
  fold: (title, lines) => words([title, ...lines]),
  notice: sentence => words([sentence]),
  annotate: () => [],
  summary: () => undefined,
};
