import { addDays } from '../arabic/calendar.ts';
import { listingOf } from '../archive/queries/listing.ts';
import type { Archive, Article } from '../archive/types.ts';
import { escapeHtml } from '../markdown/annotate.ts';
import { absolute, addresses } from '../site/addresses.ts';
import { site } from '../site/settings.ts';
import { publishedAt } from './change.ts';
import { onOneLine } from './lines.ts';

/** Its file, at the root. */
export const NEWS_SITEMAP = 'news-sitemap.xml';

const MOST = 1_000; // Google: `news:news` elements in one file

/** A language as Google expects it: ISO 639, and for Chinese the script. */
function newsLanguage(lang: string): string {
  const { language, script } = new Intl.Locale(lang).maximize();
  if (language === 'zh') return script === 'Hant' ? 'zh-tw' : 'zh-cn';
  return language;
}

function item(article: Article): string {
  const { id, lang, date, time, title } = article;
  return `<url><loc>${absolute(addresses.article(id))}</loc><news:news>
<news:publication><news:name>${escapeHtml(site.name)}</news:name><news:language>${newsLanguage(lang)}</news:language></news:publication>
<news:publication_date>${time === undefined ? date : publishedAt(article)}</news:publication_date>
<news:title>${escapeHtml(onOneLine(title))}</news:title>
</news:news></url>
`;
}

/**
 * The news sitemap (Google's schema 0.9): articles of the archive's newest day and the day before,
 * without replaced takes, at most 1,000. It uses the archive's days instead of the clock, so that the
 * same content gives the same bytes.
 */
export function asNewsSitemap(archive: Archive): string {
  const { news } = listingOf(archive);
  const newest = news[0]?.date;
  const items = newest === undefined ? [] : news.filter(({ date }) => date >= addDays(newest, -1));
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${items.slice(0, MOST).map(item).join('')}</urlset>
`;
}
