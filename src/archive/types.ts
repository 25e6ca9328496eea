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
  /** Other names in its own language with which it signs dispatches: «أ ف ب». */
  also: readonly string[];
  url?: string | undefined;
  /** `none` where its datelines have no year. */
  year?: 'none' | undefined;
}

/** A subject of dispatches. */
export interface Topic {
  id: string;
  name: string;
}

/** A photograph of an article. Its file has been read but not decoded. */
export interface Picture {
  /** `content/pictures/<article>/port.jpg` */
  file: string;
  /** The anchor of the picture on its page: `picture-port`. */
  anchor: string;
  /** Alternative text for those who cannot see it. */
  alt: string;
  /** The agency's words. */
  caption?: string | undefined;
  credit: string;
  /** The number of the paragraph that it follows. */
  at?: number | undefined;
  /** In pixels as displayed, after the rotation that the file asks for. */
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
  /** When the wire sent it on that day: `14:30+03:00` (RFC 3339). */
  time?: string | undefined;
  /** BCP 47 tag. */
  lang: string;
  source: Agency;
  wire: Agency;
  /** Agency names that contain words for a date, «المدار اليوم», and are not dates. */
  datelikeNames: readonly string[];
  summary?: string | undefined;
  /** Author and place as the agency gives them outside the text. */
  byline?: string | undefined;
  place?: string | undefined;
  /** Ids of topics. */
  topics: readonly string[];
  url?: string | undefined;
  updated?: string | undefined;
  corrections: readonly { date: string; note: string }[];
  /** Ids of earlier takes of the same story. */
  replaces: readonly string[];
  /** One-line breaking news, «عاجل». */
  isFlash: boolean;
  pictures: readonly Picture[];
  /** The Markdown body, line ends as LF. */
  body: string;
  words: number;
  /** Words of headline and opening that may characterise it, folded, separated by spaces. */
  telling: string;
  /** Its published anchors, from the ledger; without them they are ordinals. */
  anchors?: Anchors | undefined;
}

/** What is shown of an article where another one leads to it. */
export type Mention = Pick<Article, 'id' | 'title' | 'lang' | 'date' | 'wire'>;

/** A party to the talks or a place: its name, and other words for it in dispatches. */
export interface Named {
  id: string;
  name: string;
  also: readonly string[];
}

export type { Claim } from './evidence/claim.ts';

/** Words of an article that support an event, found exactly once in it. Offsets are UTF-16, in `paragraph.text`. */
export interface Evidence {
  article: Article;
  quote: string;
  /** Anchor of the words in the article: `ev-geneva`, for further pieces `ev-geneva-2`. */
  anchor: string;
  /** The date in these words, if it differs from the event's: dispatches may disagree. */
  says?: Edtf | undefined;
  /** Its index among the event's pieces of evidence in the file. */
  at: number;
  paragraph: Paragraph;
  start: number;
  end: number;
  /** The sentences that the quote overlaps. */
  sentences: Paragraph['sentences'];
}

/** An event as a step of a story, as another event refers to it. */
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
  /** The editor's reason why the words support the claim. */
  because?: string | undefined;
  /** The earlier event of the timeline that this one continues. */
  continues?: EventStep | undefined;
  /** The event that continues this one. */
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
  /** Whether it ended before the days that the timeline covers. */
  background: boolean;
}

export interface Timeline {
  id: string;
  title: string;
  summary?: string | undefined;
  /** Heading of the events that are not background. */
  heading?: string | undefined;
  /** The days that the timeline covers. */
  span?: Edtf | undefined;
  parties: readonly Named[];
  places: readonly Named[];
  /** By first day; on the same day longer ranges first, then in file order. */
  events: readonly TimelineEvent[];
}

/** The editor's choice for the front page. */
export interface FrontChoice {
  lead?: Article | undefined;
  /** Articles below the lead. */
  also: readonly Article[];
  timelines: readonly Timeline[];
}

/** The whole content with all references resolved. Never changes after loading. */
export interface Archive {
  /** Newest first. */
  articles: readonly Article[];
  /** The timeline with the newest quoted dispatch first. */
  timelines: readonly Timeline[];
  front: FrontChoice;
  agencies: ReadonlyMap<string, Agency>;
  topics: ReadonlyMap<string, Topic>;
  article(id: string): Article | undefined;
  timeline(id: string): Timeline | undefined;
  /** Later takes of an article's story (they name it in `replaces`), newest first. */
  laterTakes(article: string): readonly Article[];
  /** All evidence in an article, in text order. */
  evidenceIn(article: string): readonly { event: TimelineEvent; evidence: Evidence }[];
  /** Where the anchors of an article's former evidence lead now. */
  leadsIn(article: string): readonly Lead[];
  /** Published addresses that no longer show their content. */
  retired: readonly RetiredAddress[];
}

/** A published address that no longer shows its content. */
export interface RetiredAddress {
  /** Its segments: `['a', '2022-01-09-x']`, `['timeline', 'x']`, `['timeline', 'x', 'geneva']`. */
  path: readonly string[];
  /** Its new address, or when and why it was removed. */
  standing: { kind: 'moved'; to: readonly string[] } | { kind: 'gone'; date: string; reason: string };
  /** Every fragment that was ever published under it. */
  anchors: readonly string[];
}
