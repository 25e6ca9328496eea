import { describe, expect, test } from 'vitest';
import { isMail, openMail } from '../../src/wire/mail.ts';
import { DISPATCHES, type Dispatch, FORMS } from './forms-of-a-dispatch.ts';
import { formsTable } from './forms-table.ts';
import { SAID } from './one-dispatch.ts';
import { importer, wireFolder } from './wire-folder.ts';

test('every format is read correctly, or refused in clear lines', async () => {
  const rows = await formsTable();
  expect(rows.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
  expect(rows.reduce((sum, { tried }) => sum + tried, 0)).toBeGreaterThanOrEqual(100);
});

/** The file that import writes for a dispatch in a form. Not every form has a field for the time. */
async function fileOf({ name, write }: (typeof FORMS)[string], dispatch: Dispatch): Promise<string> {
  const copy = write(dispatch);
  const bytes = typeof copy === 'string' ? Buffer.from(copy) : copy;
  const opened = isMail(bytes) ? await openMail(bytes) : bytes;
  const encoding = bytes[0] === 0xff ? ('utf-16le' as const) : undefined;
  const [outcome] = importer(wireFolder()).import(opened, name, { ...SAID, id: 'copy', encoding });
  return outcome.isImported ? outcome.text.replace(/^time: .*\n/m, '') : JSON.stringify(outcome.faults);
}

describe.each(Object.entries(DISPATCHES))('a dispatch %s', (_, dispatch) => {
  test('gives the same article, to the byte, in every form', async () => {
    const files = await Promise.all(
      Object.entries(FORMS).map(async ([form, file]) => [form, await fileOf(file, dispatch)]),
    );
    const [, first = ''] = files[0] ?? [];
    expect(first).toContain('title: ');
    for (const [form, text] of files) expect(text, form).toBe(first);
  });
});
