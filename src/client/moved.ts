/**
 * On the page of a moved address: goes to the new address and keeps the fragment, which a `meta` refresh would lose.
 * The refresh is in a `noscript`; the page's link works without either.
 */
(() => {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
  const path = canonical && new URL(canonical.href).pathname;
  if (path && path !== location.pathname) location.replace(path + location.search + location.hash);
})();
