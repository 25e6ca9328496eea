/**
 * Loads the sharing script on the reader's first action, so that it does not delay the page. A control pressed before
 * the script has loaded is pressed again.
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
    // A dynamic import: Trusted Types forbids setting a script's address from a string.
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
