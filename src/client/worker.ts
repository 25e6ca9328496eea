/**
 * The offline worker (docs/decisions/0065-offline.md). Pages come from the network, or from the cache if it does not
 * answer. Asset names contain a hash of the content, so a cached one is never outdated. Only the offline page and its
 * files are fetched ahead. A new worker waits until every page of the old one is closed.
 */
interface LateEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskEvent extends LateEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
/** Inserted by `publish/worker.ts`. `version` is the offline page's: if it changes, so does this worker. */
declare const SETTINGS: {
  base: string;
  caches: string;
  version: string;
  offline: string;
  search: string;
  pages: number;
  bytes: number;
  patience: number;
};

const { base, offline, patience } = SETTINGS;
/** Changes to the caches run one after another, so that no file is deleted while its page is being saved. */
let last: Promise<unknown> = Promise.resolve();
const inTurn = (job: () => Promise<unknown>): Promise<unknown> => {
  last = last.then(job, job);
  return last;
};

const PAGES = `${SETTINGS.caches}pages`;
const ASSETS = `${SETTINGS.caches}assets`;
const SHELL = `${SETTINGS.caches}shell-${SETTINGS.version}`;
const AT = 'kept-at';
const BYTES = 'kept-bytes';

/** A file with a content hash in its name: directly in `assets/`, so not part of the search index. */
const isAsset = (path: string): boolean => /^assets\/[^/]+$/.test(path.slice(base.length));
const isOurs = (url: URL): boolean => url.origin === location.origin && url.pathname.startsWith(base);
/** Every page but the offline page and the search page, which needs the network. */
const isPage = (path: string): boolean => path.endsWith('/') && ![offline, SETTINGS.search].includes(path);
/** Complete, not redirected, and from our origin. */
const isSound = (response: Response): boolean =>
  response.status === 200 && response.type === 'basic' && !response.redirected;
const isHtml = (response: Response): boolean =>
  /^text\/html\b/.test(response.headers.get('content-type') ?? '');

