/**
 * The dev server. Begins to read the content before Astro is loaded. `build/content-reload.ts` describes what it shows
 * while the content has problems.
 */
import { createRecall } from '../archive/reading/recall.ts';
import { openKept } from '../build/kept/content.ts';
import { isWorthTwo, startOtherEnd } from '../build/threads/other-end.ts';
import { recallAhead } from '../build/threads/read-ahead.ts';
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
    let recall = createRecall();
    if (isWorthTwo(kept.size)) {
      const thread = startOtherEnd(new URL('../build/threads/read-ahead-thread.ts', import.meta.url));
      // Anything the thread has not read is read here: its failure only costs time, and is reported.
      thread.finished.catch((error: Error) => console.error(`The second thread ended: ${error.message}`));
      recall = recallAhead(thread);
    }
    recallFrom(kept.keep(recall));
    showDrafts();
    useOnlyOurFonts(site.cache);
    process.env.ASTRO_TELEMETRY_DISABLED = '1';
    const { dev } = await import('astro');
    await dev({ server: { ...(port && { port }), ...(host && { host: true }) } });
    return 0;
  },
});
