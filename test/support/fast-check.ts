import * as fc from 'fast-check';

/**
 * The same draws in each run, so that a change is never red for a draw that has nothing to do with it. To look further:
 * `PROPERTY_SEED=$RANDOM npm run verify`.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });

export * from 'fast-check';
