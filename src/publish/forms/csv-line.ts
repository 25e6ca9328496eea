// What spreadsheets read as a formula (OWASP, CSV Injection), full-width forms included; and the
// apostrophe that prevents it.
const LIKE_A_FORMULA = /^[=+\-@\t\r'＝＋－＠]/;

/**
 * A value that no spreadsheet runs: an apostrophe is added before anything that looks like a formula or begins with an
 * apostrophe. To read the file back, remove one leading apostrophe from every field that has one.
 */
function inert(value: string): string {
  return LIKE_A_FORMULA.test(value) ? `'${value}` : value;
}

/** A CSV field, always quoted, so that commas, semicolons and line ends in it are safe (RFC 4180). */
function field(value: string): string {
  return `"${inert(value).replaceAll('"', '""')}"`;
}

/** Values as a line of CSV with CRLF. */
export function csvLine(values: readonly string[]): string {
  return `${values.map(field).join(',')}\r\n`;
}
