import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sound } from '../archive/content-folder.ts';

const outside = join(mkdtempSync(join(tmpdir(), 'mahdar-outside-')), 'secret.md');
writeFileSync(outside, sound['articles/2024-05-02-port-talks.md']);
const laugh = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`).join('\n')}\n`;
const long = 'كلمة '.repeat(2_000_000);

/** Files that are invalid or excessive: what each is, and how to put it into the content folder `root`. */
export const FILES: readonly [what: string, make: (root: string) => void][] = [
  ['a link to a file outside', (root) => symlinkSync(outside, join(root, 'articles/2024-05-09-link.md'))],
  ['a link to a folder outside', (root) => symlinkSync(dirname(outside), join(root, 'permalinks'))],
  [
    'a link to itself',
    (root) => symlinkSync('2024-05-09-link.md', join(root, 'articles/2024-05-09-link.md')),
  ],
  ['a link to /dev/zero', (root) => symlinkSync('/dev/zero', join(root, 'articles/2024-05-09-link.md'))],
  ['a folder named as an article', (root) => mkdirSync(join(root, 'articles/2024-05-09-x.md'))],
  ...[
    '..%2fx.md',
    '__proto__.md',
    '2024-05-09-constructor..md',
    ' .md',
    '2024-05-09-a\nb.md',
    '2024-05-09-\u202egnp.md',
    '-rf.md',
    '2024-05-09-'.padEnd(240, 'x').concat('.md'),
    '2024-13-45-x.md',
    '2024-05-09-X.md',
    '2024-05-09-x.md.md',
  ].map((name): [string, (root: string) => void] => [
    `an article named ${JSON.stringify(name)}`,
    (root) => writeFileSync(join(root, 'articles', name), sound['articles/2024-05-02-port-talks.md']),
  ]),
  ['a billion laughs', (root) => writeFileSync(join(root, 'timelines/bomb.yaml'), laugh)],
  [
    'a billion laughs in frontmatter',
    (root) => writeFileSync(join(root, 'articles/2024-05-09-x.md'), `---\n${laugh}---\n\nب`),
  ],
  [
    'a line of 20 MB',
    (root) => writeFileSync(join(root, 'articles/2024-05-09-x.md'), `---\ntitle: x\n---\n\n${long}`),
  ],
  ['agencies of one line of 20 MB', (root) => writeFileSync(join(root, 'agencies.yaml'), `wafq: ${long}`)],
  [
    'a ledger of one line of 20 MB',
    (root) => {
      mkdirSync(join(root, 'permalinks/articles'), { recursive: true });
      writeFileSync(join(root, 'permalinks/articles/x.txt'), long);
    },
  ],
  [
    '100,000 unknown keys',
    (root) =>
      writeFileSync(
        join(root, 'timelines/x.yaml'),
        Array.from({ length: 100_000 }, (_, n) => `k${n}: 1`).join('\n'),
      ),
  ],
  ['100,000 broken lines', (root) => writeFileSync(join(root, 'timelines/x.yaml'), ': "\n'.repeat(100_000))],
  [
    'brackets 100,000 deep',
    (root) => writeFileSync(join(root, 'timelines/x.yaml'), `title: ${'['.repeat(100_000)}`),
  ],
  [
    'indents 2,000 deep',
    (root) =>
      writeFileSync(
        join(root, 'timelines/x.yaml'),
        Array.from({ length: 2_000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
      ),
  ],
  [
    'quotations 10,000 deep',
    (root) =>
      writeFileSync(
        join(root, 'articles/2024-05-02-port-talks.md'),
        sound['articles/2024-05-02-port-talks.md'].replace('وأضاف', `${'> '.repeat(10_000)}وأضاف`),
      ),
  ],
];
