import type { APIRoute, GetStaticPaths } from 'astro';
import type { Picture } from '../../../archive/types.ts';
import { currentArchive } from '../../../publish/current-archive.ts';
import { drawPicture } from '../../../publish/pictures/draw.ts';
import { MEDIA_TYPES, type Rendition, renditionsOf } from '../../../publish/pictures/renditions.ts';

type Props = {
  picture: Picture;
  rendition: Rendition;
};

/** The paths of every rendition in a format, for the dev server: a build writes them as files (`build/kept/pictures.ts`). */
export function pathsOf(format: Rendition['format']): ReturnType<GetStaticPaths> {
  const files = new Map<string, Props>();
  if (!import.meta.env.DEV) return [];
  for (const picture of currentArchive().articles.flatMap(({ pictures }) => pictures))
    for (const rendition of renditionsOf(picture))
      if (rendition.format === format)
        files.set(rendition.name.replace(/\.\w+$/, ''), { picture, rendition });
  return [...files].map(([file, props]) => ({ params: { file }, props }));
}

export const drawn: APIRoute<Props> = async ({ props: { picture, rendition } }) =>
  new Response(new Uint8Array(await drawPicture(picture, rendition)), {
    headers: { 'content-type': MEDIA_TYPES[rendition.format] },
  });
