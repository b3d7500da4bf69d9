import { Definition } from '../definition';
import { Diagnostic } from '../diagnostic';

/** Looks at a whole definition and reports what is wrong with it; never throws. */
export type Check = (definition: Definition) => Diagnostic[];
