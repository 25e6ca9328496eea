/**
 * Measures layout faults inside a page. Each function is sent to the browser as source text, `measurement` all of them:
 * none may use anything but the others.
 */

/** A word, or anything else that no line may break, as painted: one box for each line it is on. */
interface Word {
  text: string;
  boxes: DOMRect[];
  element: Element;
  isAddress: boolean;
  /** Whether white space comes before it. */
  isApart: boolean;
}

/** Where a word is painted, in CSS pixels of the page, and its font for a canvas. */
export interface Ink {
  text: string;
  font: string;
  direction: CanvasDirection;
  left: number;
  top: number;
  right: number;
  bottom: number;
  baseline: number;
  /** How many pixels it paints by itself, if requested. */
  area?: number;
}

export interface Geometry {
  faults: string[];
  inks: Ink[];
}

function visibleTexts(): Text[] {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement as Element;
    const isShown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (isShown && (node as Text).data.trim() !== '' && !element.closest('script, style, select, .skip'))
      texts.push(node as Text);
  }
  return texts;
}

function isAfterSpace(text: Text, at: number): boolean {
  if (at > 0) return /\s/.test(text.data[at - 1] as string);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  walker.currentNode = text;
  const before = walker.previousNode() as Text | null;
  return /\s$/.test(before?.data ?? '');
}

/** White space that is in the text but not on the page: items of a flex container lose it. */
function joinedWords(words: readonly Word[]): string[] {
  return words.flatMap(({ text, boxes: [box], isApart }, i) => {
    const last = words[i - 1];
    const before = last?.boxes.at(-1);
    if (!isApart || !box || !last || !before || Math.abs(box.bottom - before.bottom) > 3) return [];
    const gap = Math.min(Math.abs(before.left - box.right), Math.abs(box.left - before.right));
    return gap < 1 ? [`words run together: ${last.text} ${text}`] : [];
  });
}

/** Words may break after a hyphen or slash, except the double names of Levantine months. */
function wordsOf(text: Text): Word[] {
  const element = text.parentElement as Element;
  const range = document.createRange();
  const isCode = element.closest('.url, pre, code') !== null;
  return [...text.data.matchAll(/(?:كانون|تشرين) (?:الأول|الثاني)\S*|\S+/g)].flatMap((token) => {
    const isAddress = isCode || /\w\.\w|\/\//.test(token[0]);
    return [...token[0].matchAll(/[^/\-–]+[/\-–]?|[/\-–]/g)].map(({ 0: word, index }) => {
      const start = token.index + index;
      range.setStart(text, start);
      range.setEnd(text, start + word.length);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0.5);
      return { text: word, boxes, element, isAddress, isApart: isAfterSpace(text, start) };
    });
  });
}

/**
 * A word on two lines is broken, and its joining letter ends in nothing. An address has no place to break, so it may.
 */
function cutWords(words: readonly Word[]): string[] {
  return words
    .filter(({ boxes: [first, ...rest], isAddress }) => {
      const isLower = (box: DOMRect): boolean => Math.abs(box.top - (first as DOMRect).top) > box.height / 2;
      return first !== undefined && !isAddress && rest.some(isLower);
    })
    .map(({ text }) => `a word in two lines: ${text}`);
}

/** Sibling boxes must follow the order of the source: below, or further along the line. */
function outOfOrder(): string[] {
  const faults: string[] = [];
  const parents = 'body, main, main > *, .dispatch > *, section, ol, ul, dl, .event, .pair, .two';
  for (const parent of document.querySelectorAll(parents)) {
    const isRtl = getComputedStyle(parent).direction === 'rtl';
    const blocks = [...parent.children].filter((child) => {
      const { position, display } = getComputedStyle(child);
      return (
        position !== 'absolute' && position !== 'fixed' && display !== 'inline' && child.checkVisibility()
      );
    });
    for (const [i, block] of blocks.entries()) {
      const box = block.getBoundingClientRect();
      const last = blocks[i - 1]?.getBoundingClientRect();
      if (!last || box.height === 0 || last.height === 0) continue;
      const isBelow = box.top >= last.bottom - 2;
      const isBeside = isRtl ? box.right <= last.left + 2 : box.left >= last.right - 2;
      const isAbove = box.bottom <= last.top + 2;
      if (!isBelow && (!isBeside || isAbove))
        faults.push(
          `out of order: ${block.tagName}.${block.className} after ${blocks[i - 1]?.tagName}.${blocks[i - 1]?.className} in ${parent.tagName}.${parent.className}`,
        );
    }
  }
  return faults;
}

/** Every target is 44 pixels high and wide, except links in running text (WCAG 2.2, 2.5.5). */
function smallControls(): string[] {
  const controls = [
    ...document.querySelectorAll('a, button, summary, select, label:has(input), input[type="search"]'),
  ];
  return controls.flatMap((control) => {
    const isSeen = control.checkVisibility({ opacityProperty: true }) && !control.closest('.skip');
    const line = control.closest('p, li, dd, blockquote, td, h1, h2, h3, h4');
    const around = (line?.textContent ?? '').replace(control.textContent ?? '', '').trim();
    const isInText =
      control.tagName === 'A' &&
      !control.matches('.mark') &&
      getComputedStyle(control).display === 'inline' &&
      around.length > 12;
    if (!isSeen || isInText) return [];
    const boxes = [...control.getClientRects()];
    const width = Math.max(...boxes.map((box) => box.width));
    const height = control.getBoundingClientRect().height;
    const size = `${Math.round(width)}×${Math.round(height)}`;
    return width > 43.5 && height > 43.5 ? [] : [`a control of ${size}: ${control.outerHTML.slice(0, 80)}`];
  });
}

