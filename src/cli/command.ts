import { fileURLToPath } from 'node:url';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { setProductRoot } from '../site/product-file.ts';
import { settingFaults } from '../site/settings.ts';

/** Something that the person at the terminal can mend: it is told as it stands, without a stack trace. */
export class Refusal extends Error {}

/** A command: what `--help` prints, the options it takes, and what it does. */
export interface Command<Options extends NonNullable<ParseArgsConfig['options']>> {
  usage: string;
  options: Options;
  /** Whether it takes words that are no options. */
  takesWords?: boolean;
  /** Gives the exit code, or throws. */
  run(values: ReturnType<typeof valuesOf<Options>>, words: readonly string[]): number | Promise<number>;
}

function valuesOf<Options extends NonNullable<ParseArgsConfig['options']>>(options: Options) {
  return parseArgs({ options, allowPositionals: true }).values;
}

/** Codes of `parseArgs` for what was typed wrong. */
const TYPED_WRONG = /^ERR_PARSE_ARGS_/;

/** What is said of an error that ended a command: one line, and where to see more. `DEBUG=1` prints its stack. */
function lineOf(error: unknown): string {
  const { message, code, stack } = error as NodeJS.ErrnoException;
  if (error instanceof Refusal) return message;
  if (process.env.DEBUG === '1') return stack ?? String(error);
  const first = String(message ?? error).split('\n', 1)[0];
  // The file system's own words: a full disk, a folder that cannot be written to.
  if (code !== undefined && /^E[A-Z]+$/.test(code)) return `${first}. Mend that, and run this again.`;
  return `This is a fault of Mahdar itself: ${first}. DEBUG=1 before the command shows where.`;
}

/**
 * Runs a command with the arguments of the process: prints its usage for `--help`, refuses what it does not know, checks
 * the settings, and ends every failure as one line and exit code 1.
 */
export async function runCommand<Options extends NonNullable<ParseArgsConfig['options']>>({
  usage,
  options,
  takesWords = false,
  run,
}: Command<Options>): Promise<void> {
  process.exitCode = 1;
  const root = fileURLToPath(new URL('../../', import.meta.url));
  setProductRoot(root);
  try {
    const all = { ...options, help: { type: 'boolean', short: 'h' } } as const;
    const { values, positionals } = parseArgs({ options: all, allowPositionals: takesWords });
    if ((values as { help?: boolean }).help) {
      console.log(usage);
      process.exitCode = 0;
      return;
    }
    const [mark] = /[#?%]/.exec(root) ?? [];
    if (mark)
      throw new Refusal(
        `${root}: has a "${mark}" in its path, which Vite takes for part of an address. Move the project to a path without #, ? and %.`,
      );
    const faults = settingFaults();
    if (faults.length > 0) throw new Refusal(faults.join('\n'));
    process.exitCode = await run(values as ReturnType<typeof valuesOf<Options>>, positionals);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    console.error(TYPED_WRONG.test(code ?? '') ? `${message}\n\n${usage}` : lineOf(error));
  }
}

/** A port as it was typed, in `--port` or `PORT`. Throws what is wrong with it. */
export function portOf(typed: string | undefined, option: string): number | undefined {
  if (typed === undefined || typed === '') return undefined;
  const port = Number(typed);
  if (!(Number.isInteger(port) && port > 0 && port < 65_536))
    throw new Refusal(`${option} ${typed}: is not a port. Give a number from 1 to 65535.`);
  return port;
}
