import { type Edtf, parseEdtf } from '../../arabic/calendar.ts';
import { type ClaimReading, readClaim, saysPutOff, speaksAgainst } from '../../arabic/claims/read.ts';
import { isNamedIn } from '../../arabic/naming.ts';
import { shown } from '../problem.ts';
import type { Path } from '../reading/yaml.ts';
import type { Evidence, Named } from '../types.ts';
import { type Claim, isReported } from './claim.ts';
import { datesIn } from './dates-in.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** An EDTF date for a message: `12 January 2022`, `January 2022`, `2019`, `10 January 2022 to 13 January 2022`. */
export function inEnglish(edtf: string): string {
  return edtf
    .split('/')
    .map((part) => {
      const [year, month, day] = part.split('-');
      return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
    })
    .join(' to ');
}

/**
 * The dates in one piece of evidence: those inside the quote as EDTF, and those that the quote
 * cuts through, as written.
 */
export function datesSaid({ article, paragraph, start, end }: Evidence): { edtf: string[]; cut: string[] } {
  const found = datesIn(paragraph.text, article);
  return {
    edtf: found.filter((date) => date.start >= start && date.end <= end).map(({ edtf }) => edtf),
    cut: found
      .filter((date) => date.start < end && date.end > start && (date.start < start || date.end > end))
      .map(({ text }) => text),
  };
}

/**
 * Whether the dates `said` support `wanted`: an equal date, a more precise one inside it, or one end of a range; a
 * range also by its two ends.
 */
function isSaid(wanted: string, said: readonly string[]): boolean {
  if (said.includes(wanted)) return true;
  const ends = said.flatMap((edtf) => edtf.split('/'));
  return wanted.split('/').every((end) => ends.some((edtf) => edtf === end || edtf.startsWith(`${end}-`)));
}

/** Whether the dispatch is Arabic: the words of other languages are not checked. */
const isRead = ({ article }: Evidence): boolean => /^ar\b/.test(article.lang);

type Report = (path: Path, message: string) => void;

function checkDate(date: Edtf, evidence: readonly Evidence[], report: Report): void {
  const readable = evidence.filter(isRead);
  const own = readable.filter(({ says }) => !says);
  for (const piece of readable) {
    const { edtf } = datesSaid(piece);
    const { says } = piece;
    if (!says) continue;
    const path = ['evidence', piece.at, 'says'];
    if (says.text === date.text)
      report(path, `is the event's own date. Delete it: it is for dispatches that give another.`);
    else if (!isSaid(says.text, edtf))
      report(
        path,
        `the quoted words say ${listed(edtf)}, says is ${says.text}. Correct it, or quote the words that say it.`,
      );
  }
  if (own.length === 0 && readable.length > 0)
    report(['date'], 'every piece of evidence gives another date. Make the date that of one of them.');
  if (own.length === 0) return;
  const said = own.flatMap((piece) => datesSaid(piece).edtf);
  if (!isSaid(date.text, said)) {
    // The date may be in a dispatch whose language is not read.
    if (said.length === 0 && own.length < evidence.length && evidence.some((piece) => !isRead(piece))) return;
    const [cut] = own.flatMap((piece) => datesSaid(piece).cut);
    const coarse = said.find((edtf) => date.text.startsWith(`${edtf}-`));
    const remedy = cut
      ? `The quote cuts ${shown(cut)}: quote it whole.`
      : coarse
        ? `Write ${coarse}, or quote words that name the day.`
        : said.length === 0
          ? 'Quote words that name it, or the dateline where it alone does.'
          : 'Correct the date, or quote the words that say it.';
    report(['date'], `the quoted words say ${listed(said)}, the event says ${date.text}. ${remedy}`);
    return;
  }
  for (const piece of own) {
    const { edtf } = datesSaid(piece);
    const others = own
      .filter(({ article }) => article.id === piece.article.id)
      .flatMap((one) => datesSaid(one).edtf);
    const days = edtf.filter((one) => one.length >= date.text.length);
    if (days.length === 0 || isSaid(date.text, others)) continue;
    report(
      ['evidence', piece.at, 'quote'],
      `these words say ${listed(days)}, the event says ${date.text}. If the dispatches differ, add says: ${days[0]} here; else quote fewer words.`,
    );
  }
}

function listed(edtf: readonly string[]): string {
  return edtf.length === 0 ? 'no date' : [...new Set(edtf)].map(inEnglish).join(' and ');
}

function checkNames(
  named: readonly { path: Path; one: Named }[],
  evidence: readonly Evidence[],
  report: Report,
): void {
  for (const { path, one } of named) {
    // An empty name is reported where it is defined.
    if (one.name === '') continue;
    const names = [one.name, ...one.also];
    if (evidence.some(({ quote }) => names.some((name) => isNamedIn(name, quote)))) continue;
    const words = names.map((name) => shown(name)).join(', ');
    report(
      path,
      `"${one.id}" is not in the quoted words: they hold none of ${words}. Quote words that name it, add the word they use to its "also", or take it out.`,
    );
  }
}

