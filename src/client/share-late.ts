/**
 * Brings the sharing script with the reader's first move, so that reading waits for nothing. What was pressed before it
 * came is pressed again.
 */
(() => {
  const moves = new AbortController();
  let early: HTMLElement | null = null;
  let isComing = false;
  const bring = ({ type, target }: Event): void => {
    const bar = document.querySelector<HTMLElement>('.share');
    if (!bar) return;
    if (type === 'click')
      early = target instanceof Element ? target.closest<HTMLElement>('.share button, .mark') : null;
    if (isComing) return;
    isComing = true;
    // An import, not an element with an address: a policy of trusted types lets no string name a script.
    import(bar.dataset.script ?? '').then(
      () => {
        moves.abort();
        early?.click();
      },
      () => {
        isComing = false;
      },
    );
  };
  for (const move of ['pointermove', 'pointerdown', 'wheel', 'keydown', 'click'])
    addEventListener(move, bring, { passive: true, signal: moves.signal });
})();
