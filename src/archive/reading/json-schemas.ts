import { z } from 'astro/zod';
import {
  agencySchema,
  articleSchema,
  eventSchema,
  frontSchema,
  timelineSchema,
  topicSchema,
} from './schema.ts';
import { siteSchema } from './site-schema.ts';

const byId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const FILES = {
  agencies: z.record(byId, agencySchema),
  article: articleSchema,
  front: frontSchema,
  site: siteSchema,
  timeline: timelineSchema.extend({ events: z.array(eventSchema).min(1).describe('Its events') }),
  topics: z.record(byId, topicSchema),
};

/** The folder of the content that the JSON Schemas are written into; no command reads it as content. */
export const SCHEMA_FOLDER = '.schemas';

/** What tells an editor that understands YAML which schema the file is of; `up` leads to the content folder. */
export const schemaLine = (name: keyof typeof FILES, up: string): string =>
  `# yaml-language-server: $schema=${up}${SCHEMA_FOLDER}/${name}.json`;

/**
 * A JSON Schema (draft 7, which editors read best) for each kind of file, by its file name. They say the form; whether a
 * day exists, an agency is known or a quote stands in its article, only the check says.
 */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(FILES).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
      return [`${name}.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}
