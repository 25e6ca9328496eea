import fc from 'fast-check';
import { type History, histories } from './histories.ts';
import { emptyTally, LedgerScheme, play, type Scheme, type Tally } from './play.ts';
import { others } from './schemes.ts';
import { STYLES } from './wire-copy.ts';

export const SEED = 20220109;
export const RUNS = 1200;

const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;

function tallyOf(lives: readonly History[], scheme: () => Scheme): Tally {
  const tally = emptyTally();
  for (const history of lives) play(history, scheme(), tally);
  return tally;
}

function row(name: string, tally: Tally): string {
  const { surviving, right, piece, saidDeleted, missing, wrong, dead, deadSaid, stops, editions } = tally;
  const cells = [
    share(right, surviving),
    String(piece),
    String(saidDeleted),
    String(missing),
    String(wrong),
    share(deadSaid, dead),
    share(stops, editions),
  ];
  return name.padEnd(37) + cells.map((cell) => cell.padStart(13)).join('');
}

/** Prints the ledger beside the other schemes on the same random histories. */
function print(seed: number, runs: number): void {
  const lives = fc.sample(histories, { seed, numRuns: runs });
  const ledger = tallyOf(lives, () => new LedgerScheme());
  console.log(
    `${ledger.histories} random histories, seed ${seed}: ${ledger.editions} editions, ${ledger.surviving} anchors followed to a paragraph that still exists, ${ledger.dead} to one that was deleted\n`,
  );
  const head = ['right', 'lesser piece', 'says deleted', 'nowhere', 'at another', 'deleted: told', 'stops'];
  console.log(''.padEnd(37) + head.map((cell) => cell.padStart(13)).join(''));
  console.log(row('the ledger', ledger));
  for (const [name, scheme] of Object.entries(others)) console.log(row(name, tallyOf(lives, scheme)));
  console.log('\nthe ledger, by kind of copy');
  for (const style of STYLES) {
    const some = lives.filter((history) => history.style === style);
    console.log(
      row(
        style,
        tallyOf(some, () => new LedgerScheme()),
      ),
    );
  }
}

if (import.meta.main) print(Number(process.argv[2] ?? SEED), Number(process.argv[3] ?? RUNS));
