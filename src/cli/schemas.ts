import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFieldTables } from '../archive/reading/field-tables.ts';
import { jsonSchemas, SCHEMA_FOLDER } from '../archive/reading/json-schemas.ts';
import { site } from '../site/settings.ts';
import { runCommand } from './command.ts';

const DOCS = 'docs/content.md';

/** Writes the JSON Schemas of the content into its folder `.schemas`, and the tables of `docs/content.md`. */
function run(): number {
  const folder = join(site.content, SCHEMA_FOLDER);
  mkdirSync(folder, { recursive: true });
  const schemas = jsonSchemas();
  for (const [name, text] of schemas) writeFileSync(join(folder, name), text);
  writeFileSync(DOCS, withFieldTables(readFileSync(DOCS, 'utf8')));
  console.log(`${folder}: ${[...schemas.keys()].join(', ')}\n${DOCS}: its tables`);
  return 0;
}

await runCommand({
  usage:
    'npm run schemas    writes what editors complete and check content with, content/.schemas/, and the tables of docs/content.md',
  options: {},
  run,
});
