import { isMail, openMail } from '../../src/wire/mail.ts';
import { DISPATCHES, type Dispatch, FORMS } from './forms-of-a-dispatch.ts';
import { SAID } from './one-dispatch.ts';
import { imported } from './wire-folder.ts';

/** The results for the files of one format. */
export interface Row {
  form: string;
  tried: number;
  right: number;
  refusedRightly: number;
  wrong: string[];
}

const cut = (bytes: string | Uint8Array, part: number): string | Uint8Array =>
  bytes.slice(0, Math.floor(bytes.length * part));
/** Formats in which a truncated file cannot be recognised. */
const OPEN_ENDED = /^plain text|^e-mail/;

/** The result of importing a file; UTF-16 with the flag that the message asks for. */
async function read(copy: string | Uint8Array, name: string) {
  const bytes = typeof copy === 'string' ? Buffer.from(copy) : copy;
  const opened = isMail(bytes) ? await openMail(bytes) : bytes;
  const first = imported(opened, SAID, name);
  const encoding = /--encoding (utf-16le)/.exec(first.faults?.[0] ?? '')?.[1] as 'utf-16le' | undefined;
  return encoding ? imported(opened, { ...SAID, encoding }, name) : first;
}

async function isRight(
  { headline, paragraphs }: Dispatch,
  copy: string | Uint8Array,
  name: string,
): Promise<boolean> {
  const article = await read(copy, name);
  return (
    article.title === headline &&
    article.date === '2024-05-03' &&
    JSON.stringify(article.paragraphs) === JSON.stringify(paragraphs)
  );
}

/** Refused in clear lines; or reported, in a format that cannot be sure that it is truncated. */
async function isRefused(copy: string | Uint8Array, name: string): Promise<boolean> {
  const { faults, notes } = await read(copy, name);
  if (notes?.some((note) => note.includes('may be cut off'))) return true;
  return faults !== undefined && faults.length > 0 && faults.every((fault) => !fault.includes('\n'));
}

/** Imports every dispatch in every format, each format without text, and truncated where that can be recognised. */
export async function formsTable(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [form, { name, write }] of Object.entries(FORMS)) {
    const row: Row = { form, tried: 0, right: 0, refusedRightly: 0, wrong: [] };
    for (const [what, dispatch] of Object.entries(DISPATCHES)) {
      row.tried++;
      if (await isRight(dispatch, write(dispatch), name)) row.right++;
      else row.wrong.push(what);
    }
    const [first] = Object.values(DISPATCHES) as [Dispatch];
    const refused: [string, string | Uint8Array][] = [
      ['without words', write({ headline: first.headline, paragraphs: [] })],
      ['empty', ''],
      ...(OPEN_ENDED.test(form)
        ? []
        : [['cut off', cut(write(first), 0.6)] as [string, string | Uint8Array]]),
    ];
    for (const [what, copy] of refused) {
      row.tried++;
      if (await isRefused(copy, name)) row.refusedRightly++;
      else row.wrong.push(what);
    }
    rows.push(row);
  }
  return rows;
}
