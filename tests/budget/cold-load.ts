import type { Browser, HTTPResponse } from 'puppeteer-core';

/**
 * What a browser requests and receives on a first visit. Bytes are bodies as sent, with brotli
 * where the server uses it.
 */
export interface ColdLoad {
  bytes: Record<'document' | 'stylesheet' | 'script' | 'font' | 'image' | 'other', number>;
  requests: number;
  /** Bytes loaded on the reader's first action: sharing. Not counted in the others. */
  late: number;
  /** Cumulative layout shift (Layout Instability API), until half a second after load. */
  shift: number;
}

/** The limits for the article page on a phone's first visit. */
export const BUDGET = {
  // Includes 108 for the policy in the page, which protects readers on hosts without headers (docs/decisions/0060).
  'HTML + CSS': 9_400,
  'scripts before a move': 1_500,
  'sharing script, after': 2_000,
  fonts: 30_000,
  all: 42_000,
  requests: 6,
  'layout shift': 0,
} as const;

/** How many bytes a lead picture may add. */
export const MOST_OF_A_PICTURE = 60_000;

/** Loads `url` like a phone with an empty cache. Chromium only: Firefox does not report layout shifts. */
export async function coldLoad(browser: Browser, url: string): Promise<ColdLoad> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  const responses: HTTPResponse[] = [];
  page.on('response', (response) => {
    if (!response.url().startsWith('data:')) responses.push(response);
  });
  await page.evaluateOnNewDocument(() => {
    const seen = globalThis as unknown as { shift: number };
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(url, { waitUntil: 'networkidle0' });
  await new Promise((done) => setTimeout(done, 500));
  const bytes = { document: 0, stylesheet: 0, script: 0, font: 0, image: 0, other: 0 };
  for (const response of responses) {
    const type = response.request().resourceType();
    const kind = type in bytes ? (type as keyof typeof bytes) : 'other';
    bytes[kind] += Number(response.headers()['content-length']);
  }
  const requests = responses.length;
  await page.mouse.move(100, 100);
  const script = await page.waitForResponse((response) => response.url().endsWith('.js'), {
    timeout: 10_000,
  });
  const late = Number(script.headers()['content-length']);
  const shift = await page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
  await context.close();
  return { bytes, requests, late, shift };
}

/** A cold load as the budget counts it. */
export function againstBudget({
  bytes,
  requests,
  late,
  shift,
}: ColdLoad): Record<keyof typeof BUDGET, number> {
  return {
    'HTML + CSS': bytes.document + bytes.stylesheet,
    'scripts before a move': bytes.script,
    'sharing script, after': late,
    fonts: bytes.font,
    all: Object.values(bytes).reduce((sum, n) => sum + n, 0),
    requests,
    'layout shift': shift,
  };
}
