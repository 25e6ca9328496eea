/**
 * The child process of `watched.ts`: runs one set of cases, reports each before it begins, and
 * the findings at the end.
 */
import { SETS } from './cases.ts';

process.on('message', async ([set, cases, seed]: [string, number, number]) => {
  const run = SETS[set];
  if (!run) throw new Error(`there is no set "${set}"`);
  const found = await run(cases, seed, (what) => process.send?.({ begun: what }));
  // In bytes: maxRSS is in KiB.
  process.send?.({ ...found, peak: process.resourceUsage().maxRSS * 1_024 }, () => process.disconnect());
});
