/**
 * The dev server. Begins to read the content before Astro is loaded. `build/content-reload.ts` describes what it shows
 * while the content has problems.
 */
import { flushCompileCache } from 'node:module';
import { createRecall } from '../archive/reading/recall.ts';
import { openKept } from '../build/kept/content.ts';
import { startPool } from '../build/threads/pool.ts';
import { readAhead } from '../build/threads/read.ts';
import { useOnlyOurFonts } from '../publish/cards/only-our-fonts.ts';
import { recallFrom, showDrafts } from '../publish/current-archive.ts';
import { site } from '../site/settings.ts';
import { portOf, runCommand } from './command.ts';

await runCommand({
  usage: `npm run dev                    the site while you write, on http://localhost:4321, or on PORT
npm run dev -- --port 5000     on another port
npm run dev -- --host          for other machines too`,
  options: { port: { type: 'string' }, host: { type: 'boolean' } },
  async run({ port: typed, host }) {
    const port = portOf(typed, '--port') ?? portOf(process.env.PORT, 'PORT');
    const kept = openKept(site.content, site.cache);
    // Most is known from earlier runs; else other threads read while this one loads the code.
    const pool = startPool(kept.size);
    const ahead = pool.threads > 0 ? readAhead(site.content, pool) : undefined;
    // What they have not read is read here: their failure only costs time, and is reported.
    ahead?.finished
      .catch((error: Error) => console.error(`Reading ahead ended: ${error.message}`))
      .finally(() => pool.stop());
    const recall = ahead?.recall ?? createRecall();
    recallFrom(kept.keep(recall));
    showDrafts();
    useOnlyOurFonts(site.cache);
    process.env.ASTRO_TELEMETRY_DISABLED = '1';
    const { dev } = await import('astro');
    await dev({ server: { ...(port && { port }), ...(host && { host: true }) } });
    // Node keeps what it compiled (`node-version.cjs`) when it ends, but not when a signal ends it.
    setTimeout(flushCompileCache, 10_000).unref();
    return 0;
  },
});
