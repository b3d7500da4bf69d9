/** A rehearsal of its own process, for tests that send it signals: rehearses the fake pipelines of the working directory. */
import { FAKE_PLANNERS } from './fake-planners';
import { rehearseCommand } from '../../src/cli/rehearse';
import { surroundingsOf } from '../../src/cli/surroundings';

void rehearseCommand(FAKE_PLANNERS).run(process.argv.slice(2), surroundingsOf(process)).then((status) => {
  process.exitCode = status;
});
