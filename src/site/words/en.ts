import { dayOfMonth, type Edtf, parseEdtf } from '../../arabic/calendar.ts';
import { type PluralForms, pluralise } from '../../arabic/plural.ts';
import type { Claim } from '../../archive/types.ts';
import type { Named, Words } from './ar.ts';

const counted = (count: number, forms: PluralForms): string => pluralise(count, forms, 'en-GB');

const partOf = (options: Intl.DateTimeFormatOptions): ((iso: string) => string) => {
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  return (iso) => format.format(new Date(iso));
};
const weekday = partOf({ weekday: 'long' });
/** “January” of a day or a month. */
const monthName = partOf({ month: 'long' });
/** “January 2022” */
const month = (iso: string): string => `${monthName(iso)} ${iso.slice(0, 4)}`;
/** “9 January” */
const shortDay = (iso: string): string => `${dayOfMonth(iso)} ${monthName(iso)}`;
/** “9 January 2022”, and with `weekday` “Sunday 9 January 2022”. */
const day = (iso: string, options: { weekday?: boolean } = {}): string =>
  `${options.weekday ? `${weekday(iso)} ` : ''}${shortDay(iso)} ${iso.slice(0, 4)}`;

/** One end of a range, without what `other` has to say for both. */
function end(text: string, other?: string): string {
  const { precision, start } = parseEdtf(text) as Edtf;
  if (precision === 'year') return text;
  const isSameYear = other?.slice(0, 4) === start.slice(0, 4);
  if (precision === 'month') return isSameYear ? monthName(start) : month(start);
  if (other?.length === text.length && other.slice(0, 7) === text.slice(0, 7))
    return String(dayOfMonth(start));
  return isSameYear ? shortDay(start) : day(start);
}

/** A date at its own precision: “2019”, “January 2022”, “9 January 2022”, “10–13 January 2022”, “30 January – 2 February 2022”. */
function date({ precision, text, start }: Edtf): string {
  if (precision === 'year') return text;
  if (precision === 'month') return month(start);
  if (precision === 'day') return day(start);
  const [from = '', to = ''] = text.split('/');
  const first = end(from, to);
  const isClose = from.length === to.length && !first.includes(' ');
  return `${first}${isClose ? '–' : ' – '}${end(to)}`;
}

/** The same with what a sentence puts before it: “in 2019”, “on 9 January 2022”, “from 10 to 13 January 2022”. */
function dateInside(when: Edtf): string {
  const { precision, text } = when;
  const [from = '', to = ''] = text.split('/');
  if (precision === 'interval') return `from ${end(from, to)} to ${end(to)}`;
  return `${precision === 'day' ? 'on' : 'in'} ${date(when)}`;
}

const CLAIM: Readonly<Record<Claim, string>> = {
  held: 'Took place',
  scheduled: 'Scheduled',
  stated: 'Statement',
  postponed: 'Postponed',
  cancelled: 'Cancelled',
};

const inside = (word: string): string => `${word.slice(0, 1).toLowerCase()}${word.slice(1)}`;

const EVENTS = { zero: 'No events', one: '# event', other: '# events' };
const ARTICLES = { zero: 'No articles', one: '# article', other: '# articles' };

