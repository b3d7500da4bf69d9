// A dbt Cloud of one run that answers at once, and notes when it was first asked.
import * as http from 'node:http';

/**
 * Starts the server. `runAt` gives the run as the API shows it, by the number of looks before.
 *
 * @returns its address, the moments of requests (process.hrtime), and the way to stop it
 */
export async function startCloud(runAt = () => ({ status: 10 })) {
  const requests = [];
  let looks = 0;
  const server = http.createServer((request, response) => {
    requests.push(process.hrtime.bigint());
    request.resume();
    const isList = request.url.includes('/runs/?');
    const isRun = request.method === 'GET' && !isList;
    const data = isList ? [] : { id: 4711, project_id: 678, ...(isRun ? runAt(looks++) : { status: 1 }) };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: { code: 200, is_success: true, user_message: 'Success!' }, data }));
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const url = `http://127.0.0.1:${server.address().port}`;
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => { server.close(resolve); });
  };
  return { url, requests, stop };
}

/** The variables of a run against a cloud, and what a process needs to find its programs. */
export function variablesFor(url, more = {}) {
  const { PATH, HOME, PYENV_ROOT, PYENV_VERSION } = process.env;
  const found = Object.entries({ PATH, HOME, PYENV_ROOT, PYENV_VERSION }).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(found), PYTHONDONTWRITEBYTECODE: '1',
    DBT_URL: url, DBT_API_KEY: 'bench', DBT_ACCOUNT_ID: '12345', DBT_PROJECT_ID: '678', DBT_PR_JOB_ID: '910',
    BENCH_SECOND: '0.0001', DBT_POLL_INTERVAL_SECONDS: '0.02', ...more,
  };
}
