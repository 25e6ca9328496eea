/**
 * Reading preferences: size, theme and face, stored in this browser only. Runs before the first paint, so that a page
 * never flashes in another theme. Without this script the page follows the system, and the control stays hidden.
 */
(() => {
  const KEY = 'mahdar';
  const VERSION = 1;
  const CHOICES: Record<string, string[]> = {
    size: ['m', 's', 'l', 'xl'],
    theme: ['auto', 'light', 'sepia', 'dark'],
    face: ['naskh', 'sans', 'system'],
  };
  const root = document.documentElement;
  let chosen: Record<string, unknown> = {};

  const read = (): void => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? '');
      chosen = kept?.version === VERSION ? kept : {};
    } catch {
      chosen = {}; // nothing stored, not ours, or storage blocked
    }
  };
  const apply = (): void => {
    for (const name in CHOICES) {
      const options = CHOICES[name] as string[];
      const value = options.find((option) => option === chosen[name]) ?? (options[0] as string);
      if (value === options[0]) root.removeAttribute(`data-${name}`);
      else root.setAttribute(`data-${name}`, value);
      const input = document.querySelector<HTMLInputElement>(`.prefs [name=${name}][value=${value}]`);
      if (input) input.checked = true;
    }
  };

  read();
  apply();
  root.setAttribute('data-prefs', '');
  document.addEventListener('DOMContentLoaded', apply);
  addEventListener('pageshow', apply);
  addEventListener('storage', () => {
    read();
    apply();
  });
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.closest('.prefs')) return;
    chosen = { ...chosen, version: VERSION, [target.name]: target.value };
    apply();
    try {
      localStorage.setItem(KEY, JSON.stringify(chosen));
    } catch {
      // Storage is blocked: the choice applies to this page only.
    }
  });
  document.addEventListener('keydown', ({ key }) => {
    const open = document.querySelector<HTMLDetailsElement>('.prefs[open]');
    if (key !== 'Escape' || !open) return;
    open.open = false;
    open.querySelector('summary')?.focus();
  });
  document.addEventListener('click', ({ target }) => {
    const open = document.querySelector<HTMLDetailsElement>('.prefs[open]');
    if (open && target instanceof Node && !open.contains(target)) open.open = false;
  });
})();