/** The assets named in a page or style sheet, including those that a script loads later. */
function assetsIn(text: string): string[] {
  const named = text.match(/\/[^\s"'()<>&]*assets\/[\w-]+(?:\.[\w-]+)+/g) ?? [];
  return [...new Set(named)].filter((path) => path.startsWith(base) && isAsset(path));
}

async function asset(path: string): Promise<Response> {
  // Storage may be blocked or full: use the network.
  const cache = await caches.open(ASSETS).catch(() => undefined);
  const kept = await cache?.match(path).catch(() => undefined);
  if (kept) return kept;
  const response = await fetch(path);
  if (isSound(response)) await cache?.put(path, response.clone()).catch(() => {});
  return response;
}

const keepAssets = (paths: readonly string[]): Promise<unknown> =>
  Promise.allSettled(paths.filter(isAsset).map(asset));

/**
 * Deletes assets that no kept page, no offline page (of this or a waiting worker) and none of
 * their style sheets needs.
 */
async function sweepAssets(): Promise<void> {
  const needed = new Set<string>();
  for (const name of await caches.keys()) {
    if (!name.startsWith(SETTINGS.caches) || name === ASSETS) continue;
    const cache = await caches.open(name);
    for (const page of await cache.matchAll())
      for (const path of assetsIn(await page.text())) needed.add(path);
  }
  const assets = await caches.open(ASSETS);
  for (const path of needed)
    if (path.endsWith('.css'))
      for (const font of assetsIn((await (await assets.match(path))?.text()) ?? '')) needed.add(font);
  for (const request of await assets.keys())
    if (!needed.has(new URL(request.url).pathname)) await assets.delete(request);
}

/** Deletes the oldest pages beyond the limit. */
async function trim(): Promise<void> {
  const cache = await caches.open(PAGES);
  const kept: { request: Request; at: number; bytes: number }[] = [];
  for (const request of await cache.keys()) {
    const headers = (await cache.match(request))?.headers;
    kept.push({ request, at: Number(headers?.get(AT)), bytes: Number(headers?.get(BYTES)) });
  }
  kept.sort((a, b) => b.at - a.at);
  let bytes = 0;
  const old = kept.filter((page, i) => {
    bytes += page.bytes;
    return i >= SETTINGS.pages || bytes > SETTINGS.bytes;
  });
  if (old.length === 0) return;
  await Promise.all(old.map(({ request }) => cache.delete(request)));
  await sweepAssets();
}

/** Saves a completely loaded page and its files. Deletes a page that was removed for good (410). */
async function keep(path: string, response: Response): Promise<void> {
  if (response.status === 410) await (await caches.open(PAGES)).delete(path);
  if (!isPage(path) || !isSound(response) || !isHtml(response)) return;
  const text = await response.text();
  await inTurn(() => put(path, text, response));
}

async function put(path: string, text: string, response: Response): Promise<void> {
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length', 'vary']) headers.delete(name);
  headers.set(AT, String(Date.now()));
  headers.set(BYTES, String(new Blob([text]).size));
  await (await caches.open(PAGES)).put(path, new Response(text, { headers }));
  await keepAssets(assetsIn(text));
  await trim();
}

const kept = (path: string): Promise<Response | undefined> =>
  caches
    .open(PAGES)
    .then((cache) => cache.match(path))
    .catch(() => undefined);

/** The response shown to a reader who goes to `path`. */
async function shown(answer: Promise<Response>, path: string): Promise<Response> {
  const late = new Promise<undefined>((done) => setTimeout(done, patience));
  const soon = await Promise.race([answer, late]).catch(() => undefined);
  if (soon && soon.status < 500) return soon;
  const copy = await kept(path);
  if (copy) return copy;
  return answer.catch(async () => (await (await caches.open(SHELL)).match(offline)) ?? Response.error());
}

addEventListener('fetch', (event) => {
  const ask = event as AskEvent;
  const { request } = ask;
  const url = new URL(request.url);
  const path = url.pathname;
  if (request.method !== 'GET' || !isOurs(url) || request.headers.has('range')) return;
  if (request.mode === 'navigate') {
    // No navigation preload: if it fails, Firefox 153 fails the page, whatever we respond.
    const answer = fetch(request);
    const keeping = answer.then((response) => keep(path, response.clone()));
    ask.waitUntil(keeping.catch(() => {}));
    ask.respondWith(shown(answer, path));
  } else if (isAsset(path)) ask.respondWith(asset(path));
  // The offline page requests kept pages with `?kept`, to list them.
  else if (url.search === '?kept')
    ask.respondWith(kept(path).then((copy) => copy ?? new Response(null, { status: 404 })));
});

// A page loaded without the worker sends its address and the files it loaded.
addEventListener('message', (event) => {
  const urls = ((event as MessageEvent).data as string[]).map((url) => new URL(url)).filter(isOurs);
  const paths = urls.map(({ pathname }) => pathname);
  const pages = paths.filter(isPage).map(async (path) => {
    if (!(await kept(path))) await keep(path, await fetch(path));
  });
  const work = Promise.allSettled(pages).then(() => inTurn(() => keepAssets(paths)));
  (event as unknown as LateEvent).waitUntil(work);
});

addEventListener('install', (event) => {
  const install = async (): Promise<void> => {
    const response = await fetch(offline);
    if (!isSound(response)) throw new Error(`${response.status} ${offline}`);
    const text = await response.clone().text();
    await Promise.all(assetsIn(text).map(asset));
    await (await caches.open(SHELL)).put(offline, response);
  };
  (event as LateEvent).waitUntil(install());
});

addEventListener('activate', (event) => {
  const activate = async (): Promise<void> => {
    const shells = (await caches.keys()).filter((name) => name.startsWith(`${SETTINGS.caches}shell-`));
    await Promise.all(shells.filter((name) => name !== SHELL).map((name) => caches.delete(name)));
    await sweepAssets();
  };
  (event as LateEvent).waitUntil(inTurn(activate));
});

export {};
