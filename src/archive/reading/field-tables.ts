import { z } from 'astro/zod';
import { stringify } from 'yaml';
import {
  agencySchema,
  articleSchema,
  eventSchema,
  evidenceSchema,
  frontSchema,
  pictureSchema,
  timelineSchema,
  topicSchema,
} from './schema.ts';
import { siteSchema } from './site-schema.ts';

const SCHEMAS = {
  article: articleSchema,
  picture: pictureSchema,
  agency: agencySchema,
  topic: topicSchema,
  timeline: timelineSchema,
  event: eventSchema,
  evidence: evidenceSchema,
  site: siteSchema,
  front: frontSchema,
} as const;

/** `key: value` as one line of YAML. */
function exampleOf(key: string, value: unknown): string {
  const yaml = stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true });
  return `\`${key}: ${yaml.trim().replace(/^\[ (.*) \]$/, '[$1]')}\``;
}

function rowOf(key: string, field: z.core.$ZodType): string[] {
  const { description = '', examples = [] } = z.globalRegistry.get(field) ?? {};
  const value = field instanceof z.ZodDefault ? field.def.defaultValue : undefined;
  const need = z.safeParse(field, undefined).success ? '' : 'needed';
  const [example] = examples as unknown[];
  return [
    `\`${key}\``,
    typeof value === 'string' ? `\`${value}\`` : need,
    description,
    example === undefined ? 'below' : exampleOf(key, example),
  ];
}

/** The columns that a text takes up when Biome pads tables: combining marks take none, lam with alef takes one. */
const width = (text: string): number => [...text.replace(/\p{Mn}/gu, '').replace(/ل[اأإآ]/g, 'ل')].length;

/** The fields of one schema as a table in Markdown. */
function tableOf(schema: z.ZodObject): string {
  const rows = [
    ['key', '', 'is', 'example'],
    ...Object.entries(schema.shape).map(([key, field]) => rowOf(key, field)),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(3, ...rows.map((row) => width(row[column] ?? ''))));
  const lines = rows.map((row) =>
    row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))),
  );
  const [head = [], ...rest] = lines;
  const rule = widths.map((columns) => '-'.repeat(columns));
  return [head, rule, ...rest].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** `docs/content.md` with each table between `<!-- fields of x -->` and `<!-- end -->` generated anew. */
export function withFieldTables(markdown: string): string {
  return markdown.replace(/<!-- fields of (\w+) -->[\s\S]*?<!-- end -->/g, (_whole, name) => {
    const schema = SCHEMAS[name as keyof typeof SCHEMAS];
    return `<!-- fields of ${name} -->\n\n${tableOf(schema)}\n\n<!-- end -->`;
  });
}
