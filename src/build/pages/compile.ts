import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { productFile } from '../../site/product-file.ts';
import type { PageStyles } from '../astro-inside.ts';
import type { KeptCompiled } from '../kept/compiled.ts';

/** Styles, scripts and the code of pages, which are being compiled. */
export interface Compiling {
  /** The style sheets of each page, when all lies in the folder. Rejects with what Astro says where it cannot be compiled. */
  styles: Promise<PageStyles>;
  /** Ends it. */
  stop(): void;
}

/** What the process that compiles tells: the style sheets of each page, or why it cannot. */
export type Told = { styles: PageStyles } | { fault: string };

/**
 * Has styles, scripts and the code of pages lie in the folder `work`, which is made for it and holds nothing else until then: those
 * that are `kept` of an earlier build by the same product and settings, or else compiled in a process of its own (`compiler.ts`).
 */
export function startCompiling(work: string, kept: KeptCompiled): Compiling {
  const known = kept.bring(work);
  if (known) return { styles: Promise.resolve(known), stop: () => undefined };
  // Who may not write there hears of it from here.
  mkdirSync(work, { recursive: true });
  const child = fork(fileURLToPath(new URL('compiler.ts', import.meta.url)), [work], {
    execArgv: ['-r', productFile('src/cli/node-version.cjs')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const compiled = async (): Promise<PageStyles> => {
    const told = once(child, 'message');
    const ended = once(child, 'exit');
    const [answer] = (await Promise.race([told, ended.then(() => [undefined])])) as [Told | undefined];
    if (!answer) throw new Error('The process that compiles the pages was ended.');
    if ('fault' in answer)
      throw Object.assign(new Error(answer.fault.split('\n')[0]), { stack: answer.fault });
    await ended;
    kept.keep(work, answer.styles);
    return answer.styles;
  };
  const styles = compiled();
  // Who waits for it hears of it.
  styles.catch(() => undefined);
  return { styles, stop: () => void child.kill('SIGKILL') };
}
