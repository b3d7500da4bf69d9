// Writes what docs/providers.md holds of the code anew. A test compares it.
import { createJiti } from 'jiti';

const { writeDocument } = await createJiti(import.meta.url).import('../test/docs/feature-table.ts');
writeDocument();
