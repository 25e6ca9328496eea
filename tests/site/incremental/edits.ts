import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { loadArchive } from '../../../src/archive/load.ts';
import { writeLedger } from '../../../src/archive/permalinks/folder.ts';
import { allProblems } from '../../../src/archive/publishable.ts';
import { decisionsFrom } from '../../../src/ledger/options.ts';
import { archiveContent } from '../../made/archive-content.ts';
import { bytesOf } from '../../wire/wire-folder.ts';

type Next = () => number;
type Decisions = Parameters<typeof decisionsFrom>[0];
/** Changes a content folder, and returns the decisions that a person would give the ledger. */
type Edit = (root: string, next: Next) => Decisions | undefined;

const SIZE = 52;
const DAY = '2027-01-01';
const MADE = [...archiveContent(SIZE + 20)];

/** Writes a sound generated archive with its ledger into `root`. */
export function writeContent(root: string): void {
  const first = new Set(
    MADE.filter(([path]) => path.startsWith('articles/'))
      .slice(0, SIZE)
      .map(([path]) => path),
  );
  for (const [path, text] of MADE) {
    if (path.startsWith('articles/') && !first.has(path)) continue;
    put(join(root, path), text);
  }
  if (!record(root, {})) throw new Error('the made archive is not sound');
}

