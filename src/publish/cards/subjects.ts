import { lineLanguage } from '../../arabic/foreign-language.ts';
import type { Article, Timeline, TimelineEvent } from '../../archive/types.ts';
import { site } from '../../site/settings.ts';
import { words } from '../../site/words.ts';
import { byline } from '../forms/credit.ts';
import { onOneLine } from '../lines.ts';
import type { Card, Worded } from './draw.ts';

const ours = (text: string): Worded => ({ text, lang: lineLanguage(text, site.lang) });
const name: Worded = { text: site.name, lang: site.lang };

/** The card of an article: headline, source and wire, day. */
export function articleCard(article: Article): Card {
  return {
    site: name,
    headline: { text: onOneLine(article.title), lang: article.lang },
    foot: [ours(byline(article)), ours(words.day(article.date, { weekday: true }))],
    file: article.file,
  };
}

/** The card of an event: its title, its claim, and its date, no more precise than the evidence. */
export function eventCard(event: TimelineEvent): Card {
  return {
    site: name,
    headline: ours(onOneLine(event.title)),
    foot: [
      ours(words.claimInFull(event.claim, event.asOf)),
      ours(
        event.date.precision === 'day'
          ? words.day(event.date.start, { weekday: true })
          : words.date(event.date),
      ),
    ],
    file: `${site.content}/timelines/${event.timeline}.yaml`,
  };
}

/** The card of a timeline: its name and the number of its events. */
export function timelineCard(timeline: Timeline): Card {
  return {
    site: name,
    headline: ours(onOneLine(timeline.title)),
    foot: [ours(words.timeline), ours(words.eventCount(timeline.events.length))],
    file: `${site.content}/timelines/${timeline.id}.yaml`,
  };
}

/** The site's own card, used by every other page. */
export function siteCard(): Card {
  return {
    site: name,
    headline: ours(site.tagline),
    foot: [ours(words.motto), ours('')],
    file: 'src/site/settings.ts',
  };
}
