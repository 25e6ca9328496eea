// What a spreadsheet takes for a formula (OWASP, CSV Injection), full-width forms included; and the mark itself.
const LIKE_A_FORMULA = /^[=+\-@\t\r'＝＋－＠]/;

/**
 * A value that no spreadsheet runs: where it could be taken for a formula an apostrophe goes before it, and before an
 * apostrophe too. Nothing is lost: who reads the file takes one apostrophe off the front of any field that has one.
 */
function inert(value: string): string {
  return LIKE_A_FORMULA.test(value) ? `'${value}` : value;
}

/** A CSV field, quoted in every case: so no comma, semicolon or line end of the text is taken for ours (RFC 4180). */
function field(value: string): string {
  return `"${inert(value).replaceAll('"', '""')}"`;
}

/** Values as a line of CSV, with its CRLF. */
export function csvLine(values: readonly string[]): string {
  return `${values.map(field).join(',')}\r\n`;
}
