import type { Timeline } from '../../archive/types.ts';
import { escapeHtml } from '../../markdown/annotate.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { site } from '../../site/settings.ts';
import { CARD } from '../cards/size.ts';

/** In CSS pixels. The optional script adjusts the height to the timeline's. */
const SIZE = { width: 600, height: 480 } as const;

/** The `iframe` of a timeline for another site. */
function frameOf({ id, title }: Timeline): string {
  return `<iframe src="${absolute(addresses.embed(id))}" title="${escapeHtml(title)}" width="100%" height="${SIZE.height}" style="border:0" loading="lazy"></iframe>`;
}

/** The code to copy into a page to show a timeline: its frame, and an optional script that sets the frame's height. */
export function embedSnippet(timeline: Timeline): string {
  return `${frameOf(timeline)}\n<script async src="${absolute(addresses.file('embed.js'))}"></script>`;
}

/** A timeline as an oEmbed 1.0 response (`rich`; https://oembed.com, 2.3.4). */
export function oembedOf(timeline: Timeline): object {
  return {
    version: '1.0',
    type: 'rich',
    title: timeline.title,
    provider_name: site.name,
    provider_url: absolute(addresses.home()),
    html: frameOf(timeline),
    ...SIZE,
    thumbnail_url: absolute(addresses.timelineFile(timeline.id, 'png')),
    thumbnail_width: CARD.width,
    thumbnail_height: CARD.height,
  };
}
