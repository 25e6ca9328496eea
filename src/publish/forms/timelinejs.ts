import { directionOf } from '../../arabic/script/direction.ts';
import type { EventStep, Timeline, TimelineEvent } from '../../archive/types.ts';
import { escapeHtml } from '../../markdown/annotate.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { words } from '../../site/words.ts';
import { agencyName } from '../agency-name.ts';
import { creditLine } from './credit.ts';

interface Moment {
  year: string;
  month?: string;
  day?: string;
}

/** `2019`, `2022-01` or a day, as precise as it is written. */
function moment(text: string): Moment {
  const [year = '', month, day] = text.split('-');
  return { year, ...(month && { month: String(Number(month)) }), ...(day && { day: String(Number(day)) }) };
}

/** Notes on an event: the reason for its claim, its earlier and later steps, and differing dates. */
function notesOf(event: TimelineEvent): string {
  const step = ({ claim, date }: EventStep): string => words.event.step(claim, date);
  const notes = [
    ...(event.because === undefined ? [] : [`${words.event.because}: ${event.because}`]),
    ...(event.continues ? [`${words.event.before}: ${step(event.continues)}`] : []),
    ...(event.continuedBy ? [`${words.event.became}: ${step(event.continuedBy)}`] : []),
    ...event.evidence.flatMap(({ says, article }) =>
      says
        ? [
            words.event.givenBy(words.date(says), [
              words.event.source(agencyName(article.wire).name, article.date),
            ]),
          ]
        : [],
    ),
  ];
  return notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('');
}

function slide(event: TimelineEvent): object {
  const [first = '', last] = event.date.text.split('/');
  const quotes = event.evidence.map(({ quote, article, anchor }) => {
    const href = absolute(addresses.article(article.id, anchor));
    return `<blockquote lang="${article.lang}" dir="${directionOf(article.lang)}"><p>${escapeHtml(quote)}</p></blockquote><p><a href="${href}">${escapeHtml(creditLine(article))}</a></p>`;
  });
  return {
    unique_id: event.id,
    start_date: moment(first),
    ...(last !== undefined && { end_date: moment(last) }),
    display_date: words.date(event.date),
    group: words.claim[event.claim],
    text: {
      headline: escapeHtml(event.title),
      text: `<p>${escapeHtml(words.claimInFull(event.claim, event.asOf))}</p>${notesOf(event)}${quotes.join('')}`,
    },
  };
}

/** A timeline for TimelineJS3. A date of a year only stays a year. */
export function asTimelineJs(timeline: Timeline): string {
  const href = absolute(addresses.timeline(timeline.id));
  const value = {
    title: {
      unique_id: timeline.id,
      text: {
        headline: escapeHtml(timeline.title),
        text: `<p>${timeline.summary === undefined ? '' : `${escapeHtml(timeline.summary)} `}<a href="${href}">${escapeHtml(href)}</a></p>`,
      },
    },
    events: timeline.events.map(slide),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
