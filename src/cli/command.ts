import { fileURLToPath } from 'node:url';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { setProductRoot } from '../site/product-file.ts';
import { settingFaults } from '../site/settings.ts';

/** An error that the user can correct: its message is printed without a stack trace. */
export class Refusal extends Error {}

/** A command: its `--help` text, its options, and its action. */
export interface Command<Options extends NonNullable<ParseArgsConfig['options']>> {
  usage: string;
  options: Options;
  /** Whether it takes arguments that are not options. */
  takesWords?: boolean;
  /** Returns the exit code, or throws. */
  run(values: ReturnType<typeof valuesOf<Options>>, words: readonly string[]): number | Promise<number>;
}

function valuesOf<Options extends NonNullable<ParseArgsConfig['options']>>(options: Options) {
  return parseArgs({ options, allowPositionals: true }).values;
}

/** Error codes of `parseArgs` for invalid arguments. */
const TYPED_WRONG = /^ERR_PARSE_ARGS_/;

/** The message for an error that ended a command: one line. `DEBUG=1` prints the stack. */
function lineOf(error: unknown): string {
  const { message, code, stack } = error as NodeJS.ErrnoException;
  if (error instanceof Refusal) return message;
  if (process.env.DEBUG === '1') return stack ?? String(error);
  const first = String(message ?? error).split('\n', 1)[0];
  // An error of the file system, such as a full disk or a folder without write permission.
  if (code !== undefined && /^E[A-Z]+$/.test(code)) return `${first}. Correct that, and run this again.`;
  return `This is a fault of Mahdar itself: ${first}. DEBUG=1 before the command shows where.`;
}

/**
 * Runs a command with the arguments of the process: prints its usage for `--help`, rejects unknown options, checks the
 * settings, and reports every failure in one line with exit code 1.
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

/** A port given by `--port` or `PORT`. Throws if it is invalid. */
export function portOf(typed: string | undefined, option: string): number | undefined {
  if (typed === undefined || typed === '') return undefined;
  const port = Number(typed);
  if (!(Number.isInteger(port) && port > 0 && port < 65_536))
    throw new Refusal(`${option} ${typed}: is not a port. Give a number from 1 to 65535.`);
  return port;
}
