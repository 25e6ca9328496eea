import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { articleOf } from '../archive/article.ts';
import { loadArchive } from '../archive/load.ts';
import { didYouMean, formatProblem, type Problem, shown } from '../archive/problem.ts';
import type { Agency } from '../archive/types.ts';
import { site } from '../site/settings.ts';
import { handleFault } from '../wire/article/handle.ts';
import { placeNew } from '../wire/article/place.ts';
import { Refusal, runCommand } from './command.ts';

const USAGE = `npm run new -- --title "…" --id HANDLE [flags]    writes content/articles/<date>-HANDLE.md, for a dispatch by hand

  --id HANDLE          of its permalink, which never changes: port-talks
  --agency ID          who published and wrote it, of agencies.yaml; needed where there is a choice
  --source ID, --wire ID   the same, apart
  --date YYYY-MM-DD    its day; today, if not said`;

interface Said {
  title?: string | undefined;
  id?: string | undefined;
  agency?: string | undefined;
  source?: string | undefined;
  wire?: string | undefined;
  date?: string | undefined;
}

/** Today in the editor's time zone, `YYYY-MM-DD`. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The agency in a role: the named one, or the only possible one. Faults go to `faults`. */
function agencyIn(
  role: 'source' | 'wire',
  said: Said,
  agencies: ReadonlyMap<string, Agency>,
  faults: string[],
): Agency | undefined {
  const able = [...agencies.values()].filter(({ kind }) => kind === role || kind === 'both');
  const named = said[role] ?? said.agency;
  const flag = said[role] === undefined ? '--agency' : `--${role}`;
  const ids = able.map(({ id }) => id);
  if (named !== undefined && !agencies.has(named)) {
    faults.push(`${flag}: ${shown(named)} is not in agencies.yaml. ${didYouMean(named, agencies.keys())}`);
    return undefined;
  }
  const found = able.find(({ id }) => id === named);
  if (found) return found;
  // An --agency that is only a source does not tell the wire.
  if ((named === undefined || flag === '--agency') && able.length === 1) return able[0];
  const choice =
    ids.length > 0 ? `Say --${role} ${ids.join(` or --${role} `)}.` : 'Add one to agencies.yaml.';
  faults.push(`--${role}: is needed. ${choice}`);
  return undefined;
}

/** What is wrong with the handle, if anything, by the same rules as `import`. */
function idFault(id: string | undefined, date: string): string[] {
  const wrong = handleFault(id);
  if (wrong !== undefined) return [`--id: ${wrong}`];
  if (id !== undefined && /^\d{4}-\d{2}-\d{2}-/.test(id) && !id.startsWith(`${date}-`))
    return [`--id: begins with another day than ${date}. Make the two agree.`];
  return [];
}

/**
 * Writes the file of a new dispatch with its frontmatter, never over an existing one. On faults
 * prints all and exits 1.
 */
function run(said: Said): number {
  const { archive, problems } = loadArchive(site.content);
  const blocking = problems.filter(({ file }) => file === site.content || file.endsWith('agencies.yaml'));
  if (blocking.length > 0) throw new Refusal(blocking.map(formatProblem).join('\n'));
  const { title, date = today() } = said;
  const faults = title?.trim() ? [] : ['--title: is needed: the headline, in quotation marks.'];
  faults.push(...idFault(said.id, date));
  const source = agencyIn('source', said, archive.agencies, faults);
  const wire = agencyIn('wire', said, archive.agencies, faults);
  const id = said.id?.startsWith(`${date}-`) ? said.id : `${date}-${said.id}`;
  const file = join(site.content, 'articles', `${id}.md`);
  const text = `---\ntitle: ${JSON.stringify(title)}\ndate: ${date}\nsource: ${source?.id}\nwire: ${wire?.id}\nlang: ${wire?.lang}\n---\n\n`;
  const found: Problem[] = [];
  if (faults.length === 0) articleOf(text, id, file, archive.agencies, found);
  for (const { field, message } of found)
    if (field === 'title' || field === 'date') faults.push(`--${field}: ${message}`);
  if (faults.length > 0) throw new Refusal([...new Set(faults)].join('\n'));
  if (!existsSync(file) && existsSync(join(site.content, 'permalinks', 'articles', `${id}.txt`)))
    throw new Refusal(`--id: "${id}" was published before, and its address is kept. Choose another --id.`);
  if (!placeNew(file, text))
    throw new Refusal(`--id: ${file} is already here, and it is never written over. Choose another --id.`);
  console.log(`${file}: written. Put the words of the dispatch below the second ---, then: npm run check`);
  return 0;
}

await runCommand({
  usage: USAGE,
  options: {
    title: { type: 'string' },
    id: { type: 'string' },
    agency: { type: 'string' },
    source: { type: 'string' },
    wire: { type: 'string' },
    date: { type: 'string' },
  },
  run,
});
