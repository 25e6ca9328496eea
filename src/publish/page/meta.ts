import type { Article } from '../../archive/types.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { site } from '../../site/settings.ts';
import { agencyName } from '../agency-name.ts';
import { CARD } from '../cards/size.ts';
import { lastChanged } from '../change.ts';
import { onOneLine } from '../lines.ts';

/** A `meta` element. Open Graph calls its key `property`, all others `name`. */
export interface Meta {
  property?: string;
  name?: string;
  content: string;
}

const property = (key: string, content: string): Meta => ({ property: key, content });
const named = (name: string, content: string): Meta => ({ name, content });

/** A BCP 47 tag as an Open Graph locale: `ar_AR`, `ur_PK`. */
function ogLocale(lang: string): string {
  let locale = locales.get(lang);
  if (!locale) {
    const { language, region } = new Intl.Locale(lang);
    locale =
      language === 'ar' && region === undefined
        ? 'ar_AR'
        : `${language}_${region ?? new Intl.Locale(lang).maximize().region}`;
    locales.set(lang, locale);
  }
  return locale;
}

const locales = new Map<string, string>();

/** The tags for link previews (Open Graph, and the one more that X needs). `path` and `card` include the base. */
export function shareMeta(page: {
  title: string;
  description: string;
  path: string;
  card: string;
  lang?: string | undefined;
  isArticle?: boolean | undefined;
}): Meta[] {
  return [
    property('og:site_name', site.name),
    property('og:type', page.isArticle ? 'article' : 'website'),
    property('og:locale', ogLocale(page.lang ?? site.lang)),
    property('og:title', page.title),
    property('og:description', page.description),
    property('og:url', absolute(page.path)),
    property('og:image', absolute(page.card)),
    property('og:image:type', 'image/png'),
    property('og:image:width', String(CARD.width)),
    property('og:image:height', String(CARD.height)),
    property('og:image:alt', page.title),
    named('twitter:card', 'summary_large_image'),
    named('robots', 'max-image-preview:large'),
  ];
}

/** More tags for an article: for reference managers (Highwire Press) and Open Graph. `topics` are names. */
export function articleMeta(article: Article, topics: readonly string[] = []): Meta[] {
  const changed = lastChanged(article);
  return [
    property('article:published_time', article.date),
    ...(changed === article.date ? [] : [property('article:modified_time', changed)]),
    ...topics.map((topic) => property('article:tag', topic)),
    named('citation_title', onOneLine(article.title)),
    named('citation_author', agencyName(article.wire).name),
    named('citation_publisher', agencyName(article.source).name),
    named('citation_publication_date', article.date.replaceAll('-', '/')),
    named('citation_language', article.lang),
    named('citation_public_url', absolute(addresses.article(article.id))),
  ];
}
