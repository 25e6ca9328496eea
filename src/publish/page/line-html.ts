/**
 * Lines of text as HTML, to be set as the content of an element (`set:html`). Pages have some thirty of them: as components of Astro
 * they would take a sixth of the time of a page.
 */
import { directionOf } from '../../arabic/script/direction.ts';
import type { Agency } from '../../archive/types.ts';
import { escapeHtml } from '../../markdown/annotate.ts';
import { renderLine } from '../../markdown/line.ts';
import { site } from '../../site/settings.ts';
import { agencyName } from '../agency-name.ts';

/**
 * A line by a dispatch or an editor, with foreign runs isolated and dashes kept with their words. `lang` is its BCP 47 tag; without it
 * it is in the language of the interface.
 */
export function lineHtml(text: string, lang: string = site.lang): string {
  return renderLine(text, lang);
}

/** An agency's name, in its own language and direction. */
export function agencyHtml(agency: Agency): string {
  const { name, lang } = agencyName(agency);
  const text = escapeHtml(name);
  if (directionOf(lang) !== directionOf(site.lang))
    return `<bdi lang="${lang}" dir="${directionOf(lang)}">${text}</bdi>`;
  return lang === site.lang ? text : `<span lang="${lang}">${text}</span>`;
}
