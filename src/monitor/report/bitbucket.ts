import type { Provider } from './provider';
import { terminal } from './terminal';

/** Bitbucket Pipelines reads no commands in a log; its reports are files and requests. */
export const bitbucket: Provider = terminal;
