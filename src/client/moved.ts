/**
 * On a page that only says where another went: goes there, taking the fragment along. A refresh by `meta` would lose it; so
 * that stands in a `noscript`, and the link is there for whoever has neither.
 */
(() => {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
  const path = canonical && new URL(canonical.href).pathname;
  if (path && path !== location.pathname) location.replace(path + location.search + location.hash);
})();