function put(file: string, text: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Brings the ledger up to date as `npm run permalinks` does. Gives whether content and ledger are sound. */
function record(root: string, decisions: Decisions): boolean {
  const { decided } = decisionsFrom(decisions);
  const loaded = loadArchive(root, { decided, date: DAY, isThorough: true });
  if (loaded.problems.length > 0 || loaded.permalinks.problems.length > 0) return false;
  writeLedger(loaded.permalinks.writes);
  return allProblems(loadArchive(root), true).length === 0;
}

const pick = <T>(list: readonly T[], next: Next): T => list[Math.floor(next() * list.length)] as T;
const number = (next: Next): number => Math.floor(next() * 1000);

function change(root: string, name: string, from: RegExp, to: string | ((found: string) => string)): void {
  const file = join(root, name);
  if (existsSync(file)) writeFileSync(file, readFileSync(file, 'utf8').replace(from, to as string));
}

const articles = (root: string): string[] =>
  readdirSync(join(root, 'articles')).map((name) => name.slice(0, -3));
const anArticle = (root: string, next: Next): string => `articles/${pick(articles(root), next)}.md`;
const aTimeline = (root: string, next: Next): string =>
  `timelines/${pick(readdirSync(join(root, 'timelines')), next)}`;
const aTopic = (root: string, next: Next): string =>
  pick([...readFileSync(join(root, 'topics.yaml'), 'utf8').matchAll(/^(\S+):/gm)], next)[1] ?? '';

/** Adds a line to the frontmatter of an article. */
const withField =
  (line: (root: string, next: Next) => string): Edit =>
  (root, next) => {
    const name = anArticle(root, next);
    const text = line(root, next);
    const key = text.slice(0, text.indexOf(':'));
    change(root, name, new RegExp(`^${key}:.*\\n`, 'm'), '');
    change(root, name, /\n---\n/, `\n${text}\n---\n`);
    return undefined;
  };

const inArticle =
  (from: RegExp, to: (found: string, next: Next) => string): Edit =>
  (root, next) => {
    change(root, anArticle(root, next), from, (found) => to(found, next));
    return undefined;
  };

const inTimeline =
  (from: RegExp, to: (found: string, next: Next) => string): Edit =>
  (root, next) => {
    change(root, aTimeline(root, next), from, (found) => to(found, next));
    return undefined;
  };

const PHOTOGRAPHS = await Promise.all(
  ['#346', '#864', '#386'].map((background) =>
    sharp({ create: { width: 60, height: 40, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  ),
);

/** The file of a picture of some article, if any has one. */
function aPicture(root: string, next: Next): { article: string; file: string } | undefined {
  const folder = join(root, 'pictures');
  if (!existsSync(folder)) return undefined;
  const article = pick(readdirSync(folder), next);
  return { article: `articles/${article}.md`, file: join(folder, article, 'x.jpg') };
}

/** What people do to an archive. */
export const EDITS: Readonly<Record<string, Edit>> = {
  words: inArticle(/\.\n$/, (_, next) => ` وكلمة ${number(next)}.\n`),
  'words of the opening': inArticle(/\.\n\n/, (_, next) => ` وكلمة ${number(next)}.\n\n`),
  'a paragraph more': inArticle(/\n$/, (_, next) => `\n\nوأضاف البيان فقرة ${number(next)} عن الأمر.\n`),
  'a paragraph deleted': inArticle(/\n---\n[\s\S]*$/, (found, next) => {
    const [head = '', ...paragraphs] = found.trimEnd().split('\n\n');
    paragraphs.splice(1 + Math.floor(next() * paragraphs.length), 1);
    return `\nupdated: ${DAY}${head}\n\n${paragraphs.join('\n\n')}\n`;
  }),
  'paragraphs in another order': inArticle(/(\n\n[^\n]+)(\n\n[^\n]+)\n$/, (found) => {
    const [one, two] = found.trim().split('\n\n');
    return `\n\n${two}\n\n${one}\n`;
  }),
  title: inArticle(/^title: "/m, (found, next) => `${found}نبأ ${number(next)} `),
  summary: withField((_, next) => `summary: نبذة ${number(next)}`),
  byline: withField((_, next) => `byline: مراسل ${number(next)}`),
  place: withField(() => 'place: طنجة'),
  flash: withField(() => 'flash: true'),
  time: withField((_, next) => `time: "1${Math.floor(next() * 9)}:30+03:00"`),
  updated: withField(() => `updated: ${DAY}`),
  correction: withField((_, next) => `corrections: [{ date: ${DAY}, note: صُحّح الرقم ${number(next)} }]`),
  'topics of an article': withField((root, next) => `topics: [${aTopic(root, next)}]`),
  'an earlier take': withField((root, next) => `replaces: [${pick(articles(root), next)}]`),
  'another wire': withField((_, next) => `wire: wire-${Math.floor(next() * 4)}`),
  'the name of an agency': (root, next) => {
    const id = pick(['outlet-0', 'outlet-3', 'wire-0', 'wire-2'], next);
    const name = new RegExp(`(^${id}:\\n(?:  .*\\n)*?    ar: )(.*)\\n`, 'm');
    const file = join(root, 'agencies.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(name, (_, head, old) => `${head}${old} ${number(next)}\n  also: [${old}]\n`),
    );
    return undefined;
  },
  'the site of an agency': (root, next) => {
    change(root, 'agencies.yaml', /^wire-1:\n/m, `wire-1:\n  url: https://wire.example/${number(next)}\n`);
    return undefined;
  },
  'the name of a topic': (root, next) => {
    const name = new RegExp(`(^${aTopic(root, next)}:\\n  name: ).*`, 'm');
    change(root, 'topics.yaml', name, (found) => `${found} ${number(next)}`);
    return undefined;
  },
  'a new topic': (root, next) => {
    change(root, 'topics.yaml', /$/, `new-${number(next)}: { name: موضوع ${number(next)} }\n`);
    return undefined;
  },
  'the title of a timeline': inTimeline(/^title: /m, (found, next) => `${found}${number(next)} `),
  'the title of an event': inTimeline(/^ {4}title: /m, (found, next) => `${found}${number(next)} `),
  'the label of an event': inTimeline(/^ {4}label: (?=\S)/gm, (found, next) => `${found}${number(next)} `),
  'the reason of an event': inTimeline(
    /^ {4}evidence:/m,
    (found) => `    because: يقول البيان ذلك\n${found}`,
  ),
  'a shorter quote': inTimeline(/ لبحث .*$/m, (found) => (found.includes('subject') ? found : '')),
  'an event renamed': (root, next) => {
    const name = aTimeline(root, next);
    const [, id] = /^ {2}- id: (\S+)/m.exec(readFileSync(join(root, name), 'utf8')) ?? [];
    const fresh = `renamed-${number(next)}`;
    change(root, name, /^ {2}- id: \S+/m, `  - id: ${fresh}`);
    const timeline = name.slice('timelines/'.length, -'.yaml'.length);
    return { moved: [`timeline/${timeline}/${id}=timeline/${timeline}/${fresh}`] };
  },
  'an event removed': (root, next) => {
    const name = aTimeline(root, next);
    const [, id] = /^ {2}- id: (\S+)/m.exec(readFileSync(join(root, name), 'utf8')) ?? [];
    change(root, name, /^ {2}- id: [\s\S]*?(?=^ {2}- id: |(?![\s\S]))/m, '');
    return { gone: [`timeline/${name.slice('timelines/'.length, -'.yaml'.length)}/${id}=سُحب الخبر`] };
  },
  'an article removed': (root, next) => {
    const id = pick(articles(root), next);
    rmSync(join(root, `articles/${id}.md`));
    return { gone: [`${id}=سحبته الوكالة ${number(next)}`] };
  },
  'an article renamed': (root, next) => {
    const id = pick(articles(root), next);
    const fresh = `${id.slice(0, 10)}-renamed-${number(next)}`;
    renameSync(join(root, `articles/${id}.md`), join(root, `articles/${fresh}.md`));
    for (const other of articles(root))
      change(root, `articles/${other}.md`, new RegExp(`^replaces: \\[${id}\\]`, 'm'), `replaces: [${fresh}]`);
    for (const name of readdirSync(join(root, 'timelines')))
      change(root, `timelines/${name}`, new RegExp(`article: ${id}$`, 'gm'), `article: ${fresh}`);
    return { moved: [`${id}=${fresh}`] };
  },
  'a new article': (root, next) => {
    const [path, text] = pick(MADE.filter(([name]) => name.startsWith('articles/')).slice(SIZE), next);
    put(join(root, path), text);
    return undefined;
  },
  'what is put back': (root, next) => {
    const [path, text] = pick(
      MADE.filter(([name]) => existsSync(join(root, name))),
      next,
    );
    put(join(root, path), text);
    return undefined;
  },
  'a picture': (root, next) => {
    const id = pick(articles(root), next);
    const at = next() < 0.5 ? ', at: p1' : '';
    put(join(root, `pictures/${id}/x.jpg`), pick(PHOTOGRAPHS, next));
    change(
      root,
      `articles/${id}.md`,
      /\n---\n/,
      `\npictures: [{ file: x.jpg, alt: صورة, credit: وكالة${at} }]\n---\n`,
    );
    return undefined;
  },
  'another picture under the same name': (root, next) => {
    const { file } = aPicture(root, next) ?? {};
    if (file) put(file, pick(PHOTOGRAPHS, next));
    return undefined;
  },
  'the words of a picture': (root, next) => {
    const { article } = aPicture(root, next) ?? {};
    if (article)
      change(root, article, /alt: صورة/, `caption: كلام ${number(next)}, alt: صورة ${number(next)}`);
    return undefined;
  },
  'a picture taken away': (root, next) => {
    const { article, file } = aPicture(root, next) ?? {};
    if (!article || !file) return undefined;
    change(root, article, /^pictures: .*\n/m, '');
    rmSync(dirname(file), { recursive: true });
    return undefined;
  },
  'the front page': (root, next) => {
    put(join(root, 'front.yaml'), `lead: ${pick(articles(root), next)}\n`);
    return undefined;
  },
  'the name of the site': (root, next) => {
    put(join(root, 'site.yaml'), `name: سجل ${number(next)}\n`);
    return undefined;
  },
  'a colour of the site': (root, next) => {
    const accent = `{ light: "#0d5${number(next) % 10}52", dark: "#8fc9b${number(next) % 10}" }`;
    put(join(root, 'site.yaml'), `colours:\n  accent: ${accent}\n`);
    return undefined;
  },
  'a ledger decision': (root, next) => {
    const id = pick(articles(root), next);
    return { keep: [`${id}#p2=3`], gone: [`${id}#p3`] };
  },
};

/** Makes one edit that leaves `root` sound, and gives its name. */
export function edit(root: string, next: Next): string {
  const before = `${root}.before`;
  for (let tries = 0; tries < 50; tries++) {
    const name = pick(Object.keys(EDITS), next);
    rmSync(before, { recursive: true, force: true });
    cpSync(root, before, { recursive: true });
    const decisions = EDITS[name]?.(root, next);
    const isChanged = JSON.stringify(bytesOf(root)) !== JSON.stringify(bytesOf(before));
    if ((isChanged || decisions?.keep) && record(root, decisions ?? {})) return name;
    rmSync(root, { recursive: true });
    cpSync(before, root, { recursive: true });
  }
  throw new Error('no edit left the content sound');
}
