export { startEmulator } from './server';
export type { EmulatedRun, Emulator } from './server';
export type { DbtEngine, EmulatedJob, EmulatorOptions, RunSettings } from './options';
export type { RecordedRequest } from './exchange';
export type { RunOutcome } from './run-life';
export { RunStatus } from './run-status';
export { withFields, withoutLogs, withSkew } from './faults';
export type { Edit, EditableJson, Fault, FaultRule, FaultyAnswer } from './faults';
