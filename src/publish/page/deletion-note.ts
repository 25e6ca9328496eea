import { directionOf } from '../../arabic/script/direction.ts';
import { site } from '../../site/settings.ts';
import { words } from '../../site/words.ts';

/** The HTML note in place of a paragraph deleted on the ISO day `date`, in the interface language. */
export function deletionNote(date: string): string {
  const { lang } = site;
  return `<div lang="${lang}" dir="${directionOf(lang)}">${words.permalinks.deletedOn} <time datetime="${date}">${words.day(date)}</time>.</div>`;
}
