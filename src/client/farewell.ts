/**
 * Takes the place of the worker that keeps what was read where there is to be none: deletes what is kept, unregisters
 * itself, and reloads nothing. Open pages go on with the network.
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
