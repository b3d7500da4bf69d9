// The least that a trigger takes with Node's own fetch.
const { DBT_URL, DBT_API_KEY, DBT_ACCOUNT_ID, DBT_PR_JOB_ID } = process.env;
const response = await fetch(`${DBT_URL}/api/v2/accounts/${DBT_ACCOUNT_ID}/jobs/${DBT_PR_JOB_ID}/run/`, {
  method: 'POST',
  headers: { 'authorization': `Token ${DBT_API_KEY}`, 'content-type': 'application/json' },
  body: JSON.stringify({ cause: 'bench' }),
});
await response.text();
