// Requests and delay for each run, by kind and by duration, against the guide's schedule: a simulation over 15,000 runs.
import { createJiti } from 'jiti';

const { awaitedRuns, isLikeItsHistory, quantile, waitAsTheGuide, waitAsTheProgram } = await createJiti(import.meta.url).import('../test/monitor/workload.ts');

const runs = [1, 2, 3, 4, 5].flatMap(awaitedRuns);
const waits = runs.map((run) => ({ run, ours: waitAsTheProgram(run), guides: waitAsTheGuide(run) }));
const between = (least, most) => ({ run }) => run.duration >= least && run.duration < most;
const groups = {
  'all runs': () => true,
  'within a quarter of the usual': ({ run }) => isLikeItsHistory(run),
  ...Object.fromEntries([...new Set(runs.map((run) => run.kind))].map((kind) => [`  ${kind}`, ({ run }) => run.kind === kind])),
  '  up to 30 s': between(0, 30),
  '  30 s to 2 min': between(30, 120),
  '  2 to 10 min': between(120, 600),
  '  10 min to 1 h': between(600, 3600),
  '  1 h to 3 h': between(3600, Infinity),
};

console.log(`schedule: ${'of 15,000 runs'.padEnd(30)}  runs  requests  guide's  ratio | delay in s: median  95 %  99.5 %  worst | guide's: median  worst`);
for (const [name, accepts] of Object.entries(groups)) {
  const group = waits.filter(accepts);
  const requests = (whose) => group.reduce((sum, wait) => sum + wait[whose].requests, 0) / group.length;
  const delay = (whose, share) => quantile(group.map((wait) => wait[whose].delay), share).toFixed(1);
  const figures = [requests('ours').toFixed(1).padStart(9), requests('guides').toFixed(1).padStart(8), (requests('ours') / requests('guides')).toFixed(2).padStart(6)];
  const ours = [0.5, 0.95, 0.995, 1].map((share) => delay('ours', share).padStart(7));
  console.log(`schedule: ${name.padEnd(30)} ${String(group.length).padStart(5)} ${figures.join(' ')} | ${ours.join(' ')} | ${delay('guides', 0.5)} ${delay('guides', 1)}`);
}
console.log('schedule: the targets are half the requests, 3 s in the median, 15 s at worst for those within a quarter of the usual duration');
