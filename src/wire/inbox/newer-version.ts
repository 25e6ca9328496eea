import { isMap, parseDocument as parseYaml } from 'yaml';
import { shown } from '../../archive/problem.ts';
import type { Article } from '../../archive/types.ts';
import type { Incoming, ItemVersion } from '../incoming.ts';
import { type Take, wordsOf } from './taken.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** Compares the versions `a` and `b` (negative if `a` is earlier): as numbers or instants if both are, else as text. */
function order(a: string, b: string): number {
  const areNumbers = [a, b].every((version) => /^\d+$/.test(version));
  if (areNumbers) return Number(a) - Number(b);
  const [at, of] = [a, b].map((version) => (INSTANT.test(version) ? Date.parse(version) : Number.NaN));
  if (at !== undefined && of !== undefined && !Number.isNaN(at - of)) return at - of;
  return a < b ? -1 : Number(a > b);
}

/**
 * Why an item cannot replace the article of its earlier version `take`; `isHere` if nothing needs to be done, because
 * this version or a later one is here. `undefined` if it can: it is newer, and nobody has changed the words since.
 * With the same instant it counts as newer if its words were never imported (`wasTaken`), because a feed repeats the
 * instant of the first version. `isFile`: the article's file exists, perhaps with faults.
 */
export function versionFault(
  item: ItemVersion,
  take: Take,
  article: Article | undefined,
  { wasTaken, isFile }: { wasTaken: boolean; isFile: boolean },
): { message: string; isHere: boolean } | undefined {
  const told = (message: string, isHere = false) => ({ message, isHere });
  const { version } = take.item ?? { version: '' };
  const step = order(item.version, version);
  if (step < 0 || (step === 0 && (wasTaken || /^\d+$/.test(version))))
    return told(
      `is version ${shown(item.version)} of ${shown(item.id)}, and ${take.article} was made of version ${shown(version)}. There is nothing to do.`,
      true,
    );
  if (!article && isFile)
    return told(
      `is a newer version of ${take.article}, whose file has problems to correct first. See npm run check, then import it again.`,
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

/** The day of this version: the last one in its metadata, but not before the dispatch. */
function dayOf({ days }: Incoming, { date }: Article): string {
  return [date, ...days.map(({ day }) => day)].sort().at(-1) ?? date;
}

/**
 * An article's file `text` with the words of a newer version: headline and body are replaced, `updated` becomes its
 * day, and `corrections` gets a note for the editor to write or delete. Everything else stays, comments included.
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
