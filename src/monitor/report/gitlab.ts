import { command, words } from './printed';
import type { Provider } from './provider';

/**
 * GitLab folds a section of a log; what failed goes to its report files.
 *
 * @see https://docs.gitlab.com/ci/jobs/job_logs/#custom-collapsible-sections
 */
export const gitlab: Provider = {
  mask: () => [],
  fold: (title, lines, now) => {
    const seconds = Math.floor(now / 1000);
    // one line cannot begin another section inside this one
    const name = `dbt_${title.toLowerCase().replace(/[^a-z0-9]+/g, '_').slice(0, 40)}`;
    return [
      command(`\u001b[0Ksection_start:${seconds}:${name}[collapsed=true]\r\u001b[0K${title}`),
      ...words(lines),
      command(`\u001b[0Ksection_end:${seconds}:${name}\r\u001b[0K`),
    ];
  },
  annotate: () => [],
  summary: () => undefined,
};
