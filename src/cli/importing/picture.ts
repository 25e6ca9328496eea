import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, parse } from 'node:path';
import { parseDocument as parseYaml } from 'yaml';
import { splitFrontmatter } from '../../archive/article.ts';
import { loadArchive } from '../../archive/load.ts';
import { pictureFolder } from '../../archive/pictures.ts';
import { formatProblem, noSuchArticle } from '../../archive/problem.ts';
import { listIds } from '../../archive/reading/files.ts';
import { site } from '../../site/settings.ts';
import { placeOver } from '../../wire/article/place.ts';
import {
  articleWithPicture,
  placePictures,
  type TakenPicture,
  takenPictures,
} from '../../wire/pictures/taken-in.ts';
import { Refusal, runCommand } from '../command.ts';

const USAGE = `npm run picture -- ARTICLE FILE [flags]    gives a photograph to an article: its file, and its entry under pictures

ARTICLE is the id of an article, 2022-01-09-port-talks. What no flag says is read from the photograph itself (XMP, IPTC, Exif).

  --alt TEXT       what it shows, for those who do not see it
  --caption TEXT   the caption, the agency's words
  --credit TEXT    who made it
  --at p4          the paragraph it stands after; without it the first stands above the text`;

interface Said {
  alt?: string | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
  at?: string | undefined;
}

/** The photograph in `file`, under a name that no other picture of the article has. */
function read(file: string, said: Said, used: readonly string[]): TakenPicture {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new Refusal(`${file}: is not a file. Check its name.`);
  const { pictures, notes } = takenPictures([{ names: [basename(file)] }], dirname(file), used);
  const [picture] = pictures;
  if (!picture) throw new Refusal(`${file}: ${notes.join(' ')}`);
  return {
    ...picture,
    alt: said.alt ?? picture.alt,
    caption: said.caption ?? picture.caption,
    credit: said.credit ?? picture.credit,
  };
}

/** An article's file with one more picture; everything else stays, comments included. */
function withPicture(
  text: string,
  { file, alt, caption, credit }: TakenPicture,
  at: string | undefined,
): string {
  const parts = splitFrontmatter(text);
  if (!parts) throw new Refusal('The article has no frontmatter. Mend it first: npm run check.');
  const yaml = parseYaml(parts.yaml);
  const entry = {
    file,
    alt,
    ...(caption !== undefined && { caption }),
    credit,
    ...(at !== undefined && { at }),
  };
  if (yaml.has('pictures')) yaml.addIn(['pictures'], yaml.createNode(entry));
  else yaml.set('pictures', yaml.createNode([entry]));
  return `---\n${yaml.toString({ lineWidth: 0 }).trimEnd()}\n---\n\n${text
    .split('\n')
    .slice(parts.bodyLine - 1)
    .join('\n')}`;
}

function run(said: Said, [id, file, ...more]: readonly string[]): number {
  if (id === undefined || file === undefined || more.length > 0)
    throw new Refusal(
      'An article and one file are needed: npm run picture -- ARTICLE FILE. See npm run picture -- --help.',
    );
  const ids = listIds(join(site.content, 'articles'), '.md', []);
  if (!ids.includes(id)) throw new Refusal(noSuchArticle(id, ids, new Set()));
  if (existsSync(file) && articleWithPicture(readFileSync(file), site.content) === id)
    throw new Refusal(`${file}: is a picture of ${id} already.`);
  const folder = pictureFolder(site.content, id);
  const used = existsSync(folder) ? readdirSync(folder).map((name) => parse(name).name.toLowerCase()) : [];
  const article = join(site.content, 'articles', `${id}.md`);
  const picture = read(file, said, used);
  placePictures([picture], site.content, id);
  placeOver(article, withPicture(readFileSync(article, 'utf8'), picture, said.at));
  console.log(`${article}: has the picture ${picture.file}`);
  const problems = loadArchive(site.content, { withDrafts: true }).problems.filter(
    (one) => one.file === article,
  );
  for (const problem of problems) console.error(formatProblem(problem));
  return problems.length > 0 ? 1 : 0;
}

await runCommand({
  usage: USAGE,
  takesWords: true,
  options: {
    alt: { type: 'string' },
    caption: { type: 'string' },
    credit: { type: 'string' },
    at: { type: 'string' },
  },
  run,
});
