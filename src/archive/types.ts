import type { Edtf } from '../arabic/calendar.ts';
import type { Anchors, Lead } from '../markdown/anchors.ts';
import type { Paragraph } from '../markdown/document.ts';
import type { Claim } from './evidence/claim.ts';

/** An outlet that publishes dispatches, a wire service that writes them, or both. */
export interface Agency {
  id: string;
  kind: 'source' | 'wire' | 'both';
  /** BCP 47 tag of the agency's own language. */
  lang: string;
  /** Its names by BCP 47 tag. */
  names: Readonly<Record<string, string>>;
  /** Other names that it signs dispatches with, in its own language: «أ ف ب». */
  also: readonly string[];
  url?: string | undefined;
  /** `none` where its datelines have no year. */
  year?: 'none' | undefined;
}

/** What dispatches are about, under one name. */
export interface Topic {
  id: string;
  name: string;
}

/** A photograph of an article, its file read but not decoded. */
export interface Picture {
  /** `content/pictures/<article>/port.jpg` */
  file: string;
  /** The anchor of the picture on its page: `picture-port`. */
  anchor: string;
  /** What it shows, for those who do not see it. */
  alt: string;
  /** The agency's words. */
  caption?: string | undefined;
  credit: string;
  /** The number of the paragraph that it stands after. */
  at?: number | undefined;
  /** In pixels, as it is shown: turned as its file says. */
  width: number;
  height: number;
  /** SHA-256 of the file, hexadecimal. */
  digest: string;
}

/** One dispatch as published here. Dates are `YYYY-MM-DD`, the dispatch's local day. */
export interface Article {
  id: string;
  file: string;
  title: string;
  date: string;
  /** When the wire moved it on that day: `14:30+03:00` (RFC 3339). */
  time?: string | undefined;
  /** BCP 47 tag. */
  lang: string;
  source: Agency;
  wire: Agency;
  /** Names of any agency with words for a date in them, «المدار اليوم»: they say none. */
  datelikeNames: readonly string[];
  summary?: string | undefined;
  /** Who wrote it, and where, as the agency says beside its words. */
  byline?: string | undefined;
  place?: string | undefined;
  /** Ids of topics. */
  topics: readonly string[];
  url?: string | undefined;
  updated?: string | undefined;
  corrections: readonly { date: string; note: string }[];
  /** Ids of earlier takes of the same story. */
  replaces: readonly string[];
  /** News of one line, «عاجل». */
  isFlash: boolean;
  pictures: readonly Picture[];
  /** The Markdown body, line ends as LF. */
  body: string;
  words: number;
  /** Its published anchors, from the ledger; without them they are ordinals. */
  anchors?: Anchors | undefined;
}

/** A party to the talks, or a place: its name, and other words that name it in a dispatch. */
export interface Named {
  id: string;
  name: string;
  also: readonly string[];
}

export type { Claim } from './evidence/claim.ts';

/** Words of an article that support an event, found once in it. Offsets are UTF-16, in `paragraph.text`. */
export interface Evidence {
  article: Article;
  quote: string;
  /** Anchor of the words in the article: `ev-geneva`, further pieces `ev-geneva-2`. */
  anchor: string;
  /** The date that these words give, where it is not the event's: the dispatches differ. */
  says?: Edtf | undefined;
  /** Which of the event's pieces it is in the file. */
  at: number;
  paragraph: Paragraph;
  start: number;
  end: number;
  /** The sentences that the quote touches. */
  sentences: Paragraph['sentences'];
}

/** An event as the step of a story that another event names. */
export interface EventStep {
  id: string;
  title: string;
  date: Edtf;
  claim: Claim;
}

export interface TimelineEvent {
  id: string;
  /** Id of its timeline. */
  timeline: string;
  date: Edtf;
  claim: Claim;
  /** Why the editor holds that the words bear the claim. */
  because?: string | undefined;
  /** The earlier event of the timeline that it continues: one story, told again. */
  continues?: EventStep | undefined;
  /** The event that tells the story on. */
  continuedBy?: EventStep | undefined;
  title: string;
  /** A short name, for strips and lists. */
  label: string;
  parties: readonly Named[];
  place?: Named | undefined;
  subject?: string | undefined;
  evidence: readonly [Evidence, ...Evidence[]];
  /** Day of the newest dispatch that its evidence quotes. */
  asOf: string;
  /** Whether it ended before the days that the timeline is about. */
  background: boolean;
}

export interface Timeline {
  id: string;
  title: string;
  summary?: string | undefined;
  /** Heading of the events that are not background. */
  heading?: string | undefined;
  /** The days the timeline is about. */
  span?: Edtf | undefined;
  parties: readonly Named[];
  places: readonly Named[];
  /** By first day; on one day the longer stretch first, then as written. */
  events: readonly TimelineEvent[];
}

/** What an editor put on the front page. */
export interface FrontChoice {
  lead?: Article | undefined;
  /** Below it. */
  also: readonly Article[];
  timelines: readonly Timeline[];
}

/** The whole content, resolved. It never changes once loaded. */
export interface Archive {
  /** Newest first. */
  articles: readonly Article[];
  /** The one that quotes the newest dispatch first. */
  timelines: readonly Timeline[];
  front: FrontChoice;
  agencies: ReadonlyMap<string, Agency>;
  topics: ReadonlyMap<string, Topic>;
  article(id: string): Article | undefined;
  timeline(id: string): Timeline | undefined;
  /** The later takes of an article's story: those that name it in `replaces`, newest first. */
  laterTakes(article: string): readonly Article[];
  /** Every piece of evidence that an article gives, in the order of its text. */
  evidenceIn(article: string): readonly { event: TimelineEvent; evidence: Evidence }[];
  /** Where the anchors of an article's former evidence lead. */
  leadsIn(article: string): readonly Lead[];
  /** Addresses that were published and no longer show what they did. */
  retired: readonly RetiredAddress[];
}

/** An address that was published and no longer shows what it did. */
export interface RetiredAddress {
  /** Its segments: `['a', '2022-01-09-x']`, `['timeline', 'x']`, `['timeline', 'x', 'geneva']`. */
  path: readonly string[];
  /** Where it leads, or when and why it was removed. */
  standing: { kind: 'moved'; to: readonly string[] } | { kind: 'gone'; date: string; reason: string };
  /** Every fragment ever published under it. */
  anchors: readonly string[];
}
