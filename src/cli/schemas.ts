import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFieldTables } from '../archive/reading/field-tables.ts';
import { jsonSchemas, SCHEMA_FOLDER } from '../archive/reading/json-schemas.ts';
import { site } from '../site/settings.ts';
import { runCommand } from './command.ts';

const DOCS = 'docs/content.md';
const folder = join(site.content, SCHEMA_FOLDER);

/** Writes the JSON Schemas of the content into its folder `.schemas`, and the tables of `docs/content.md`. */
function write(): number {
  mkdirSync(folder, { recursive: true });
  const schemas = jsonSchemas();
  for (const [name, text] of schemas) writeFileSync(join(folder, name), text);
  writeFileSync(DOCS, withFieldTables(readFileSync(DOCS, 'utf8')));
  console.log(`${folder}: ${[...schemas.keys()].join(', ')}\n${DOCS}: its tables`);
  return 0;
}

/** Exit 1 if a schema there is outdated. A newsroom without the folder does not use schemas. */
function check(): number {
  if (!existsSync(folder)) return 0;
  const current = (file: string): string | undefined =>
    existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const stale = [...jsonSchemas()].flatMap(([name, text]) =>
    current(join(folder, name)) === text ? [] : [join(folder, name)],
  );
  for (const file of stale)
    console.error(`${file}: is not the schema of this version. Write it anew: npm run schemas`);
  return stale.length > 0 ? 1 : 0;
}

await runCommand({
  usage: `npm run schemas               writes what editors complete and check content with, content/.schemas/, and the tables of docs/content.md
npm run schemas -- --check    says which of content/.schemas/ are of another version`,
  options: { check: { type: 'boolean' } },
  run: ({ check: isCheck }) => (isCheck ? check() : write()),
});