/** Every word of the English interface of `site`. */
export const en = (site: Named): Words => ({
  skip: 'Skip to the text',
  skipToProvenance: 'Skip to where it comes from',
  navigation: 'Sections',
  news: 'News',
  timeline: 'Timeline',
  timelines: 'Timelines',
  about: 'About the record',
  motto: 'Every date here rests on a published sentence.',
  permalink: 'Permalink',
  comma: ', ',
  semicolon: '; ',
  quotes: ['“', '”'],
  inside,

  readingTime: (minutes) =>
    counted(minutes, {
      zero: 'Less than a minute to read',
      other: '#-minute read',
    }),
  eventCount: (count) => counted(count, EVENTS),
  dispatchCount: (count) =>
    counted(count, { zero: 'from no dispatch', one: 'from # dispatch', other: 'from # dispatches' }),

  article: {
    paragraphLink: (number) => `Link to paragraph ${number}`,
    flash: 'Flash',
    onward: 'Read next',
    inStory: {
      previous: (name) => `Before this in “${name}”`,
      next: (name) => `After this in “${name}”`,
    },
    inThisArticle: 'In this article',
    provenance: 'Where it comes from',
    source: 'Publisher',
    sourceAndWire: 'Publisher and wire',
    wire: 'Wire',
    date: 'Date',
    asWritten: (text) => `As written: “${text}”`,
    published: 'Original',
    updated: 'Last updated',
    changed: 'Updated',
    corrections: 'Corrections',
    replaces: 'Earlier version',
    citation: 'Cite as',
    toEvent: (title, claim) => `Event in the timeline: ${title} (${inside(claim)})`,
    inFull: 'The dispatch in full',
    otherNews: 'More news',
    moreNews: 'More in the archive',
    paragraph: (number) => `Paragraph ${number}`,
    paragraphOf: (number) => `Paragraph ${number} of the dispatch`,
  },

  permalinks: {
    deletedOn: 'This paragraph was deleted on',
    correction: 'Correction',
    laterTake: 'There is a newer version of this article:',
    earlierTake: 'This article replaces an earlier version:',
    later: 'Newer version',
    moved: {
      title: (id) => `Moved: ${id}`,
      heading: 'This page has moved',
      body: 'It has another address, and nothing of it was deleted. The old link stays, and leads there.',
      go: 'Its address now:',
      describe: (id) => `The page “${id}” has another address, and this link leads to it.`,
    },
    gone: {
      title: (id) => `Removed: ${id}`,
      headings: {
        a: 'This article was removed',
        timeline: 'This timeline was removed',
        event: 'This event was removed',
      },
      on: 'Removed on',
      reason: 'Reason',
      body: 'We keep the address, so that whoever comes to it learns what happened.',
      describe: (id) => `What stood at “${id}” was removed from the record: when, and why.`,
    },
    retiredEvents: 'Events removed from this timeline, or moved',
  },

  claim: CLAIM,
  claimInFull: (claim, asOf) => {
    if (claim === 'held') return 'Took place, according to the dispatch';
    if (claim === 'stated') return 'Statement, according to the dispatch';
    return `${CLAIM[claim]}, according to a dispatch of ${shortDay(asOf)}`;
  },
  claimExplained: {
    held: 'The dispatch says that it took place. We show its sentence as published, and add nothing.',
    scheduled:
      'It was announced before its day. We say so as of the dispatch’s date, not that it took place.',
    stated:
      'Words that the dispatch attributes to a speaker. We record that they were said, not that they are true.',
    postponed: 'The newest dispatch says that it was put off. It keeps its place here, with its evidence.',
    cancelled:
      'The newest dispatch says that it will not be held. It keeps its place here, with its evidence.',
  },
  noEventExplained: 'No sentence in the dispatches puts an event on this day, so we leave it empty.',
  howToRead: 'How to read this record',

  event: {
    kind: 'Timeline',
    background: 'Background',
    rounds: 'Rounds of talks',
    events: 'Events',
    strip: 'Events day by day',
    otherTimelines: 'Other timelines',
    last: 'Latest event',
    parties: 'Parties',
    place: 'Place',
    unnamed: 'Not given',
    subject: 'Subject',
    dating: 'Dating',
    yearOnly: 'Only the year is given',
    monthOnly: 'Only the month is given',
    noEvent: 'No event on record',
    empty: (unit, count) =>
      counted(count, { zero: '', one: `# ${unit} without an event`, other: `# ${unit}s without an event` }),
    weekOf: 'Week of',
    year: 'Year',
    duringYear: 'During',
    years: 'Years',
    notOnStrip: (count) =>
      counted(count, {
        zero: '',
        one: '# event is not shown on the strip, because the dispatch does not give its day or month.',
        other:
          '# events are not shown on the strip, because the dispatch does not give their days or months.',
      }),
    evidence: 'Evidence',
    source: (agency, of) => `${agency}, ${shortDay(of)}`,
    evidenceAt: (source, number) => `Evidence: ${source}, paragraph ${number}`,
    supports: (title) => `in support of: ${title}`,
    before: 'Before that',
    became: 'Then',
    step: (claim, when) =>
      ({
        held: `Took place ${dateInside(when)}`,
        stated: `Statement ${dateInside(when)}`,
        scheduled: `Was scheduled for ${date(when)}`,
        postponed: `Postponed; was scheduled for ${date(when)}`,
        cancelled: `Cancelled; was scheduled for ${date(when)}`,
      })[claim],
    because: 'Why we say so, by the editor',
    inContext: (number) => `The sentence in context, paragraph ${number}`,
    knowledgeEnds: (dispatches) =>
      `Here the knowledge of the ${dispatches === 1 ? 'dispatch' : 'dispatches'} ends. What follows was scheduled on the day of publication; we do not say that it took place.`,
    knowledgeBegins: (dispatches) =>
      `Here the knowledge of the ${dispatches === 1 ? 'dispatch' : 'dispatches'} begins. What stands above was scheduled on the day of publication; we do not say that it took place.`,
    newestFirst: 'Newest first',
    oldestFirst: 'Oldest first',
    periods: 'Years and months of the timeline',
    steps: 'Previous and next event',
    previous: 'Previous',
    next: 'Next',
    whole: 'The whole timeline',
    none: 'No timelines yet.',
    period: (edtf) => (edtf.length === 4 ? edtf : month(edtf)),
    dispatches: (count) => (count === 1 ? 'The dispatch that reports it' : 'The dispatches that report it'),
    differ: 'The dispatches differ',
    givenBy: (when, sources) => `${when}: ${sources.join(' · ')}`,
  },

  filter: {
    title: 'Filter events',
    facets: { party: 'Party', place: 'Place', claim: 'Status' },
    all: 'All',
    shown: (shown, all) => (shown === 0 ? 'No event is shown' : `${shown} of ${counted(all, EVENTS)} shown`),
  },

  browse: {
    archive: 'Archive',
    byMonth: 'By month',
    byAgency: 'By publisher and wire',
    byTopic: 'By topic',
    topic: 'Topic',
    topics: 'Topics',
    kinds: { source: 'Publisher', wire: 'Wire service', both: 'Publisher and wire service' },
    articleCount: (count) => counted(count, ARTICLES),
    inYear: (year) => `News of ${year}`,
    inMonth: (of) => `News of ${month(of)}`,
    ofAgency: (name) => `News from ${name}`,
    ofTopic: (name) => `News about ${name}`,
    page: (title, page) => (page === undefined ? title : `${title}, page ${page}`),
    pages: 'Pages of the list',
    newer: 'Newer',
    older: 'Older',
    pageNumber: (page) => (page === undefined ? 'Newest page' : `Page ${page}`),
    describeArchive: `Every dispatch published in ${site.name}: by year and month, publisher and wire, and topic.`,
    describe: (title, count) => `${title}, as the wires sent it: ${counted(count, ARTICLES)}.`,
  },

  search: {
    title: 'Search',
    describe: `Search the dispatches published in ${site.name}: by word or phrase, year, publisher and topic.`,
    label: 'Words to search for',
    hint: 'Type one word or more, or a phrase in quotation marks.',
    submit: 'Search',
    filters: 'Filter the results',
    year: 'Year',
    anyYear: 'Every year',
    source: 'Publisher or wire',
    anySource: 'All',
    topic: 'Topic',
    anyTopic: 'Every topic',
    withoutScripts:
      'Search is done by a script in your browser, which is not running now. You can browse the news in the',
    results: 'Results',
    searching: 'Searching…',
    found: { ...ARTICLES, zero: 'No article matches your search.' },
    partial: 'No article has all of the words. These have some of them',
    none: 'Try another word, or fewer words, or browse the',
    failed: 'The search index could not be loaded. Check your connection and try again.',
    more: 'More results',
    paragraph: 'Paragraph # of the dispatch',
    kinds: { topic: 'Topic', timeline: 'Timeline', event: 'Event' },
    named: 'Topics, agencies, timelines and events',
    meant: 'Did you mean #?',
    instead: 'No article has “#”; these are results for “##”.',
  },

  preferences: {
    title: 'Reading settings',
    letter: 'A',
    size: 'Size',
    sizes: { s: 'Small', m: 'Normal', l: 'Large', xl: 'Larger' },
    theme: 'Theme',
    themes: { auto: 'Device', light: 'Light', sepia: 'Sepia', dark: 'Dark' },
    face: 'Typeface',
    faces: { naskh: 'Serif', sans: 'Sans', system: 'Device' },
  },

  aboutPage: {
    intro:
      'In Arabic a <span lang="ar" dir="rtl">محضر</span>, mahdar, is the record of a meeting: who spoke, what they said, when, and who was there. The software of this site is named after it: it keeps the dispatches of news agencies as they came, and traces every event to the sentence that bears it out.',
    words: 'The agency’s words, as they are',
    ofWords:
      'Not a letter is added to the text of a dispatch, and none is taken away. Quotation marks, figures and spelling stay as the agency wrote them, and what you copy from the page is what it sent. A text with a hidden character that turns the order of words round is not published until that is removed.',
    evidence: 'Evidence',
    timeline: 'the timeline',
    ofEvidence: (timeline) =>
      `Every event in ${timeline} has its evidence with it: words quoted letter for letter from a dispatch published here. When the site is built it checks that the words are in the dispatch, once, and in one paragraph, and that they name the event’s date, place and parties; if they do not, it stops, and nothing is published. Follow the link of the evidence to find the words lit up where they stand; follow the mark after them back to the event.`,
    ofDates:
      'And no date is finer than the words: where the dispatch gives the year alone, so do we, and make up no month and no day.',
    permalinks: 'Permalinks',
    ofPermalinks:
      'Every article and every event has a lasting address, and every paragraph and sentence a place in it. Press the paragraph mark “¶” with its number: below it you can copy the link, share it or copy the quotation, for the whole paragraph or one of its sentences; or copy the address from the browser. Whoever opens it comes to the same place, lit up. At the end of every article and timeline are other forms to download. A headline is no part of a link, because headlines change and links should not.',
    reading: 'Reading',
    ofReading: (preferences) =>
      `Nothing here needs scripts in your browser: reading, the timeline and the links all work without them. With them you have “${preferences}” for size, typeface and theme, and your choice is kept on your device alone. There is no tracking here and no advertising, and nothing is loaded from another site.`,
    kept: (offline) => `You find it, and can clear it at any time, in ${offline}.`,
  },

  notFound: {
    title: 'There is no page at this address',
    body: 'Perhaps a letter was lost when the link was copied, or it was mistyped. Permalinks here do not change once published.',
    ways: 'What you can do',
    fromHome: 'Start from the latest news',
    fromTimeline: 'Browse the timelines',
    fromAbout: 'Read how permalinks work',
  },
  noArticles: 'No news yet. Dispatches go into the content folder.',

  describe: {
    home: 'Dispatches of news agencies as they came, and for every story a timeline that traces each event to the sentence published.',
    timelines: `The timelines of ${site.name}: every event rests on the sentence of a dispatch that bears it out.`,
    timeline: (title, events) => `${title}: ${events}, each with the sentence that bears it out.`,
    part: (title, part, events) => `${title}, ${part}: ${events}.`,
    event: (title, when, claim) => `${title}. ${when}. ${claim}.`,
    about: 'What this record is, how every event rests on its evidence, and why its permalinks do not break.',
    notFound: `There is no such address in ${site.name}.`,
  },

  sharing: {
    link: 'Copy link',
    share: 'Share',
    quote: 'Copy quotation',
    copied: 'Link copied.',
    quoted: 'Quotation copied, with its source.',
    failed: 'The browser did not allow copying. Here is the text to copy by hand:',
    picked: 'The selected words',
    paragraph: 'The whole paragraph',
    sentence: 'Sentence',
  },

  paper: { dispatches: 'Dispatches quoted' },

  offline: {
    title: 'Kept on your device',
    describe: `What you have read in ${site.name}, kept in your browser to be read offline.`,
    explained: (pages) =>
      `Your browser keeps what you read here, on your device alone, to be read offline: ${counted(pages, { zero: 'nothing', one: 'the last page', other: 'the last # pages' })}.`,
    cutOff: 'You are offline',
    notKept:
      'This page is not kept on your device, and cannot be had now. You can read what was kept before.',
    again: 'Try again',
    kept: 'Kept pages, last read first',
    nothing: 'Nothing is kept on your device.',
    clear: 'Clear what is kept',
    cleared: 'What was kept is cleared from your device.',
    notCleared: 'It was not cleared. Try again.',
    withoutScripts: 'What you read is kept by a script in your browser, which is not running now.',
  },

  embed: {
    whole: (events) => `The whole timeline: ${events}`,
    heading: 'Show it on another site',
    how: 'Copy these lines into your page. They show the last events and what comes next, and change when this page does. The last line may be left out: it gives the frame the height of what is in it.',
  },

  publish: {
    downloads: 'Downloads',
    wholeArchive: 'The whole archive, to download',
    correction: (on, note) => `Correction, ${on}: ${note}`,
    leftOut: (events) =>
      counted(events, {
        zero: '',
        one: '# event is not in the calendar, because the dispatch does not give its day:',
        other: '# events are not in the calendar, because the dispatch does not give their days:',
      }),
  },

  shortMonth: monthName,
  monthName,
  month,
  weekday,
  day,
  date,
  shortDay,
  weekdayAndDay: (iso) => `${weekday(iso)} ${dayOfMonth(iso)}`,
});
