import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { ARTICLE, contentFolder, sound } from '../archive/content-folder.ts';
import { HEADLINE, HTML } from '../wire/one-dispatch.ts';
import { wireFolder } from '../wire/wire-folder.ts';

const run = (root: string, command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`src/cli/${command}.ts`, ...args], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: root },
  });
  return { status, stdout: stdout.replaceAll(`${root}/`, ''), stderr: stderr.replaceAll(`${root}/`, '') };
};
const ID = '2024-05-02-port-talks';
const inbox = mkdtempSync(join(tmpdir(), 'mahdar-inbox-'));
const port = join(inbox, 'Port View.jpg');

beforeAll(async () => {
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: '#346' } });
  writeFileSync(port, await picture.jpeg().toBuffer());
  writeFileSync(join(inbox, 'notes.txt'), 'words');
});

describe('npm run picture', { timeout: 60_000 }, () => {
  const picture = (root: string, ...args: string[]) => run(root, 'importing/picture', ...args);

  test('adds photographs to an article, and keeps the rest of its file', () => {
    const root = contentFolder({ [ARTICLE]: sound[ARTICLE].replace('wire: wafq', 'wire: wafq # the desk') });
    expect(picture(root, ID, port, '--alt', 'رافعات', '--credit', 'وفق', '--at', 'p2')).toEqual({
      status: 0,
      stdout: `${ARTICLE}: has the picture port-view.jpg\n`,
      stderr: '',
    });
    const { archive, problems } = loadArchive(root);
    expect(problems).toEqual([]);
    expect(archive.article(ID)?.pictures).toMatchObject([
      { alt: 'رافعات', credit: 'وفق', at: 2, width: 640 },
    ]);
    const text = readFileSync(join(root, ARTICLE), 'utf8');
    expect(text).toContain('wire: wafq # the desk\n');
    expect(text.split('---\n')[2]).toBe(sound[ARTICLE].split('---\n')[2]);
    expect(picture(root, ID, port)).toMatchObject({
      status: 1,
      stderr: `${port}: is a picture of ${ID} already.\n`,
    });
  });

  test('says what is still to be filled in', () => {
    const root = contentFolder();
    const { status, stderr } = picture(root, ID, port);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^articles\/2024-05-02-port-talks\.md:8: pictures\.alt: .*\n.*:9: pictures\.credit: .*\n$/,
    );
  });

  test.each([
    [
      'another article',
      ['2024-05-02-prot-talks', port],
      `"2024-05-02-prot-talks" is not in articles/. Did you mean "${ID}"?`,
    ],
    ['no file', [ID, join(inbox, 'none.jpg')], 'none.jpg: is not a file. Check its name.'],
    ['no picture', [ID, join(inbox, 'notes.txt')], 'no JPEG, PNG, WebP or AVIF.'],
    ['nothing', [], 'An article and one file are needed'],
  ])('%s is one line', (_, args, line) => {
    const { status, stderr } = picture(contentFolder(), ...args);
    expect(status).toBe(1);
    expect(stderr).toContain(line);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

test('a photograph in an inbox is imported with the dispatch that names it, or reported', {
  timeout: 60_000,
}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mahdar-inbox-'));
  for (const name of ['a-train.jpg', 'b-alone.jpg'])
    writeFileSync(join(folder, name), Buffer.concat([readFileSync(port), Buffer.from(name)]));
  const associations = [{ type: 'picture', by: 'وفق', renditions: [{ href: 'a-train.jpg' }] }];
  const item = {
    uri: 'u',
    headlines: [{ value: HEADLINE }],
    bodies: [{ contentType: 'text/html', value: HTML }],
    associations,
  };
  writeFileSync(join(folder, 'train-returns.json'), JSON.stringify(item));
  const root = wireFolder();
  const once = run(root, 'import', '--source', 'sahifa', '--wire', 'wafq', '--date', '2024-05-03', folder);
  expect(once.stdout).toContain('1 of 3 imported, 1 here already, 1 refused');
  expect(once.stderr).toContain(
    `is a photograph that no dispatch here names. Give it to an article: npm run picture -- ARTICLE ${join(folder, 'b-alone.jpg')}.`,
  );
  expect(once.stderr).toContain(
    'alt of a-train.jpg is empty. Fill in what it shows: until then the check refuses it.',
  );
});
