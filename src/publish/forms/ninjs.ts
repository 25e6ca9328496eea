import type { ArticleInContext } from '../../archive/queries/context.ts';
import type { Agency, Article, Picture } from '../../archive/types.ts';
import { htmlForElsewhere, plainBlocks } from '../../markdown/elsewhere.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { words } from '../../site/words.ts';
import { agencyName } from '../agency-name.ts';
import { CARD } from '../cards/size.ts';
import { changedAt, publishedAt } from '../change.ts';
import { elsewhereRendition, MEDIA_TYPES } from '../pictures/renditions.ts';

/** A photograph as an associated item: caption, alternative text, credit, and address. */
function pictureItem({ id, lang }: Article, picture: Picture): object {
  const { path, width, height, format } = elsewhereRendition(picture);
  const { anchor, alt, caption, credit } = picture;
  return {
    name: anchor,
    rel: 'picture',
    uri: absolute(addresses.article(id, anchor)),
    type: 'picture',
    language: lang,
    by: credit,
    descriptions: [
      ...(caption === undefined ? [] : [{ role: 'caption', value: caption }]),
      { role: 'alt', value: alt },
    ],
    renditions: [{ name: 'web', href: absolute(path), contentType: MEDIA_TYPES[format], width, height }],
  };
}

type Fields = Record<string, unknown>;

/** An article as ninjs 3.1; of its bodies the first is its plain text. */
export interface NinjsItem extends Fields {
  bodies: [text: Fields & { value: string }, html: Fields];
}

/**
 * An article as ninjs 3.1 (IPTC News in JSON): https://iptc.org/std/ninjs/ninjs-schema_3.1.json. The standard requires
 * an instant: for a dispatch with only a day it is 00:00:00Z.
 */
export function ninjsItem({ article, evidence, topics, earlier }: ArticleInContext): NinjsItem {
  const text = plainBlocks(article.body).join('\n\n');
  const events = new Map(evidence.map(({ event }) => [event.id, event]));
  const infoSource = (agency: Agency, role: string): object => ({
    name: agencyName(agency).name,
    role,
    ...(agency.url !== undefined && { uri: agency.url }),
    literal: agency.id,
  });
  return {
    uri: absolute(addresses.article(article.id)),
    standard: {
      name: 'ninjs',
      version: '3.1',
      schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
    },
    type: 'text',
    representationType: 'full',
    pubStatus: 'usable',
    firstCreated: publishedAt(article),
    versionCreated: changedAt(article),
    language: article.lang,
    headlines: [{ role: 'main', value: article.title }],
    descriptions: [
      ...(article.summary === undefined ? [] : [{ role: 'summary', value: article.summary }]),
      ...article.corrections.map(({ date, note }) => ({
        role: 'correction',
        value: words.publish.correction(words.day(date), note),
      })),
    ],
    by: article.byline ?? agencyName(article.wire).name,
    ...(article.place !== undefined && { located: article.place }),
    infoSources: [infoSource(article.source, 'publisher'), infoSource(article.wire, 'wire')],
    bodies: [
      {
        role: 'main',
        contentType: 'text/plain',
        charCount: [...text].length,
        wordCount: article.words,
        value: text,
      },
      { role: 'main', contentType: 'text/html', value: htmlForElsewhere(article.body, article.lang) },
    ],
    subjects: topics.map(({ id, name }) => ({ name, literal: id })),
    events: [...events.values()].map((event) => ({
      id: event.id,
      name: event.title,
      rel: event.claim,
      uri: absolute(addresses.event(event.timeline, event.id)),
    })),
    associations: [
      ...earlier.map(({ id, title }) => ({
        name: title,
        rel: 'replaces',
        uri: absolute(addresses.article(id)),
        type: 'text',
      })),
      ...article.pictures.map((picture) => pictureItem(article, picture)),
    ],
    altIds: [
      { role: 'id', value: article.id },
      ...(article.url === undefined ? [] : [{ role: 'published', value: article.url }]),
    ],
    renditions: [
      {
        name: 'card',
        href: absolute(addresses.articleFile(article.id, 'png')),
        contentType: 'image/png',
        width: CARD.width,
        height: CARD.height,
      },
    ],
  };
}

/** An article as ninjs 3.1, indented. */
export function asNinjs(of: ArticleInContext): string {
  return `${JSON.stringify(ninjsItem(of), null, 2)}\n`;
}
