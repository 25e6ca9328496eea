import { findDateline } from '../../arabic/dateline/find.ts';
import { shown } from '../../archive/problem.ts';
import { WireFault } from '../fault.ts';
import { type Incoming, LIMITS } from '../incoming.ts';
import { namedDays } from '../instant.ts';
import { chosen } from '../items.ts';
import type { Attached, Mail } from '../mail.ts';
import { parseMarkup } from './html.ts';
import { leftOutNotes, paragraphsOfMarkup, paragraphsOfStory } from './marked-up.ts';
import { readPage } from './page.ts';
import { type PlainTextOptions, soundHeadline, storyOf } from './plain-text.ts';

/** Whether an attachment is readable wire copy, by its name or type. */
function isWire({ name, type }: Attached): boolean {
  return (
    /\.(?:xml|nitf|json|rss|atom)$/i.test(name) ||
    /^(?:application|text)\/(?:[\w.-]+\+)?(?:xml|json)$/i.test(type)
  );
}

const isPicture = ({ type }: Attached): boolean => type.startsWith('image/');

/** Splits a mail at its signature, which begins with a line `-- ` (RFC 3676, 4.3). */
function partedFromSignature(text: string): { words: string; notes: string[] } {
  const at = text.search(/^-- $/m);
  if (at === -1) return { words: text, notes: [] };
  const signature = text
    .slice(at + 3)
    .trim()
    .replace(/\s*\n\s*/g, ' | ');
  return { words: text.slice(0, at), notes: [`signature: left out: ${signature}`] };
}

/** Headline and body: the headline is the subject, unless the text has one of its own above its dateline. */
function partedFromHeadline(
  paragraphs: string[],
  subject: string,
  options: PlainTextOptions,
): Pick<Incoming, 'headline' | 'paragraphs' | 'notes'> {
  const [first = '', second, ...rest] = paragraphs;
  const line = first.trim();
  const opens = (text: string): boolean => findDateline(text, options.knownNames) !== undefined;
  const isOwn =
    second !== undefined &&
    !line.includes('\n') &&
    line.length <= LIMITS.headline &&
    !opens(line) &&
    opens(second);
  if (second === undefined || !(isOwn || line === subject))
    return { headline: subject, paragraphs, notes: [] };
  const notes = line === subject || subject === '' ? [] : [`subject: left out: ${subject}`];
  return { headline: line, paragraphs: [second, ...rest], notes };
}

function wordsOf(mail: Mail, options: PlainTextOptions): { paragraphs: string[]; notes: string[] } {
  if (mail.text.trim() !== '') {
    const { words, notes } = partedFromSignature(mail.text);
    return { paragraphs: storyOf(words, 1, options), notes };
  }
  const leftOut = new Set<string>();
  const paragraphs = paragraphsOfStory(parseMarkup(mail.html), leftOut, options);
  // Nobody misses a mail's <style> or <head>.
  for (const name of ['head', 'style', 'script']) leftOut.delete(name);
  return { paragraphs, notes: leftOutNotes(leftOut) };
}

function readLetter(mail: Mail, options: PlainTextOptions): Incoming {
  if (mail.isPage && mail.html !== '') return readPage(mail.html, options);
  const { paragraphs, notes } = wordsOf(mail, options);
  if (paragraphs.join('').includes('\ufffd'))
    throw new WireFault(
      'file',
      'holds letters that are not of the charset that the mail names. Have it sent again.',
    );
  const parted = partedFromHeadline(paragraphs, mail.subject, options);
  const { headline } = parted;
  return {
    headline: soundHeadline(options.title ?? headline, 1),
    paragraphs: parted.paragraphs,
    days: namedDays({ Date: mail.date }),
    names: mail.sender === '' ? [] : [mail.sender],
    lang: mail.lang,
    notes: [...notes, ...parted.notes],
  };
}

const hasWords = ({ text, html }: Mail): boolean =>
  text.trim() !== '' || paragraphsOfMarkup(parseMarkup(html), new Set()).length > 0;

/**
 * Reads an e-mail: its own text (text part before HTML part), or the only wire file attached to a
 * mail without text, which
 * `readFile` reads. Throws a WireFault if there are several of these and none is chosen, or none at all.
 */
export function readMail(
  mail: Mail,
  options: PlainTextOptions,
  readFile: (file: Attached, options: PlainTextOptions) => Incoming,
): Incoming {
  if (mail.fault !== undefined) throw new WireFault('mail', mail.fault);
  const files = mail.attached.filter(isWire);
  const own = hasWords(mail) ? [{ title: `the mail itself: ${mail.subject}`, line: 1, file: undefined }] : [];
  const [one, ...others] = [...own, ...files.map((file) => ({ title: file.name, line: 1, file }))];
  const notes = mail.isPage
    ? []
    : mail.attached
        .filter((attached) => !isWire(attached) && !isPicture(attached))
        .map(({ name, type }) => `attachment: not taken in: ${shown(name)}, ${type}.`);
  const pictures = mail.isPage
    ? []
    : mail.attached.filter(isPicture).map(({ name, bytes }) => ({ names: [name], bytes }));
  if (!one) {
    const message =
      'is an e-mail without words and without an attached XML or JSON file. Save what it carries as a file, and import that.';
    throw new WireFault('mail', message);
  }
  const { file } = chosen([one, ...others], options.item);
  const incoming = file ? readFile(file, { ...options, item: undefined }) : readLetter(mail, options);
  return {
    ...incoming,
    pictures: [...pictures, ...(incoming.pictures ?? [])],
    notes: [...incoming.notes, ...notes],
  };
}
