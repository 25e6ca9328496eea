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

/** The folder of the JSON Schemas inside the content; no command reads it as content. */
export const SCHEMA_FOLDER = '.schemas';

/** The comment line that tells a YAML editor which schema applies; `up` is the path to the content folder. */
export const schemaLine = (name: keyof typeof FILES, up: string): string =>
  `# yaml-language-server: $schema=${up}${SCHEMA_FOLDER}/${name}.json`;

/**
 * A JSON Schema (draft 7, which editors support best) for each kind of file, by file name. It describes the form; only
 * the check knows whether a day exists, an agency is known or a quote is in its article.
 */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(FILES).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
      return [`${name}.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}
