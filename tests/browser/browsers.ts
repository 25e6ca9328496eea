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

/** After so many milliseconds a command that a browser does not answer is an error with its name, and not a test that hangs. */
const protocolTimeout = 45_000;

/**
 * Starts a browser with a fresh profile; both answer to one API (Firefox over WebDriver BiDi). Unless it is to keep pages the
 * site's worker stays out of the way: it would answer what a test wants to hold or to count.
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
