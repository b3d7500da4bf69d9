import { folded } from './printed';
import type { Provider } from './provider';
import { terminal } from './terminal';

/**
 * GitLab folds a section of a log; what failed goes to its report files.
 *
 * @see https://docs.gitlab.com/ci/jobs/job_logs/#custom-collapsible-sections
 */
export const gitlab: Provider = {
  ...terminal,
  fold: (title, lines, now) => {
    const seconds = Math.floor(now / 1000);
    // one line cannot begin another section inside this one
    const name = `dbt_${title.toLowerCase().replace(/[^a-z0-9]+/g, '_').slice(0, 40)}`;
    const begin = `\u001b[0Ksection_start:${seconds}:${name}[collapsed=true]\r\u001b[0K${title}`;
    return folded(begin, lines, `\u001b[0Ksection_end:${seconds}:${name}\r\u001b[0K`);
  },
};
