import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas, SCHEMA_FOLDER } from '../archive/reading/json-schemas.ts';
import { site } from '../site/settings.ts';
import { runCommand } from './command.ts';

/** Writes the JSON Schemas of the content into its folder `.schemas`. */
function run(): number {
  const folder = join(site.content, SCHEMA_FOLDER);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of jsonSchemas()) writeFileSync(join(folder, name), text);
  console.log(`${folder}: ${[...jsonSchemas().keys()].join(', ')}`);
  return 0;
}

await runCommand({
  usage: 'npm run schemas    writes what editors complete and check content with: content/.schemas/',
  options: {},
  run,
});