function inksOf(words: readonly Word[]): Ink[] {
  const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  const styles = new Map<Element, { font: string; direction: CanvasDirection }>();
  return words.flatMap(({ text, boxes, element }): Ink[] => {
    const [box] = boxes;
    if (!box) return [];
    // Words and their marks may have separate boxes on one line.
    const line = boxes.filter(({ top }) => Math.abs(top - box.top) < box.height / 2);
    let style = styles.get(element);
    if (!style) {
      const { fontWeight, fontSize, fontFamily, direction } = getComputedStyle(element);
      style = { font: `${fontWeight} ${fontSize} ${fontFamily}`, direction: direction as CanvasDirection };
      styles.set(element, style);
    }
    pen.font = style.font;
    pen.direction = style.direction;
    const ink = pen.measureText(text);
    const baseline =
      box.top +
      scrollY +
      ink.fontBoundingBoxAscent +
      (box.height - ink.fontBoundingBoxAscent - ink.fontBoundingBoxDescent) / 2;
    const left = Math.min(...line.map((one) => one.left)) + scrollX;
    const right = Math.max(...line.map((one) => one.right)) + scrollX;
    return [
      {
        text,
        ...style,
        left,
        right,
        baseline,
        top: baseline - ink.actualBoundingBoxAscent,
        bottom: baseline + ink.actualBoundingBoxDescent,
      },
    ];
  });
}

/** Draws words at their positions and counts the pixels that all of them paint. */
function sharedPixels(...inks: Ink[]): number {
  const left = Math.floor(Math.min(...inks.map((ink) => ink.left))) - 4;
  const top = Math.floor(Math.min(...inks.map((ink) => ink.top))) - 4;
  const width = Math.ceil(Math.max(...inks.map((ink) => ink.right))) - left + 4;
  const height = Math.ceil(Math.max(...inks.map((ink) => ink.bottom))) - top + 4;
  const drawn = inks.map((ink) => {
    const pen = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
    pen.font = ink.font;
    pen.direction = ink.direction;
    pen.textAlign = 'left';
    pen.fillText(ink.text, ink.left - left, ink.baseline - top);
    return pen.getImageData(0, 0, width, height).data;
  });
  let shared = 0;
  for (let at = 3; at < width * height * 4; at += 4)
    if (drawn.every((pixels) => (pixels[at] ?? 0) > 128)) shared++;
  return shared;
}

/** Words that overlap a word on another line by more than a hairline. */
function collisions(inks: readonly Ink[]): string[] {
  const faults: string[] = [];
  const sorted = [...inks].sort((a, b) => a.top - b.top);
  for (const [i, a] of sorted.entries()) {
    for (let next = i + 1; (sorted[next]?.top ?? Number.POSITIVE_INFINITY) < a.bottom; next++) {
      const b = sorted[next] as Ink;
      const isBeside = b.left >= a.right - 1 || a.left >= b.right - 1;
      if (isBeside || Math.abs(a.baseline - b.baseline) < 2) continue;
      if (sharedPixels(a, b) > 2) faults.push(`the ink of ${a.text} meets ${b.text}`);
    }
  }
  return faults;
}

/** Paint outside the window, or in a box that clips its overflow. */
function clipped(inks: readonly Ink[]): string[] {
  const beyond = inks.filter(({ left, right, top }) => left < -0.5 || right > innerWidth + 0.5 || top < -0.5);
  const cut = [...document.querySelectorAll('body *')].filter((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const isWide = /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const isTall = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
    // The dot before the first item of a line is outside on purpose.
    return (isWide || isTall) && element.checkVisibility() && !element.matches('.kicker');
  });
  return [
    ...beyond.map(({ text }) => `beyond the window: ${text}`),
    ...cut.map((element) => `cut off: ${element.tagName}.${element.className}`),
  ];
}

function geometry(isPrint: boolean, asksArea: boolean): Geometry {
  const words = visibleTexts().flatMap(wordsOf);
  const inks = inksOf(words);
  const { scrollWidth, clientWidth } = document.documentElement;
  const faults = [
    ...(scrollWidth > clientWidth ? [`wider than the window by ${scrollWidth - clientWidth}`] : []),
    ...outOfOrder(),
    ...cutWords(words),
    ...joinedWords(words),
    ...collisions(inks),
    ...clipped(inks),
    ...(isPrint ? [] : smallControls()),
  ];
  const found = asksArea ? inks.map((ink) => ({ ...ink, area: sharedPixels(ink) })) : [];
  return { faults: [...new Set(faults)], inks: found };
}

/**
 * The source of a call that returns the page's `Geometry`: in print without controls; with
 * `asksArea`, what each word paints.
 */
export function measurement({ isPrint = false, asksArea = false } = {}): string {
  const parts = [
    visibleTexts,
    isAfterSpace,
    joinedWords,
    wordsOf,
    cutWords,
    outOfOrder,
    smallControls,
    inksOf,
    sharedPixels,
    collisions,
    clipped,
    geometry,
  ];
  return `(() => { ${parts.join('\n')}\nreturn geometry(${isPrint}, ${asksArea}); })()`;
}
