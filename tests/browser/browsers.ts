import puppeteer, { type Browser } from 'puppeteer-core';
import { findProgram } from './install.ts';

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const engines = ['chromium', 'firefox'] as const;
export type Engine = (typeof engines)[number];

/**
 * The time limit of a browser command in milliseconds: after it the command fails with its name
 * instead of hanging the test.
 */
const protocolTimeout = 45_000;

/**
 * Starts a browser with a fresh profile; both have one API (Firefox over WebDriver BiDi). Unless it is to keep pages,
 * the offline worker is disabled, because it would answer requests that a test wants to delay or count.
 */
export async function launch(engine: Engine, { keepsPages = false } = {}): Promise<Browser> {
  const executablePath = findProgram(engine);
  if (executablePath === undefined) throw new Error(`${engine} is not installed: npm run pretest`);
  if (engine === 'firefox')
    return puppeteer.launch({
      browser: 'firefox',
      executablePath,
      protocolTimeout,
      extraPrefsFirefox: { 'dom.serviceWorkers.enabled': keepsPages },
    });
  const browser = await puppeteer.launch({ executablePath, protocolTimeout, args: CHROMIUM_FLAGS });
  if (keepsPages) return browser;
  const newPage = browser.newPage.bind(browser);
  browser.newPage = async (options) => {
    const page = await newPage(options);
    await page.setBypassServiceWorker(true);
    return page;
  };
  return browser;
}
