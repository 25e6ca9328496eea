/**
 * The dev server: `npm run dev -- --port 4321 --host`. Begins to read the content before Astro is loaded; what it shows
 * while the content has problems, `content-reload.ts` says.
 */
import { parseArgs } from 'node:util';
import { createRecall } from '../archive/reading/recall.ts';
import { isWorthTwo, startOtherEnd } from '../build/other-end.ts';
import { recallAhead } from '../build/read-ahead.ts';
import { recallFrom } from '../publish/current-archive.ts';

/** What the command line says. Throws what Node says of an option that is none. */
function options(): { port?: number; host?: boolean } {
  const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'boolean' } } });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
    throw new RangeError(`--port ${values.port}: is not a port. Give a number from 1 to 65535.`);
  return { ...(port && { port }), ...(values.host && { host: true }) };
}

try {
  const server = options();
  const recall = createRecall();
  const thread = new URL('../build/read-ahead-thread.ts', import.meta.url);
  recallFrom(isWorthTwo() ? recallAhead(recall, startOtherEnd(thread)) : recall);
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { dev } = await import('astro');
  await dev({ server });
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
