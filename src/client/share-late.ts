/**
 * Brings the sharing script with the reader's first move, so that reading waits for nothing. What was pressed before it
 * came is pressed again.
 */
(() => {
  const moves = new AbortController();
  let early: HTMLElement | null = null;
  const bring = ({ type, target }: Event): void => {
    const bar = document.querySelector<HTMLElement>('.share');
    if (!bar) return;
    if (type === 'click')
      early = target instanceof Element ? target.closest<HTMLElement>('.share button, .mark') : null;
    if (document.querySelector('script[data-late]')) return;
    const script = document.createElement('script');
    script.dataset.late = '';
    script.src = bar.dataset.script ?? '';
    script.onload = () => {
      moves.abort();
      early?.click();
    };
    document.head.append(script);
  };
  for (const move of ['pointermove', 'pointerdown', 'wheel', 'keydown', 'click'])
    addEventListener(move, bring, { passive: true, signal: moves.signal });
})();
