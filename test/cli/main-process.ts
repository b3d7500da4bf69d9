/** `dbt-pipelines` from the sources, in the working directory. */
import { main } from '../../src/cli/main';

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
