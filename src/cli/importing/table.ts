import { printable } from '../../archive/problem.ts';
import type { Outcome } from '../../wire/import-dispatch.ts';

/** The result for a dispatch of `file`. */
export interface Told {
  file: string;
  outcome: Outcome;
  /** The handle from the file's name, which `--id` must give if the file is imported alone. */
  named?: string | undefined;
}

type Refused = Told & { outcome: { isImported: false } };

/** The placeholder after each flag in a suggested command. */
const VALUES: Readonly<Record<string, string>> = {
  '--id': 'HANDLE',
  '--date': 'YYYY-MM-DD',
  '--item': 'N',
  '--lang': 'TAG',
  '--encoding': 'NAME',
  '--paragraphs': 'lines',
  '--title': 'TEXT',
};
/** Flags that every dispatch of a file needs separately. */
const OF_ONE = ['--id', '--date', '--item', '--title', '--replaces'];

/** The flags that would settle a dispatch; empty if none would. */
function flagsFor({ outcome }: Refused): string[] {
  const flags = outcome.faults.map(({ field, message }) =>
    /^--/.test(field) ? field : /--[a-z]+/.exec(message)?.[0],
  );
  return flags.every((flag) => flag !== undefined) ? [...new Set(flags as string[])] : [];
}

/** A file's name, quoted for a shell if necessary. */
export const inShell = (file: string): string =>
  /^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;

/** A row of the table: dispatches of one file that the same command would settle. */
function row(group: readonly [Refused, ...Refused[]]): { what: string; command: string } {
  const [{ file, outcome, named }, ...others] = group;
  const { item } = outcome;
  const number = item && others.length === 0 ? [`--item ${item.number}`] : [];
  const what = item ? `${file} item ${group.map((one) => one.outcome.item?.number).join(', ')}` : file;
  const flags = flagsFor(group[0]);
  if (flags.length === 0) return { what, command: 'see above' };
  const isNamed = flags.includes('--id') || group.every((one) => one.outcome.item?.handle !== undefined);
  const id = isNamed ? [] : item ? ['--id HANDLE'] : named === undefined ? [] : [`--id ${named}`];
  const said = flags.map((flag) => `${flag} ${VALUES[flag] ?? 'ID'}`);
  return { what, command: ['npm run import --', inShell(file), ...number, ...said, ...id].join(' ') };
}

/** The refused dispatches, grouped by file and by the command that settles them. */
function grouped(left: readonly Refused[]): [Refused, ...Refused[]][] {
  const groups = new Map<string, [Refused, ...Refused[]]>();
  left.forEach((one, i) => {
    const flags = flagsFor(one);
    const isOwn = !one.outcome.item || flags.some((flag) => OF_ONE.includes(flag));
    const key = isOwn ? String(i) : JSON.stringify([one.file, flags]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  });
  return [...groups.values()];
}

/** Prints a summary of several dispatches, with a table of commands that would settle those that were refused. */
export function tell(all: readonly Told[], isRehearsal: boolean): void {
  const done = all.filter(({ outcome }) => outcome.isImported).length;
  const counts = [`${done} of ${all.length} ${isRehearsal ? 'would be imported' : 'imported'}`];
  const here = all.filter(({ outcome }) => !outcome.isImported && outcome.isHere).length;
  if (here > 0) counts.push(`${here} here already`);
  const left = all.filter((one): one is Refused => !one.outcome.isImported && !one.outcome.isHere);
  console.log(`${counts.join(', ')}, ${left.length} refused`);
  const rows = grouped(left)
    .map(row)
    .map(({ what, command }) => ({ what: printable(what), command: printable(command) }));
  const width = Math.max(0, ...rows.map(({ what }) => what.length));
  for (const { what, command } of rows) console.log(`  ${what.padEnd(width)}  ${command}`);
}
