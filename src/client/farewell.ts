/**
 * Replaces the offline worker on a site that no longer wants one: deletes the kept pages and unregisters itself. It
 * reloads nothing; open pages continue with the network.
 */
declare const SETTINGS: { caches: string };

addEventListener('install', () => {
  void (globalThis as unknown as { skipWaiting(): Promise<void> }).skipWaiting();
});

addEventListener('activate', (event) => {
  const leave = async (): Promise<void> => {
    for (const name of await caches.keys()) if (name.startsWith(SETTINGS.caches)) await caches.delete(name);
    await (globalThis as unknown as { registration: ServiceWorkerRegistration }).registration.unregister();
  };
  (event as unknown as { waitUntil(work: Promise<void>): void }).waitUntil(leave());
});

export {};