/** What a piece of evidence says about the event of `date`; `undefined` if its words leave it open. */
function readingOf(
  { article, paragraph, quote, start, end }: Evidence,
  date: Edtf,
): ClaimReading | undefined {
  const found = datesIn(paragraph.text, article)
    .filter((one) => one.start >= start && one.end <= end)
    .findLast(({ edtf }) => isSaid(date.text, [edtf]));
  return readClaim(quote, found && found.start - start, found && found.end - start);
}

const WHAT: Readonly<Record<ClaimReading['said'], string>> = {
  held: 'happened',
  scheduled: 'is still to come',
  postponed: 'was put off',
  cancelled: 'was called off',
  unheld: 'did not happen, or may not',
};

/**
 * Reports evidence that contradicts the claim: a cancelled, denied or future event was not held; a past one is not
 * scheduled. One piece that supports the claim is enough, and pieces that leave it open do not count against it.
 */
function checkWords(claim: Claim, date: Edtf, evidence: readonly Evidence[], report: Report): void {
  if (claim !== 'held' && claim !== 'scheduled') return;
  const readings = evidence.filter(isRead).map((piece) => ({ piece, reading: readingOf(piece, date) }));
  if (readings.some(({ reading }) => reading?.said === claim)) return;
  const against = readings.find(({ reading }) => speaksAgainst(claim, reading));
  if (!against?.reading) return;
  const { said, word } = against.reading;
  const remedy =
    said === 'unheld'
      ? 'Quote words that report it'
      : `Claim ${said}, or quote words that ${claim === 'held' ? 'report' : 'announce'} it`;
  const because = claim === 'held' ? '; if they do report it, add because: "<why>" to the event' : '';
  report(
    ['claim'],
    `${claim} is not what the quoted words say: ${shown(word)} says that it ${WHAT[said]}. ${remedy}${because}.`,
  );
}

/** Checks the claim against the days of the quoted dispatches, and against their words if needed. */
function checkClaim(claim: Claim, date: Edtf, evidence: readonly Evidence[], report: Report): void {
  const days = evidence.map(({ article }) => article.date).sort();
  const [oldest = '', newest = ''] = [days[0], days.at(-1)];
  // An event of several days may be reported while it is under way.
  if (isReported(claim) && newest < date.start)
    report(
      ['claim'],
      `${claim} needs a dispatch of ${date.start} or later; the newest quoted here is of ${newest}. Claim "scheduled", or quote a dispatch that reports it.`,
    );
  if (claim === 'scheduled' && oldest > date.end)
    report(
      ['claim'],
      `scheduled needs a dispatch of ${date.end} or earlier; the oldest quoted here is of ${oldest}. Claim what it reports, or quote the dispatch that announced it.`,
    );
  if (claim !== 'postponed' && claim !== 'cancelled') return;
  const last = evidence.filter(({ article }) => article.date === newest);
  if (last.some((piece) => !isRead(piece) || saysPutOff(piece.quote, claim))) return;
  const verb = claim === 'postponed' ? '«أُرجئ», «تأجيل»' : '«أُلغي», «إلغاء»';
  report(
    ['claim'],
    `${claim} needs words that say so (${verb} …) in the newest dispatch quoted, of ${newest}. Quote them, or claim what the words say.`,
  );
}

/** The parts of an event that are checked against its evidence; faulty parts are left out. */
export interface Supported {
  date?: Edtf | undefined;
  claim?: Claim | undefined;
  /** The editor's reason why the words support the claim, where the automatic reading disagrees. */
  because?: string | undefined;
  /** Parties and place, each with its path in the file. */
  named: readonly { path: Path; one: Named }[];
  evidence: readonly Evidence[];
}

/**
 * Contract 3 for one event: the quoted words contain its date (at its precision), its place and every party, and allow
 * its claim. Dates are read relative to the dispatch of each quote.
 */
export function checkSupport({ date, claim, because, named, evidence }: Supported, report: Report): void {
  if (evidence.length === 0) return;
  if (date) checkDate(date, evidence, report);
  if (date && claim) {
    let isRefused = false;
    checkClaim(claim, date, evidence, (path, message) => {
      isRefused = true;
      report(path, message);
    });
    if (!isRefused && !because) checkWords(claim, date, evidence, report);
  }
  checkNames(named, evidence, report);
}

/** Parses `text` as EDTF; `undefined` for no text or an invalid one. */
export function optionalEdtf(text: string | undefined): Edtf | undefined {
  return text === undefined ? undefined : parseEdtf(text);
}
