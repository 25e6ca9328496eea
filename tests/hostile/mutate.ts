import { NASTY } from './nasty.ts';

type Next = () => number;

const below = (next: Next, most: number): number => Math.floor(next() * most);
const pick = <T>(next: Next, all: readonly T[]): T => all[below(next, all.length)] as T;

const KINDS: readonly ((text: string, next: Next) => string | Buffer)[] = [
  // A piece anywhere, most often where a value or a paragraph begins.
  (text, next) => {
    const at = below(next, text.length + 1);
    return text.slice(0, at) + pick(next, NASTY) + text.slice(at);
  },
  (text, next) => {
    const places = [...text.matchAll(/: |- |\n\n|"|>|\(/g)].map(({ index, 0: mark }) => index + mark.length);
    const at = places.length > 0 ? pick(next, places) : 0;
    return text.slice(0, at) + pick(next, NASTY) + text.slice(at);
  },
  // A value or line that is nothing but a piece.
  (text, next) => {
    const lines = text.split('\n');
    const at = below(next, lines.length);
    const [, key = ''] = /^(\s*(?:- )?[\w-]+: )/.exec(lines[at] ?? '') ?? [];
    lines[at] = key + pick(next, NASTY);
    return lines.join('\n');
  },
  (text, next) => text.slice(0, below(next, text.length)),
  (text, next) => text.slice(below(next, text.length)),
  (text, next) => {
    const [from, to] = [below(next, text.length), below(next, text.length)].sort((a, b) => a - b) as [
      number,
      number,
    ];
    return text.slice(0, to) + text.slice(from, to) + text.slice(to);
  },
  (text, next) => {
    const lines = text.split('\n');
    const [a, b] = [below(next, lines.length), below(next, lines.length)];
    [lines[a], lines[b]] = [lines[b] as string, lines[a] as string];
    return lines.join('\n');
  },
  (text, next) => {
    const lines = text.split('\n');
    const at = below(next, lines.length);
    lines.splice(at, 0, ...Array<string>(1 + below(next, 3)).fill(lines[at] as string));
    return lines.join('\n');
  },
  (text, next) => {
    const bytes = Buffer.from(text);
    for (let n = 1 + below(next, 4); n > 0; n--) bytes[below(next, bytes.length)] = below(next, 256);
    return bytes;
  },
  (text, next) => {
    const at = below(next, text.length);
    return text.slice(0, at) + text.slice(at + 1 + below(next, 20));
  },
  (text, next) => {
    const lines = text.split('\n');
    const at = below(next, lines.length);
    return [
      ...lines.slice(0, at),
      '<<<<<<< HEAD',
      lines[at],
      '=======',
      lines[at],
      '>>>>>>> x',
      ...lines.slice(at + 1),
    ].join('\n');
  },
];

/** `text` with one to three random mutations. The same numbers give the same text. */
export function mutated(text: string, next: Next): string | Buffer {
  let result: string | Buffer = text;
  for (let times = 1 + below(next, 3); times > 0; times--)
    result = pick(next, KINDS)(String(result) || ' ', next);
  return result;
}
