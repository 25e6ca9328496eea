import { isMap, parseDocument as parseYaml } from 'yaml';
import { shown } from '../../archive/problem.ts';
import type { Article } from '../../archive/types.ts';
import type { Incoming, ItemVersion } from '../incoming.ts';
import { type Take, wordsOf } from './taken.ts';

/** Whether `a` is an earlier version than `b`, or the same: as numbers where both are, else as instants are written. */
function isNotNewer(a: string, b: string): boolean {
  return /^\d+$/.test(a) && /^\d+$/.test(b) ? Number(a) <= Number(b) : a <= b;
}

/**
 * Why an item cannot be put in place of what was made of its earlier version `take`; `isHere` where nothing is to be done, as
 * this version or a later one is here. `undefined` where it can: it is newer, and nobody has changed the words since.
 */
export function versionFault(
  item: ItemVersion,
  take: Take,
  article: Article | undefined,
): { message: string; isHere: boolean } | undefined {
  const told = (message: string, isHere = false) => ({ message, isHere });
  const { version } = take.item ?? { version: '' };
  if (isNotNewer(item.version, version))
    return told(
      `is version ${shown(item.version)} of ${shown(item.id)}, and ${take.article} was made of version ${shown(version)}. Nothing is to be done.`,
      true,
    );
  if (!article)
    return told(
      `is a newer version of ${take.article}, which is not here any more. Say --replaces none to import it as a new article.`,
    );
  if (wordsOf(article.title, article.body) !== take.words)
    return told(
      `is a newer version of ${take.article}, whose words were changed here since. Make the changes there by hand, or say --replaces ${take.article} to import it as a later take.`,
    );
  return undefined;
}

/** The day of this version: the last one its metadata name, and not before the dispatch. */
function dayOf({ days }: Incoming, { date }: Article): string {
  return [date, ...days.map(({ day }) => day)].sort().at(-1) ?? date;
}

/**
 * The file of an article, `text`, with the words of a newer version: headline and body are the agency's, `updated` is its
 * day, and `corrections` ends with a note that the editor writes or takes out; everything else stays as it is, comments
 * included.
 */
export function withNewerWords(text: string, article: Article, incoming: Incoming, body: string): string {
  const [, front = ''] = /^---\n(.*?)\n---\n/s.exec(text) ?? [];
  const yaml = parseYaml(front);
  const day = dayOf(incoming, article);
  yaml.set('title', yaml.createNode(incoming.headline, { defaultStringType: 'QUOTE_DOUBLE' } as never));
  yaml.set('updated', day);
  const corrections = yaml.get('corrections');
  const note = yaml.createNode({ date: day, note: '' });
  if (isMap(corrections) || !corrections) yaml.set('corrections', yaml.createNode([note]));
  else yaml.addIn(['corrections'], note);
  return `---\n${yaml.toString({ lineWidth: 0 }).trimEnd()}\n---\n\n${body}\n`;
}
