import { execFileSync } from 'node:child_process';
import { dirname, relative } from 'node:path';

function git(folder: string, ...args: string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/** What git knows of a content folder. Without git, or outside a repository, it knows nothing: no text, no clean file. */
export interface Committed {
  /** The text of `file` in the last commit; none where it was never committed. `undefined` where git cannot tell. */
  textOf(file: string): string | 'none' | undefined;
  /** Whether `file` lies here as the last commit has it. */
  isClean(file: string): boolean;
}

/** Asks git about the files of `root`, a folder of some repository. Each question is asked when it comes up. */
export function committedIn(root: string): Committed {
  let top: string | undefined | false = false;
  const repository = (): string | undefined => {
    if (top === false) {
      const found = git(root, 'rev-parse', '--show-toplevel')?.trim();
      top =
        found !== undefined && git(found, 'rev-parse', '--verify', 'HEAD') !== undefined ? found : undefined;
    }
    return top;
  };
  return {
    textOf(file) {
      const folder = repository();
      if (folder === undefined) return undefined;
      const path =
        git(dirname(root), 'ls-files', '--full-name', '--', file)?.trim() || relative(folder, file);
      return git(folder, 'show', `HEAD:${path}`) ?? 'none';
    },
    isClean(file) {
      const folder = repository();
      if (folder === undefined || this.textOf(file) === 'none') return false;
      return git(root, 'status', '--porcelain', '--', file) === '';
    },
  };
}
