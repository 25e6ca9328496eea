import { isUtf8 } from 'node:buffer';
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Problem } from '../problem.ts';

/** The line at which `bytes` stop being valid UTF-8. */
function brokenLine(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(0x0a, from);
    const to = end === -1 ? bytes.length : end + 1;
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to;
    line++;
  }
  return line;
}

/** Whether `bytes` are UTF-16: by the byte-order mark, or because every other byte is NUL, as in plain text. */
function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.length >= 2 && bytes.readUInt16BE(0);
  if (mark === 0xfeff || mark === 0xfffe) return true;
  const head = bytes.subarray(0, 64);
  return head.filter((byte) => byte === 0).length > head.length / 4;
}

/** The largest file that is read, in bytes: an article, another file written by people, and the ledger. */
export const LARGEST = { article: 256 * 2 ** 10, written: 4 * 2 ** 20, ledger: 64 * 2 ** 20 } as const;

/**
 * The text of `file` with LF line ends. Reports and returns `undefined` for a file that cannot be read,
 * is a link out of the content folder `root`, is larger than `most` bytes, or is not UTF-8. A byte-order
 * mark is reported and removed.
 */
export function readSource(
  file: string,
  root: string,
  problems: Problem[],
  most: number = LARGEST.written,
): string | undefined {
  const report = (line: number, message: string): undefined => {
    problems.push({ file, line, field: 'file', message });
  };
  try {
    let entry = lstatSync(file);
    if (entry.isSymbolicLink()) {
      if (leavesBy(file, root))
        return report(1, 'is a link that leaves the content folder. Put the file itself here.');
      entry = statSync(file);
    }
    if (!entry.isFile()) return report(1, 'is not a file. Move it out of the content folder.');
    if (entry.size > most)
      return report(
        1,
        `is larger than ${most / 2 ** 20} MiB. Is it a text? Split it, or leave out what does not belong.`,
      );
    const bytes = readFileSync(file);
    if (isUtf16(bytes)) return report(1, 'is UTF-16. Save the file as UTF-8.');
    if (!isUtf8(bytes))
      return report(brokenLine(bytes), 'is not valid UTF-8 from here on. Save the file as UTF-8.');
    if (bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
      report(1, 'begins with a byte-order mark, U+FEFF. Save it as UTF-8 without one.');
    const text = bytes.toString('utf8').replace(/^\ufeff/, '');
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !isLink(file)) return report(1, 'is missing. Add it.');
    return report(1, `cannot be read (${code ?? 'unknown error'}). Check that it is there and readable.`);
  }
}

/** Whether `path` is a link that leaves the content folder `root`. Throws for a broken link. */
export function leavesBy(path: string, root: string): boolean {
  return isLink(path) && !realpathSync(path).startsWith(realpathSync(root) + sep);
}

function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/**
 * The ids of the files `<id><extension>` in `folder`, sorted. Reports other files, except hidden ones. Empty if the
 * folder does not exist.
 */
export function listIds(folder: string, extension: string, problems: Problem[]): string[] {
  if (!existsSync(folder) && !isLink(folder)) return [];
  const ids: string[] = [];
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch (error) {
    const what = `cannot be read as a folder (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`;
    problems.push({ file: folder, line: 1, field: 'file', message: `${what}. Make it a readable folder.` });
    return [];
  }
  for (const name of names) {
    if (name.startsWith('.')) continue;
    if (name.endsWith(extension)) ids.push(name.slice(0, -extension.length));
    else
      problems.push({
        file: join(folder, name),
        line: 1,
        field: 'file',
        message: `does not end in ${extension}. Rename it, or move it out of the content folder.`,
      });
  }
  return ids;
}
