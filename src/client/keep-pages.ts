/**
 * Registers the offline worker once the page has loaded and the browser is idle. A page that was loaded without the
 * worker tells it which files it loaded.
 */
(() => {
  const { serviceWorker } = navigator;
  // The worker is published beside the folder of this script.
  const address = new URL('../sw.js', (document.currentScript as HTMLScriptElement).src).href;
  type Policies = {
    createPolicy(name: string, rules: object): { createScriptURL(url: string): string };
  };
  const register = (): void => {
    const policy = (globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy('worker', {
      createScriptURL: () => address,
    });
    serviceWorker.register(policy?.createScriptURL('') ?? address).catch(() => {});
    if (!serviceWorker.controller)
      serviceWorker.ready.then(({ active }) =>
        active?.postMessage([
          location.href,
          ...performance.getEntriesByType('resource').map(({ name }) => name),
        ]),
      );
  };
  if (serviceWorker) addEventListener('load', () => (globalThis.requestIdleCallback ?? setTimeout)(register));
})();
