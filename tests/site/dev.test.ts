import { spawn } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ARTICLE, contentFolder, edited, sound } from '../archive/content-folder.ts';
import { HOSTILE_REQUESTS, statusOf } from '../requests.ts';

/** Requests `url` until `accept` accepts its status and text; returns the last text. */
async function until(url: string, accept: (status: number, text: string) => boolean): Promise<string> {
  let last = '';
  for (let tries = 0; tries < 150; tries++) {
    const response = await fetch(url).catch(() => undefined);
    last = response ? await response.text() : last;
    if (response && accept(response.status, last)) return last;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`${url} never came to be as wanted:\n${last.slice(0, 2000)}`);
}

test('the dev server follows the content: good edits, bad edits, new articles', async () => {
  // Enough files for a second thread to read some of them.
  const days = Array.from({ length: 20 }, (_, i) => String(i + 10));
  const more = days.map((day): [string, string] => [
    `articles/2024-04-${day}-more.md`,
    sound[ARTICLE].replaceAll('2024-05-02', `2024-04-${day}`).replace('02 أيار', `${day} نيسان`),
  ]);
  const root = contentFolder(Object.fromEntries(more));
  // Below the ports that connections of this machine take (Linux: from 32768).
  const port = 20_000 + (process.pid % 12_000);
  const server = spawn(process.execPath, ['src/cli/dev.ts', '--port', String(port)], {
    // Astro's dev server does not load its routes when it runs under Vitest.
    env: {
      ...process.env,
      VITEST: '',
      NODE_ENV: '',
      CONTENT_DIR: root,
      THREADS: '2',
      BASE_PATH: '/',
      ASTRO_TELEMETRY_DISABLED: '1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let told = '';
  server.stderr.on('data', (chunk: Buffer) => {
    told += chunk;
  });
  try {
    const home = `http://localhost:${port}/`;
    const page = `${home}a/2024-05-02-port-talks/`;
    await until(page, (status, text) => status === 200 && text.includes('وصول الوفدين'));
    for (const form of [
      'a/2024-05-02-port-talks.md',
      'timeline/port.ics',
      'timeline/port/arrival.bib',
      'feed.xml',
    ])
      await until(home + form, (status, text) => status === 200 && text.includes('وصول الوفدين'));

    for (const day of days)
      await until(
        `${home}a/2024-04-${day}-more/`,
        (status, text) => status === 200 && text.includes('الصحيفة'),
      );

    const file = join(root, ARTICLE);
    writeFileSync(file, edited(ARTICLE, 'title: وصول الوفدين', 'title: بلوغ الوفدين')[ARTICLE] as string);
    await until(page, (status, text) => status === 200 && text.includes('بلوغ الوفدين'));

    writeFileSync(file, edited(ARTICLE, 'wire: wafq', 'wire: wafk')[ARTICLE] as string);
    const message = `${ARTICLE}:5: wire: `;
    expect(await until(page, (_status, text) => text.includes(message))).toContain('Did you mean');
    // Another edit with the same fault reports nothing new.
    writeFileSync(
      file,
      `${edited(ARTICLE, 'wire: wafq', 'wire: wafk')[ARTICLE]}\nوقال المتحدث إن الوفدين عادا.\n`,
    );
    await new Promise((done) => setTimeout(done, 1_000));
    await until(page, (_status, text) => text.includes(message));
    expect(told.split('\n').filter((line) => line.startsWith(`${root}/${message}`))).toHaveLength(1);

    writeFileSync(file, sound[ARTICLE]);
    await until(page, (status, text) => status === 200 && text.includes('وصول الوفدين'));

    expect(told).toContain(`${root}: no problems any more\n`);

    const draft = sound[ARTICLE].replaceAll('2024-05-02', '2024-05-04').replace('02 أيار', '04 أيار');
    writeFileSync(
      join(root, 'articles/2024-05-04-draft.md'),
      draft.replace('wire: wafq', 'wire: wafq\ndraft: true'),
    );
    await until(`${home}a/2024-05-04-draft/`, (status) => status === 200);

    const added = sound[ARTICLE].replaceAll('2024-05-02', '2024-05-03').replace('02 أيار', '03 أيار');
    writeFileSync(join(root, 'articles/2024-05-03-second.md'), added);
    await until(
      `${home}a/2024-05-03-second/`,
      (status, text) => status === 200 && text.includes('وصول الوفدين'),
    );

    renameSync(join(root, 'articles/2024-05-03-second.md'), join(root, 'articles/2024-05-03-third.md'));
    await until(`${home}a/2024-05-03-third/`, (status) => status === 200);
    await until(`${home}a/2024-05-03-second/`, (status) => status === 404);

    // No request stops it: some get no response, but the front page still works.
    for (const [line] of HOSTILE_REQUESTS) {
      await Promise.race([
        statusOf(port, line).catch(() => 0),
        new Promise((done) => setTimeout(done, 2_000)),
      ]);
      expect((await fetch(home)).status, line.slice(0, 80)).toBe(200);
    }
  } finally {
    process.kill(-(server.pid as number));
  }
});
