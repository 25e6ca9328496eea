/**
 * Sharing: copies the address of a page, a paragraph or a sentence, or its words as a quotation with their source.
 * Loaded on the reader's first action (share-late.ts); without it a paragraph's mark is a plain link. Works without
 * https and without the Clipboard API. The labels of its controls are on the bar that `Sharing.astro` writes.
 */
(() => {
  const bar = document.querySelector<HTMLElement>('.share');
  const said = document.querySelector<HTMLElement>('.said');
  if (!bar || !said) return;
  const {
    credit = '',
    quote,
    copied = '',
    quoted = '',
    failed = '',
    picked = '',
    paragraph = '',
    sentence = '',
  } = bar.dataset;
  const page = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href;
  const body = document.querySelector('.body');
  const actions = [...bar.querySelectorAll('button')];

  /** What is shared: an anchor, its words, and a text directive if the anchor covers more than the words. */
  interface Shared {
    anchor?: string;
    words?: string;
    directive?: string;
  }

  let clearing: ReturnType<typeof setTimeout> | undefined;
  const say = (text: string): void => {
    said.textContent = text;
    clearTimeout(clearing);
    clearing = setTimeout(() => {
      said.textContent = '';
    }, 6000);
  };

  const copy = async (text: string): Promise<boolean> => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Plain http, an old browser or a refused permission: copy by selecting, which works without the API.
      const focused = document.activeElement;
      const selection = getSelection();
      const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
      const area = document.createElement('textarea');
      area.value = text;
      area.className = 'copying';
      area.readOnly = true;
      said.after(area);
      area.select();
      const isDone = document.execCommand('copy');
      area.remove();
      if (range) {
        selection?.removeAllRanges();
        selection?.addRange(range);
      }
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
      return isDone;
    }
  };

  const addressOf = ({ anchor, directive }: Shared): string =>
    page + (anchor ? `#${anchor}${directive ? `:~:text=${directive}` : ''}` : '');

  const act = async (button: HTMLElement, shared: Shared): Promise<void> => {
    const action = button.dataset.do;
    const url = addressOf(shared);
    const { words } = shared;
    if (action === 'share') {
      try {
        await navigator.share({ title: document.title, url, ...(words && { text: `«${words}»` }) });
        return;
      } catch (error) {
        // AbortError: the reader closed the dialog. On any other error, copy the address instead.
        if ((error as Error).name === 'AbortError') return;
      }
    }
    const isQuote = action === 'quote';
    const text = isQuote ? `${words ? `«${words}»\n— ${credit}` : (quote ?? credit)}\n${url}` : url;
    const isDone = await copy(text);
    const done = isQuote ? quoted : copied;
    say(isDone ? done : `${failed} \u2066${url}\u2069`);
    // Show the result on the button, too.
    if (!isDone || button.dataset.was) return;
    button.dataset.was = button.textContent;
    button.textContent = done ?? '';
    setTimeout(() => {
      button.textContent = button.dataset.was ?? '';
      delete button.dataset.was;
    }, 2000);
  };

  // The selected text, widened to whole words.
  let selected: Range | undefined;
  const LETTER = /[\p{L}\p{M}\p{N}]/u;
  const splits = ({ data }: Text, at: number): boolean =>
    LETTER.test(data[at - 1] ?? '') && LETTER.test(data[at] ?? '');
  const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement);
  const encode = (text: string): string => encodeURIComponent(text).replace(/-/g, '%2D');

  const sharedBy = (range: Range): Shared => {
    const { startContainer: first, endContainer: last } = range;
    if (first instanceof Text)
      while (splits(first, range.startOffset)) range.setStart(first, range.startOffset - 1);
    if (last instanceof Text) while (splits(last, range.endOffset)) range.setEnd(last, range.endOffset + 1);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    const words = String(selection)
      .trim()
      .replace(/\s*\n\s*/g, '\n');
    const home = elementOf(first)?.closest<HTMLElement>('[id^=p]');
    const shared = { anchor: home?.id ?? '', words };
    // Words inside one sentence get the plain permalink of the sentence.
    const isOne = home === elementOf(last)?.closest('[id^=p]') && /s\d+$/.test(shared.anchor);
    if (isOne || !('fragmentDirective' in document) || home?.textContent.trim() === words) return shared;
    const lines = words.split('\n');
    const start = (lines[0] as string).split(/\s+/);
    const end = (lines.at(-1) as string).split(/\s+/);
    if (lines.length > 1 || start.length > 8) {
      const ends = [start.slice(0, 4), end.slice(-4)];
      return { ...shared, directive: ends.map((side) => encode(side.join(' '))).join() };
    }
    // A few words may occur several times: the words before them identify the right place.
    const before = document.createRange();
    before.setStart(elementOf(first)?.closest('p') ?? first, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const prefix = /\S+\s+\S+\s*$|\S+\s*$/.exec(String(before))?.[0].trim();
    return { ...shared, directive: (prefix ? `${encode(prefix)}-,` : '') + encode(start.join(' ')) };
  };

  /** Highlights the target of an anchor without scrolling, and without a new history entry. */
  const light = (anchor: string): void => {
    const top = scrollY;
    location.replace(`#${anchor}`);
    scrollTo({ top, behavior: 'instant' });
  };

  let menu: HTMLElement | undefined;
  const close = (): void => {
    menu?.remove();
    menu = undefined;
  };

  /** Shows the actions for a part of the text, `after` an element. */
  const open = (after: Element, name: string, shared: () => Shared): HTMLElement => {
    close();
    const group = document.createElement('div');
    group.className = 'share';
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', name);
    for (const action of actions) {
      const button = action.cloneNode(true) as HTMLElement;
      button.onclick = () => void act(button, shared());
      group.append(button);
    }
    after.after(group);
    menu = group;
    return group;
  };

  const openAt = (mark: HTMLAnchorElement, isKey: boolean): void => {
    const home = mark.closest('p') as HTMLElement;
    if (menu?.previousElementSibling === home) {
      close();
      return;
    }
    const name = mark.getAttribute('aria-label') ?? '';
    let chosen: HTMLElement = home;
    const group = open(home, name, () => ({ anchor: chosen.id, words: chosen.textContent.trim() }));
    const parts = [home, ...home.querySelectorAll<HTMLElement>(`[id^=${home.id}s]`)];
    const choices = parts.map((part, i) => {
      const choice = document.createElement('button');
      choice.type = 'button';
      choice.textContent = i === 0 ? paragraph : `${sentence} ${i}`;
      const press = (): void => {
        chosen = part;
        for (const other of choices) other.setAttribute('aria-pressed', `${other === choice}`);
      };
      choice.onclick = () => {
        press();
        light(part.id);
        choice.focus({ preventScroll: true });
      };
      choice.setAttribute('aria-pressed', `${i === 0}`);
      return choice;
    });
    if (parts.length > 2) group.prepend(...choices);
    light(home.id);
    group.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    if (isKey) group.querySelector('button')?.focus({ preventScroll: true });
  };

  for (const action of actions) {
    if (action.dataset.do === 'share') action.hidden = !navigator.share;
    action.onclick = () => void act(action, selected ? sharedBy(selected) : {});
  }

  document.addEventListener('click', (event) => {
    const mark = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('.mark');
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // A click by keyboard has no pointer type; Firefox reports one press for it.
    openAt(mark, event.detail === 0 || (event as PointerEvent).pointerType === '');
  });
  // Pressing an action must not clear the selection.
  document.addEventListener('mousedown', (event) => {
    if (event.target instanceof Element && event.target.closest('.share')) event.preventDefault();
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !menu) return;
    const mark = menu.previousElementSibling?.querySelector<HTMLElement>('.mark');
    close();
    mark?.focus();
  });

  let settling: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('selectionchange', () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      const selection = getSelection();
      const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
      const isWords = range && body?.contains(range.commonAncestorContainer) && String(range).trim() !== '';
      if (isWords) {
        selected = range.cloneRange();
        if (!menu?.matches('.picked'))
          open(said, picked, () => sharedBy(selected as Range)).classList.add('picked');
      } else if (document.activeElement?.closest('.share') === null) {
        selected = undefined;
        if (menu?.matches('.picked')) close();
      }
    }, 250);
  });
})();
