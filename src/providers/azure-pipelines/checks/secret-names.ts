import { Diagnostic } from '../../../model/diagnostic';
import { Job } from '../../../model/job';
import { JobGroup } from '../../../model/job-group';
import { secretsOf } from '../../../model/job-secrets';
import { SecretSource } from '../../../model/secret';
import { nameOf } from '../write/secrets';

/** A pipeline has one variable of a name, whatever environment the secret was meant for. */
export function secretsOfOneName(pipelines: readonly JobGroup[]): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const group of pipelines) {
    const first = new Map<string, SecretSource>();
    for (const job of group.jobs) {
      for (const secret of secretsOf(job).filter(({ azure }) => azure === undefined)) {
        const name = nameOf(secret).toUpperCase();
        const other = first.get(name) ?? secret;
        first.set(name, other);
        if (other.environment !== secret.environment) found.set(job.path, diagnostic(job, secret, other));
      }
    }
  }
  return [...found.values()];
}

function diagnostic({ path }: Job, secret: SecretSource, other: SecretSource): Diagnostic {
  const place = ({ environment }: SecretSource): string => environment === undefined ? 'the repository' : `the environment "${environment}"`;
  return {
    code: 'not-supported',
    path,
    message: `the secret "${nameOf(secret)}" of ${place(secret)} and that of ${place(other)} would be one variable of an Azure pipeline`,
    fix: 'give one of them another name there: `SecretRef.named(…, { azure: … })`',
  };
}
