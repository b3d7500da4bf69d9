import { Construct } from 'constructs';
import { DbtPipelines } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  // only a construct of one's own, without a job below it
  new Construct(pipelines, 'team');
}
