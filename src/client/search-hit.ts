/**
 * A search result, read from the article's own page: agency, date, headline, and the sentence with the most query
 * words, quoted exactly.
 */

import type { Needles } from '../search/look-up.ts';
import { type Match, matchesIn } from '../search/matches.ts';

const LONGEST = 280;
const BEFORE = 100;

/** The parts of an article's page that a result needs. */
export interface ReadArticle {
  href: string;
  lang: string;
  dir: string;
  title: Element;
  /** Agencies and date. */
  kicker: Element[];
  sentences: Element[];
}

/** Reads an article's page; `undefined` if it is not one. */
export function readArticle(page: Document, href: string): ReadArticle | undefined {
  const [title, body] = [page.querySelector('main h1'), page.querySelector('main .body')];
  if (!title || !body) return undefined;
  const kicker = [...page.querySelectorAll('main .kicker > *')];
  return {
    href,
    lang: body.getAttribute('lang') ?? '',
    dir: body.getAttribute('dir') ?? '',
    title,
    kicker: kicker.slice(0, kicker.findIndex((element) => element.querySelector('time')) + 1),
    sentences: [...body.querySelectorAll('[id]')].filter(({ id }) => /^p\d+s\d+$/.test(id)),
  };
}

/** Keeps only isolation and language of an element, so that a word is one text node. */
function plain(element: Element, isDropped: (part: Element) => boolean = () => false): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...[...element.cloneNode(true).childNodes]);
  for (const part of fragment.querySelectorAll('.dateline')) if (isDropped(part)) part.remove();
  for (const part of fragment.querySelectorAll('*')) {
    if (part.matches('.mark, .to-event')) part.remove();
    else if (part.matches('bdi, time, [lang]'))
      for (const name of ['id', 'class']) part.removeAttribute(name);
    else part.replaceWith(...part.childNodes);
  }
  fragment.normalize();
  return fragment;
}

function textNodes(root: Node): { node: Text; from: number }[] {
  const found: { node: Text; from: number }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let from = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    found.push({ node, from });
    from += node.length;
  }
  return found;
}

/**
 * Puts `<mark>` around each match, last first. Skips a word that spans several elements:
 * splitting it breaks its joining.
 */
function mark(root: DocumentFragment, matches: readonly Match[]): void {
  const nodes = textNodes(root);
  for (const { start, end } of [...matches].reverse()) {
    const { node, from } = nodes.findLast(({ from }) => from <= start) ?? {};
    if (!node || from === undefined || end > from + node.length) continue;
    const range = document.createRange();
    range.setStart(node, start - from);
    range.setEnd(node, end - from);
    range.surroundContents(document.createElement('mark'));
  }
}

/** Shortens `root` to about `LONGEST` UTF-16 units around `at`, between words, with an ellipsis at each cut. */
function shorten(root: DocumentFragment, at: number): void {
  const text = root.textContent ?? '';
  if (text.length <= LONGEST) return;
  const from = at <= BEFORE ? 0 : text.lastIndexOf(' ', at - BEFORE) + 1;
  const rest = text.slice(from + LONGEST).search(/\s/);
  const to = text.length <= from + LONGEST || rest === -1 ? text.length : from + LONGEST + rest;
  const drop = (start: number, end: number): void => {
    const nodes = textNodes(root);
    const place = (offset: number): [Text, number] => {
      const { node, from } = nodes.findLast(({ from }) => from <= offset) as { node: Text; from: number };
      return [node, Math.min(node.length, offset - from)];
    };
    const range = document.createRange();
    range.setStart(...place(start));
    range.setEnd(...place(end));
    range.deleteContents();
  };
  if (to < text.length) {
    drop(to, text.length);
    root.append('…');
  }
  if (from > 0) {
    drop(0, from);
    root.prepend('…');
  }
}

function marked(
  element: Element,
  needles: Needles,
  lang: string,
): { content: DocumentFragment; matches: Match[] } {
  // The kicker already shows agency and date.
  const content = plain(
    element,
    ({ textContent }) => matchesIn(textContent ?? '', needles, lang).length === 0,
  );
  const matches = matchesIn(content.textContent ?? '', needles, lang);
  mark(content, matches);
  return { content, matches };
}

/** Creates an element with `children`. */
export function element(name: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

/**
 * The result for `article` as a list item. `paragraphName` is the link text of a paragraph, with `#` for its number.
 */
export function hit(article: ReadArticle, needles: Needles, paragraphName: string): HTMLElement {
  const { lang, dir } = article;
  let best: { sentence: Element; content: DocumentFragment; worth: number; at: number } | undefined;
  for (const sentence of article.sentences) {
    const { content, matches } = marked(sentence, needles, lang);
    const worth = 10 * new Set(matches.map(({ needle }) => needle)).size + Math.min(9, matches.length);
    if (!best || worth > best.worth) best = { sentence, content, worth, at: matches[0]?.start ?? 0 };
  }
  const kicker = element('p', ...article.kicker.flatMap((part, i) => [i === 0 ? '' : ' · ', plain(part)]));
  kicker.className = 'small';
  const link = element('a', marked(article.title, needles, lang).content);
  link.setAttribute('href', article.href);
  const heading = element('h2', link);
  const item = element('li', kicker, heading);
  const written: HTMLElement[] = [heading];
  if (best) {
    shorten(best.content, best.at);
    const excerpt = element('p', best.content);
    written.push(excerpt);
    const to = element('a', paragraphName.replace('#', /\d+/.exec(best.sentence.id)?.[0] ?? ''));
    to.setAttribute('href', `${article.href}#${best.sentence.id}`);
    const way = element('p', to);
    way.className = 'small';
    item.append(excerpt, way);
  }
  for (const part of written) {
    part.setAttribute('lang', lang);
    part.setAttribute('dir', dir);
  }
  return item;
}
