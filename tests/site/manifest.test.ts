import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, inject, test } from 'vitest';

interface Icon {
  src: string;
  sizes: string;
  purpose: string;
}

test('the web manifest is in Arabic, with the site’s base, colours and icons', async () => {
  const { folder, base, url } = inject('fixture');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  expect(page).toContain(`<link rel="manifest" href="${base}manifest.webmanifest">`);
  const response = await fetch(`${url}manifest.webmanifest`);
  expect(response.headers.get('content-type')).toMatch(/^application\/manifest\+json/);
  const manifest = (await response.json()) as Record<string, unknown> & { icons: Icon[] };
  expect(manifest).toMatchObject({
    lang: 'ar',
    dir: 'rtl',
    short_name: 'مَحضَر',
    id: base,
    start_url: base,
    scope: base,
    display: 'minimal-ui',
  });
  const [, paper = '', night = ''] =
    /--paper: light-dark\((#\w+), (#\w+)\)/.exec(readFileSync('src/styles/tokens.css', 'utf8')) ?? [];
  expect([manifest.theme_color, manifest.background_color]).toEqual([paper, paper]);
  expect([...page.matchAll(/name="theme-color" content="(#\w+)"/g)].map(([, colour]) => colour)).toEqual([
    night,
    paper,
  ]);

  const [, touch = ''] = /<link rel="apple-touch-icon" href="([^"]+)">/.exec(page) ?? [];
  expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
  ]);
  for (const { src, sizes, purpose } of [
    ...manifest.icons,
    { src: touch, sizes: '180x180', purpose: 'maskable' },
  ]) {
    const icon = sharp(join(folder, src.slice(base.length)));
    const { format, width, height } = await icon.metadata();
    expect([format, `${width}x${height}`], src).toEqual(['png', sizes]);
    const { data } = await icon.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(data[3], `${src}: its corner`).toBe(purpose === 'any' ? 0 : 255);
  }
});

test('the worker has the site’s base, and robots are not led to the offline page', () => {
  const { folder, base } = inject('fixture');
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
  expect(worker).toContain(`${base}offline/`);
  expect(readFileSync(join(folder, 'offline/index.html'), 'utf8')).toContain(
    '<meta name="robots" content="noindex">',
  );
  expect(readFileSync(join(folder, 'sitemap-pages.xml'), 'utf8')).not.toContain('offline');
});
