import fc from 'fast-check';
import { type History, histories } from './histories.ts';
import { emptyTally, LedgerScheme, play, type Scheme, type Tally } from './play.ts';
import { others } from './schemes.ts';
import { STYLES } from './wire-copy.ts';

/** Those of the property test; the first is the one that is printed. */
export const SEEDS = [20220109, 1, 2, 7, 18] as const;
const RUNS = 1200;

const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;

function tallyOf(lives: readonly History[], scheme: () => Scheme): Tally {
  const tally = emptyTally();
  for (const history of lives) play(history, scheme(), tally);
  return tally;
}

const HEAD = [
  'right',
  'same words',
  'exchanged',
  'lesser piece',
  'says deleted',
  'nowhere',
  'at another',
  'deleted: told',
  'stops',
];
const line = (name: string, cells: readonly string[]): string =>
  name.padEnd(30) + cells.map((cell) => cell.padStart(14)).join('');

function row(name: string, tally: Tally): string {
  const {
    surviving,
    right,
    twin,
    exchanged,
    piece,
    saidDeleted,
    missing,
    wrong,
    dead,
    deadSaid,
    stops,
    editions,
  } = tally;
  return line(name, [
    share(right, surviving),
    ...[twin, exchanged, piece, saidDeleted, missing, wrong].map(String),
    share(deadSaid, dead),
    share(stops, editions),
  ]);
}

function sum(tallies: readonly Tally[]): Tally {
  const total = emptyTally();
  for (const tally of tallies)
    for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key];
  return total;
}

const counted = ({ histories, editions, surviving, dead }: Tally): string =>
  `${histories} random histories: ${editions} editions, ${surviving} anchors followed to a paragraph that still exists, ${dead} to one that was deleted\n`;

/** Prints the ledger beside the other schemes on the same random histories. */
function printOne(seed: number): void {
  const lives = fc.sample(histories, { seed, numRuns: RUNS });
  const ledger = tallyOf(lives, () => new LedgerScheme());
  console.log(`seed ${seed}, ${counted(ledger)}`);
  console.log(line('', HEAD));
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

/** Prints the ledger on the histories of several seeds: each, all of them, and those where one thing happens at a time. */
function printMany(seeds: readonly number[]): void {
  console.log(line('', HEAD));
  const singles: Tally[] = [];
  const tallies = seeds.map((seed) => {
    const lives = fc.sample(histories, { seed, numRuns: RUNS });
    const tally = tallyOf(lives, () => new LedgerScheme());
    console.log(row(`seed ${seed}`, tally));
    const calm = lives.map((life) => ({
      ...life,
      editions: life.editions.map((edits) => edits.slice(0, 1)),
    }));
    singles.push(tallyOf(calm, () => new LedgerScheme()));
    return tally;
  });
  console.log(row('all', sum(tallies)));
  console.log(row('all, one edit an edition', sum(singles)));
  console.log(`\n${counted(sum(tallies))}`);
}

/** `3`, or `3-7` for all from 3 to 7. */
function seedsIn(argument: string): number[] {
  const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(argument) ?? [];
  if (from === undefined) throw new Error(`${argument}: is not a seed. Write 3, or 3-7.`);
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, n) => Number(from) + n);
}

if (import.meta.main) {
  const seeds = process.argv.slice(2).flatMap(seedsIn);
  if (seeds.length > 1) printMany(seeds);
  else printOne(seeds[0] ?? SEEDS[0]);
}
