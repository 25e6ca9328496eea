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

/** Starts a browser with a fresh profile; both answer to one API (Firefox over WebDriver BiDi). */
export function launch(engine: Engine): Promise<Browser> {
  const executablePath = findProgram(engine);
  if (executablePath === undefined) throw new Error(`${engine} is not installed: npm run pretest`);
  return engine === 'chromium'
    ? puppeteer.launch({ executablePath, args: CHROMIUM_FLAGS })
    : puppeteer.launch({ browser: 'firefox', executablePath });
}
