"""The trigger alone, with the Python package dbtc."""
import os

from dbtc import dbtCloudClient

host = os.environ["DBT_URL"].split("://")[1]
client = dbtCloudClient(service_token=os.environ["DBT_API_KEY"], account_id=int(os.environ["DBT_ACCOUNT_ID"]), host=host)
client.cloud.trigger_job(job_id=int(os.environ["DBT_PR_JOB_ID"]), payload={"cause": "bench"}, should_poll=False)
