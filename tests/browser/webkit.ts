import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { findProgram } from './install.ts';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'; // W3C WebDriver, 12.1: how an element is named in JSON

/** WebKitGTK's MiniBrowser over WebDriver (W3C), with the few commands that the tests need. */
export interface WebKit {
  version: string;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Sets the window's width in CSS pixels, at least 450. */
  widen(width: number): Promise<void>;
  /** Runs a self-contained function in the page. */
  evaluate<A extends unknown[], R>(run: (...args: A) => R, ...args: A): Promise<Awaited<R>>;
  /** Runs a script in the page. */
  run(script: string): Promise<void>;
  /** Waits at most 20 s until the function returns true. */
  until<A extends unknown[]>(run: (...args: A) => unknown, ...args: A): Promise<void>;
  click(selector: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts an X server (MiniBrowser needs one), the driver, and a session. Throws with the driver's message. */
export async function launchWebKit(): Promise<WebKit> {
  const [driver, screen] = [findProgram('webkit'), findProgram('screen')];
  if (!driver || !screen) throw new Error('webkit2gtk-driver or xvfb is not installed: npm run pretest');
  const started: ChildProcess[] = [];
  const stop = (): void => {
    for (const child of started.reverse()) child.kill();
  };
  try {
    const xvfb = spawn(screen, ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    started.push(xvfb);
    const [display] = (await once(xvfb.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    const port = await freePort();
    started.push(
      spawn(driver, [`--port=${port}`], {
        stdio: 'ignore',
        env: { ...process.env, DISPLAY: `:${display.toString().trim()}`, GDK_BACKEND: 'x11' },
      }),
    );
    const command = async (method: string, path: string, body?: object): Promise<unknown> => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      const { value } = (await response.json()) as { value: { error?: string; message?: string } };
      if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
      return value;
    };
    for (let tries = 0; !(await command('GET', '/status').catch(() => false)); tries++) {
      if (tries > 100) throw new Error('WebKitWebDriver does not answer.');
      await setTimeout(100);
    }
    const { sessionId, capabilities } = (await command('POST', '/session', {
      capabilities: { alwaysMatch: {} },
    })) as { sessionId: string; capabilities: { browserVersion: string } };
    const at = (path: string): string => `/session/${sessionId}${path}`;
    const element = async (selector: string): Promise<string> => {
      const found = await command('POST', at('/element'), { using: 'css selector', value: selector });
      return (found as Record<string, string>)[ELEMENT] as string;
    };
    const evaluate: WebKit['evaluate'] = (run, ...args) =>
      command('POST', at('/execute/sync'), {
        script: `return (${run}).apply(null, arguments)`,
        args,
      }) as never;
    const until: WebKit['until'] = async (run, ...args) => {
      for (let tries = 0; !(await evaluate(run, ...args)); tries++) {
        if (tries > 200) throw new Error(`Never came to be: ${run}`);
        await setTimeout(100);
      }
    };
    return {
      version: capabilities.browserVersion,
      goto: (url) => command('POST', at('/url'), { url }) as Promise<never>,
      widen: async (width) => {
        await command('POST', at('/window/rect'), { width, height: 900 });
        await until((width) => innerWidth === width, width);
      },
      reload: () => command('POST', at('/refresh'), {}) as Promise<never>,
      evaluate,
      run: (script) => command('POST', at('/execute/sync'), { script, args: [] }) as Promise<never>,
      until,
      click: async (selector) =>
        command('POST', at(`/element/${await element(selector)}/click`), {}) as Promise<never>,
      type: async (selector, text) =>
        command('POST', at(`/element/${await element(selector)}/value`), { text }) as Promise<never>,
      close: async () => {
        await command('DELETE', at('')).catch(() => {});
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}
