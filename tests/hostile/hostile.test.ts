import { describe, expect, test } from 'vitest';
import { MOST_MEMORY, watched } from './watched.ts';

/** For more or other cases: `HOSTILE_CASES=100000 HOSTILE_SEED=7 npx vitest run --project unit tests/hostile`. */
const CASES = Number(process.env.HOSTILE_CASES ?? 2_000);
const SEED = Number(process.env.HOSTILE_SEED ?? 1);
// A hanging case is detected by its own CPU time; the total time depends on the machine.
const PATIENCE = 1_800_000;

describe('hostile content gives a correct page or messages, within 1 GiB and without hanging', () => {
  test.each([
    ['mutations of articles, agencies, topics, timelines and ledger', 'mutatedContent', CASES, SEED],
    [
      'mutations of wire copy: imported as it came, or refused with reasons',
      'mutatedWire',
      CASES / 4,
      SEED + 1,
    ],
    ['photographs with damaged bytes', 'mutatedPictures', CASES / 4, SEED + 2],
  ] as const)(
    '%s',
    async (_what, set, cases, seed) => {
      const { faults, sound, peak } = await watched(set, cases, seed);
      expect(faults.join('\n\n')).toBe('');
      // Neither all rejected nor all accepted: the generator produces both.
      expect(sound).toBeGreaterThan(cases / 20);
      expect(sound).toBeLessThan(cases);
      expect(peak).toBeLessThan(MOST_MEMORY);
    },
    PATIENCE,
  );

  test.each([
    ['each nasty piece as the body, the headline and the name of an agency', 'nastyPieces'],
    ['files that are none: links, names, bombs, lines of 20 MB', 'filesThatAreNone'],
  ] as const)(
    '%s',
    async (_what, set) => {
      const { faults, peak } = await watched(set, 0, SEED);
      expect(faults.join('\n')).toBe('');
      expect(peak).toBeLessThan(MOST_MEMORY);
    },
    PATIENCE,
  );
});
