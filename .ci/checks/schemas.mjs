// The vendors' schemas are there: without them some validators have nothing to say, and that must not pass for agreement.
import * as fs from 'node:fs';
import { schemas } from '../support/environment.mjs';

if (fs.existsSync(schemas)) {
  console.log(`NOTE: ${fs.readdirSync(schemas).filter(file => file.endsWith('.json')).length} schemas of the vendors`);
} else {
  console.log('NOTE: SCHEMAS ABSENT: GitLab, Azure and Bitbucket files are checked by fewer validators');
  console.log('set DBT_PIPELINES_SCHEMAS to their folder, or DBT_PIPELINES_WITHOUT_SCHEMAS=1 to do without');
  process.exitCode = process.env.DBT_PIPELINES_WITHOUT_SCHEMAS === '1' ? 0 : 1;
}
