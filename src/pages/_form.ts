import type { APIRoute, GetStaticPaths } from 'astro';
import { inContext } from '../archive/queries/context.ts';
import type { Archive } from '../archive/types.ts';
import { currentArchive } from '../publish/current-archive.ts';
import { articleForms, type Form, timelineForms } from '../publish/forms/catalogue.ts';
import { archiveForms } from '../publish/forms/whole-archive.ts';
import { textResponse } from './_text-response.ts';

interface Endpoint {
  getStaticPaths: GetStaticPaths;
  GET: APIRoute;
}

/**
 * The endpoint of one of `forms`, for the dev server: a build writes them as files (`publish/forms/files.ts`). Each form has a
 * file of its own beside the pages, since with `trailingSlash` the dev server knows a file by the extension in its route's
 * name. `name` is the route's parameter. Throws where no form has `extension`.
 */
function endpoint<Of>(
  name: 'article' | 'timeline',
  extension: string,
  forms: readonly Form<Of>[],
  all: (archive: Archive) => readonly { id: string }[],
  one: (archive: Archive, id: string) => Of | undefined,
): Endpoint {
  const form = forms.find((form) => form.extension === extension);
  if (!form) throw new RangeError(`no form of the ${name} has the extension "${extension}"`);
  return {
    getStaticPaths: () =>
      (import.meta.env.DEV ? all(currentArchive()) : []).map(({ id }) => ({ params: { [name]: id } })),
    GET: ({ params }) => {
      const archive = currentArchive();
      const of = one(archive, params[name] ?? '');
      return of ? textResponse(form.write(of, archive), form.type) : new Response(null, { status: 404 });
    },
  };
}

/** The endpoint of one form of every article. */
export function articleForm(extension: string): Endpoint {
  const one = (archive: Archive, id: string) => {
    const article = archive.article(id);
    return article && inContext(article, archive);
  };
  return endpoint('article', extension, articleForms, ({ articles }) => articles, one);
}

/** The endpoint of one form of every timeline. */
export function timelineForm(extension: string): Endpoint {
  const one = (archive: Archive, id: string) => archive.timeline(id);
  return endpoint('timeline', extension, timelineForms, ({ timelines }) => timelines, one);
}

/** The endpoint of one form of the whole archive, for the dev server too. Throws where no form has `extension`. */
export function archiveRoute(extension: string): Endpoint {
  const form = archiveForms.find((form) => form.extension === extension);
  if (!form) throw new RangeError(`no form of the archive has the extension "${extension}"`);
  return {
    getStaticPaths: () => (import.meta.env.DEV ? [{ params: { whole: 'archive' } }] : []),
    GET: () => textResponse([...form.write(currentArchive())].join(''), form.type),
  };
}
