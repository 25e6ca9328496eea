import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { splitFrontmatter } from '../../src/archive/article.ts';
import { loadArchive } from '../../src/archive/load.ts';
import { withFieldTables } from '../../src/archive/reading/field-tables.ts';
import { jsonSchemas } from '../../src/archive/reading/json-schemas.ts';
import { archiveContent } from '../made/archive-content.ts';
import { type Content, contentFolder, edited, problemsOf, sound } from './content-folder.ts';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const validators = new Map(
  [...jsonSchemas()].map(([name, text]) => [name.replace('.json', ''), ajv.compile(JSON.parse(text))]),
);

/** What the schema of a content file reports about its text, as an editor would show it. */
function mistakesIn(file: string, text: string): string[] {
  const kind = { articles: 'article', timelines: 'timeline' }[file.split('/')[0] as string];
  const validate = validators.get(kind ?? file.replace('.yaml', ''));
  if (!validate) throw new Error(`${file} has no schema`);
  validate(parse(file.endsWith('.md') ? (splitFrontmatter(text)?.yaml ?? '') : text));
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

const mistakesOf = (content: Content): string[] =>
  Object.entries({ ...sound, ...content }).flatMap(([file, text]) => mistakesIn(file, String(text)));

describe('the JSON Schemas', () => {
  test('accept sound content', () => {
    const topics = { 'topics.yaml': 'ports: { name: موانئ }\n' };
    const site = { 'site.yaml': 'name: مسار\ncolours: { ink: { light: "#000000", dark: "#ffffff" } }\n' };
    const year = edited('timelines/port.yaml', 'title: محادثات الميناء', 'title: محادثات\nspan: 2024');
    expect(problemsOf({ ...topics, ...site, ...year })).toEqual([]);
    expect(mistakesOf({ ...topics, ...site, ...year })).toEqual([]);
    const made = [...archiveContent(60)].filter(([file]) => !file.startsWith('permalinks/'));
    expect(made.length).toBeGreaterThan(60);
    expect(made.flatMap(([file, text]) => mistakesIn(file, text))).toEqual([]);
  });

  const TIMELINE = 'timelines/port.yaml';
  const ARTICLE = 'articles/2024-05-02-port-talks.md';
  test.each<[Content, string]>([
    [edited(TIMELINE, 'claim: held', 'claim: happened'), '/events/0/claim enum'],
    [edited(TIMELINE, 'date: 2024-05-01', 'date: in May'), '/events/0/date pattern'],
    [edited(TIMELINE, 'id: arrival', 'id: party'), '/events/0/id not'],
    [edited(TIMELINE, '    place: city', '    palce: city'), '/events/1 additionalProperties'],
    [edited('agencies.yaml', 'kind: wire', 'kind: wires'), '/wafq/kind enum'],
    [edited(ARTICLE, 'wire: wafq\n', ''), ' required'],
    [edited(ARTICLE, 'date: 2024-05-02', 'date: 2 May 2024'), '/date pattern'],
  ])('see a mistake that the check sees (%#)', (content, mistake) => {
    expect(problemsOf(content)).not.toEqual([]);
    expect(mistakesOf(content)).toEqual([mistake]);
  });

  test('all are registered in .vscode/settings.json', () => {
    const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8'));
    const wired = Object.keys(settings['yaml.schemas']).map((path) =>
      path.replace('./content/.schemas/', ''),
    );
    // No editor checks the frontmatter of Markdown against a schema.
    expect(wired.sort()).toEqual([...jsonSchemas().keys()].filter((name) => name !== 'article.json').sort());
  });

  test('are not read as content', () => {
    const folder = Object.fromEntries([...jsonSchemas()].map(([name, text]) => [`.schemas/${name}`, text]));
    const root = contentFolder({ ...folder, '.schemas/agencies.yaml': '{', '.schemas/articles/x.md': 'x' });
    const [without, beside] = [loadArchive(contentFolder()), loadArchive(root)];
    expect(beside.problems).toEqual([]);
    expect(beside.archive.articles.map(({ id }) => id)).toEqual(without.archive.articles.map(({ id }) => id));
    expect(beside.permalinks.writes.length).toBe(without.permalinks.writes.length);
  });
});

test('the tables of docs/content.md match the schemas (npm run schemas)', () => {
  const text = readFileSync('docs/content.md', 'utf8');
  expect(text).toBe(withFieldTables(text));
  expect(text.match(/<!-- fields of /g)).toHaveLength(9);
  expect(text).toMatch(/^\| `wire` +\| needed +\| The wire service that wrote it.+ \| `wire: sputnik` +\|$/m);
});
