import type { APIRoute, GetStaticPaths } from 'astro';
import { inContext } from '../archive/queries/context.ts';
import type { Archive } from '../archive/types.ts';
import { currentArchive } from '../publish/current-archive.ts';
import { articleForms, eventForms, type Form, timelineForms } from '../publish/forms/catalogue.ts';
import { archiveForms } from '../publish/forms/whole-archive.ts';
import { textResponse } from './_text-response.ts';

interface Endpoint {
  getStaticPaths: GetStaticPaths;
  GET: APIRoute;
}

type Params = Readonly<Record<string, string | undefined>>;

/**
 * The endpoint of one of `forms`, for the dev server: a build writes them as files (`publish/forms/files.ts`).
 * Each form has a file of its own beside the pages, because with `trailingSlash` the dev server recognises files
 * by the extension in their route's name. `paramsOf` gives the route's parameters, `one` what they refer to.
 * Throws if no form has `extension`.
 */
function endpoint<Of>(
  extension: string,
  forms: readonly Form<Of>[],
  all: (archive: Archive) => readonly Of[],
  paramsOf: (of: Of) => Record<string, string>,
  one: (archive: Archive, params: Params) => Of | undefined,
): Endpoint {
  const form = forms.find((form) => form.extension === extension);
  if (!form) throw new RangeError(`no such form has the extension "${extension}"`);
  return {
    getStaticPaths: () =>
      (import.meta.env.DEV ? all(currentArchive()) : []).map((of) => ({ params: paramsOf(of) })),
    GET: ({ params }) => {
      const archive = currentArchive();
      const of = one(archive, params);
      return of ? textResponse(form.write(of, archive), form.type) : new Response(null, { status: 404 });
    },
  };
}

/** The endpoint of one form of every article. */
export function articleForm(extension: string): Endpoint {
  return endpoint(
    extension,
    articleForms,
    (archive) => archive.articles.map((article) => inContext(article, archive)),
    ({ article }) => ({ article: article.id }),
    (archive, { article: id = '' }) => {
      const article = archive.article(id);
      return article && inContext(article, archive);
    },
  );
}

/** The endpoint of one form of every timeline. */
export function timelineForm(extension: string): Endpoint {
  return endpoint(
    extension,
    timelineForms,
    ({ timelines }) => timelines,
    ({ id }) => ({ timeline: id }),
    (archive, { timeline = '' }) => archive.timeline(timeline),
  );
}

/** The endpoint of one form of every event. */
export function eventForm(extension: string): Endpoint {
  return endpoint(
    extension,
    eventForms,
    ({ timelines }) => timelines.flatMap(({ events }) => events),
    ({ id, timeline }) => ({ timeline, event: id }),
    (archive, { timeline = '', event = '' }) =>
      archive.timeline(timeline)?.events.find(({ id }) => id === event),
  );
}

/** The endpoint of one form of the whole archive, for the dev server too. Throws if no form has `extension`. */
export function archiveRoute(extension: string): Endpoint {
  const form = archiveForms.find((form) => form.extension === extension);
  if (!form) throw new RangeError(`no form of the archive has the extension "${extension}"`);
  return {
    getStaticPaths: () => (import.meta.env.DEV ? [{ params: { whole: 'archive' } }] : []),
    GET: () => textResponse([...form.write(currentArchive())].join(''), form.type),
  };
}
