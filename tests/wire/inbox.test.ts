import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import { FIRST, HEADLINE, SECOND, TEXT, THIRD } from './one-dispatch.ts';
import { bytesOf, wireFolder } from './wire-folder.ts';

const WHO = ['--source', 'sahifa', '--wire', 'wafq'];

function run(root: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/import.ts', ...WHO, ...args], {
    env: { ...process.env, CONTENT_DIR: root, SITE_URL: 'https://news.example' },
    encoding: 'utf8',
  });
  const plain = (text: string): string => text.replaceAll(`${root}/`, '');
  return { status, stdout: plain(stdout), stderr: plain(stderr) };
}

/** An inbox of invented files. */
function inbox(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'mahdar-inbox-'));
  for (const [name, text] of Object.entries(files)) put(folder, name, text);
  return folder;
}
function put(folder: string, name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}
const articlesOf = (root: string): string[] =>
  readdirSync(join(root, 'articles'))
    .filter((name) => name.endsWith('.md'))
    .sort();

/** The same item in each format with names for items: a version of it, or its withdrawal. */
const FORMS: Readonly<Record<string, (version: number, words: readonly string[], state?: string) => string>> =
  {
    'train.ninjs.json': (version, words, state = 'usable') =>
      JSON.stringify({
        uri: 'urn:wafq:train',
        version: String(version),
        pubStatus: state,
        versionCreated: `2024-05-0${2 + version}T09:12:00+03:00`,
        ...(state === 'usable' && {
          headlines: [{ value: HEADLINE }],
          bodies: [{ contentType: 'text/html', value: words.map((text) => `<p>${text}</p>`).join('') }],
        }),
      }),
    'train.newsml.xml': (version, words, state = 'usable') =>
      `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:wafq:train" version="${version}"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2024-05-0${2 + version}T09:12:00+03:00</versionCreated><pubStatus qcode="stat:${state}"/></itemMeta><contentMeta><headline>${HEADLINE}</headline></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>${words.map((text) => `<p>${text}</p>`).join('')}</body></html></inlineXML></contentSet></newsItem>`,
    'train.newsml1.xml': (version, words, state = 'usable') =>
      `<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>wafq</ProviderId><DateId>20240503</DateId><NewsItemId>train</NewsItemId><RevisionId>${version}</RevisionId></NewsIdentifier></Identification><NewsManagement><ThisRevisionCreated>2024050${2 + version}T091200+0300</ThisRevisionCreated><Status FormalName="${state}"/></NewsManagement><NewsComponent><NewsLines><HeadLine>${HEADLINE}</HeadLine></NewsLines><ContentItem><DataContent>${words.map((text) => `<p>${text}</p>`).join('')}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
    'train.nitf.xml': (version, words, state = 'usable') =>
      `<nitf><head><docdata management-status="${state}"><doc-id id-string="wafq-train"/><du-key version="${version}"/><date.issue norm="2024050${2 + version}"/></docdata></head><body><body.head><hedline><hl1>${HEADLINE}</hl1></hedline></body.head><body.content>${words.map((text) => `<p>${text}</p>`).join('')}</body.content></body></nitf>`,
  };

describe('a folder', () => {
  test('is imported in any mix of formats, and doubtful items are listed with the command that settles them', () => {
    const root = wireFolder();
    const folder = inbox({
      'sport/final.txt': `${HEADLINE} 2\n\n${TEXT.replaceAll('القطار', 'الفريق')}`,
      'train.json': FORMS['train.ninjs.json']?.(1, [FIRST, SECOND]) ?? '',
      'EFE 12.txt': `عنوان آخر\n\n${FIRST.replace('القطار', 'الترام')}\n\n${THIRD}\n`,
      '.hidden.txt': 'x',
      'page.bin': '\u0000\u0001',
    });
    symlinkSync(join(folder, 'train.json'), join(folder, 'link.json'));
    const { status, stdout, stderr } = run(root, folder);
    expect(status).toBe(1);
    expect(articlesOf(root)).toContain('2024-05-03-final.md');
    const lines = stdout.replaceAll(`${folder}/`, '').trim().split('\n');
    expect(lines).toContain('2 of 4 imported, 2 refused');
    expect(lines).toContain("  EFE 12.txt  npm run import -- 'EFE 12.txt' --id HANDLE");
    expect(lines).toContain('  page.bin    see above');
    expect(stderr).not.toContain('hidden');
  });

  test('can be imported again: known files are recognised by their bytes, even after edits here', () => {
    const root = wireFolder();
    const folder = inbox({ 'train.ninjs.json': FORMS['train.ninjs.json']?.(1, [FIRST, SECOND]) ?? '' });
    expect(run(root, folder)).toMatchObject({ status: 1 });
    renameSync(join(folder, 'train.ninjs.json'), join(folder, 'train.json'));
    expect(run(root, folder)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1 of 1 imported'),
    });
    const [name = ''] = articlesOf(root).filter((file) => file.endsWith('-train.md'));
    const file = join(root, 'articles', name);
    writeFileSync(file, readFileSync(file, 'utf8').replace('40', '45'));
    const before = bytesOf(root);
    expect(run(root, folder)).toEqual({
      status: 0,
      stderr: '',
      stdout: '0 of 1 imported, 1 here already, 0 refused\n',
    });
    expect(bytesOf(root)).toEqual(before);
  });
});

describe.each(Object.entries(FORMS))('of %s', (name, form) => {
  const file = name.replace(/\..*\./, '.');
  const start = () => {
    const root = wireFolder();
    const folder = inbox({ [file]: form(1, [FIRST, SECOND]) });
    expect(run(root, folder).status).toBe(0);
    return { root, folder, article: join(root, 'articles/2024-05-03-train.md') };
  };

  test('a newer version is an edit, with its day and a note of correction to fill in', () => {
    const { root, folder, article } = start();
    const kept = readFileSync(article, 'utf8').replace('lang: ar\n', 'lang: ar # as sent\n');
    writeFileSync(article, kept);
    put(folder, 'newer.xml', form(2, [FIRST, SECOND.replace('40', '50'), THIRD]));
    renameSync(join(folder, 'newer.xml'), join(folder, `newer${file.slice(5)}`));
    expect(run(root, folder)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('has the words of the newer version'),
    });
    expect(articlesOf(root)).toHaveLength(2);
    const text = readFileSync(article, 'utf8');
    expect(text).toContain('lang: ar # as sent\n');
    expect(text).toContain('updated: 2024-05-04\n');
    expect(text).toContain('50 دقيقة');
    const problems = loadArchive(root).problems.map(formatProblem);
    expect(problems).toEqual([expect.stringMatching(/corrections\.note: is empty/)]);
    writeFileSync(article, text.replace('note: ""', 'note: صُححت مدة الرحلة'));
    const { archive, problems: none } = loadArchive(root);
    expect(none).toEqual([]);
    expect(archive.article('2024-05-03-train')).toMatchObject({
      title: HEADLINE,
      updated: '2024-05-04',
      corrections: [{ date: '2024-05-04', note: 'صُححت مدة الرحلة' }],
    });
  });

  test('an older version that arrives late is ignored', () => {
    const { root, folder, article } = start();
    put(folder, `newer${file.slice(5)}`, form(3, [FIRST, THIRD]));
    put(folder, `older${file.slice(5)}`, form(2, [FIRST, SECOND, THIRD]));
    expect(run(root, folder).stdout).toContain('1 of 3 imported, 2 here already, 0 refused');
    expect(readFileSync(article, 'utf8')).not.toContain('40 دقيقة');
  });

  test('an article edited here is not overwritten', () => {
    const { root, folder, article } = start();
    writeFileSync(article, readFileSync(article, 'utf8').replace('40', '45'));
    const before = bytesOf(root);
    put(folder, `newer${file.slice(5)}`, form(2, [FIRST, THIRD]));
    const { status, stderr } = run(root, folder);
    expect(status).toBe(1);
    expect(stderr).toContain('is a newer version of 2024-05-03-train, whose words were changed here since.');
    expect(bytesOf(root)).toEqual(before);
    expect(
      run(root, join(folder, `newer${file.slice(5)}`), '--id', 'train-2', '--replaces', '2024-05-03-train'),
    ).toMatchObject({ status: 0 });
  });

  test('a kill is reported with its article, and neither followed nor ignored', () => {
    const { root, folder, article } = start();
    const before = bytesOf(root);
    put(folder, `kill${file.slice(5)}`, form(2, [], file.includes('nitf') ? 'killed' : 'canceled'));
    for (const _ of [1, 2]) {
      const { status, stderr } = run(root, folder);
      expect(status).toBe(1);
      expect(stderr).toContain(
        'the agency takes back what is here as 2024-05-03-train. To obey: delete articles/2024-05-03-train.md, then npm run permalinks.',
      );
    }
    expect(bytesOf(root)).toEqual(before);
    rmSync(article);
    expect(run(root, folder).stderr).toContain('the agency does not let it be published');
  });
});

test('an article whose correction note is still empty is reported, and not treated as gone', () => {
  const root = wireFolder();
  const form = FORMS['train.ninjs.json'];
  const folder = inbox({
    'train-1.json': form?.(1, [FIRST]) ?? '',
    'train-2.json': form?.(2, [FIRST, SECOND]) ?? '',
  });
  expect(run(root, folder)).toMatchObject({ status: 0 });
  put(folder, 'train-3.json', form?.(3, [FIRST, SECOND, THIRD]) ?? '');
  expect(run(root, folder).stderr).toContain(
    'is a newer version of 2024-05-03-train-1, whose file has problems to correct first. See npm run check',
  );
  put(folder, 'train-3.json', form?.(3, [], 'canceled') ?? '');
  expect(run(root, folder).stderr).toContain('the agency takes back what is here as 2024-05-03-train-1.');
});

test('a newer version of a deleted article is reported', () => {
  const root = wireFolder();
  const form = FORMS['train.ninjs.json'];
  const folder = inbox({ 'train.json': form?.(1, [FIRST]) ?? '' });
  run(root, folder);
  rmSync(join(root, 'articles/2024-05-03-train.md'));
  put(folder, 'again.json', form?.(2, [FIRST, SECOND]) ?? '');
  expect(run(root, folder).stderr).toContain(
    'is a newer version of 2024-05-03-train, which is not here any more. Say --replaces none',
  );
  expect(run(root, join(folder, 'again.json'), '--id', 'again', '--replaces', 'none')).toMatchObject({
    status: 0,
  });
});

test('a watched folder imports each file once it is complete, and watching ends cleanly', {
  timeout: 60_000,
}, async () => {
  const root = wireFolder();
  const folder = inbox({});
  const child = spawn(process.execPath, ['src/cli/import.ts', ...WHO, folder, '--watch'], {
    env: { ...process.env, CONTENT_DIR: root, SITE_URL: 'https://news.example' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk));
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let tries = 0; tries < 300 && !isSo(); tries++) await new Promise((done) => setTimeout(done, 100));
    expect(isSo(), said).toBe(true);
  };
  try {
    await until(() => said.includes('watching'));
    const whole = `${HEADLINE}\n\n${TEXT}`;
    // It arrives in two pieces, a second apart.
    put(folder, 'desk/train.txt', whole.slice(0, 120));
    await new Promise((done) => setTimeout(done, 1_000));
    put(folder, 'desk/train.txt', whole);
    await until(() => articlesOf(root).length === 2);
    expect(readFileSync(join(root, 'articles/2024-05-03-train.md'), 'utf8')).toContain(THIRD);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
  }
});

test('the newsroom’s own outlet of site.yaml is the source of copy that names none', () => {
  const root = wireFolder();
  writeFileSync(join(root, 'site.yaml'), 'source: sahifa\n');
  const folder = inbox({ 'train.txt': `${HEADLINE}\n\n${TEXT}` });
  const { status } = spawnSync(process.execPath, ['src/cli/import.ts', folder], {
    env: { ...process.env, CONTENT_DIR: root, SITE_URL: 'https://news.example' },
  });
  expect(status).toBe(0);
  expect(readFileSync(join(root, 'articles/2024-05-03-train.md'), 'utf8')).toContain(
    'source: sahifa\nwire: wafq\n',
  );
  writeFileSync(join(root, 'site.yaml'), 'source: sahfia\n');
  expect(loadArchive(root).problems.map(formatProblem)).toEqual([
    expect.stringMatching(
      /site\.yaml:1: source: "sahfia" is not in agencies\.yaml\. Did you mean "sahifa"\?$/,
    ),
  ]);
  writeFileSync(join(root, 'site.yaml'), 'source: wafq\n');
  expect(loadArchive(root).problems.map(formatProblem)).toEqual([
    expect.stringMatching(/site\.yaml:1: source: "wafq" is a wire in agencies\.yaml\./),
  ]);
});
