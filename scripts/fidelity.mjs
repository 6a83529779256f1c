// Writes docs/fidelity.md from the fidelity tags of the code: `node scripts/fidelity.mjs`.
import { writeFile } from 'node:fs/promises';
import { allTags, documentFile, fidelityDocument } from './lib/fidelity.mjs';

await writeFile(documentFile, await fidelityDocument(await allTags()));
