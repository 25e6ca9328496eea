/** The code points that an SFNT font maps to a glyph, by its `cmap` (formats 4 and 12, OpenType 1.9). */
export function codePointsOf(sfnt: Buffer): Set<number> {
  const found = new Set<number>();
  const tables = sfnt.readUInt16BE(4);
  let cmap = 0;
  for (let i = 0; i < tables; i++) {
    const at = 12 + i * 16;
    if (sfnt.toString('latin1', at, at + 4) === 'cmap') cmap = sfnt.readUInt32BE(at + 8);
  }
  for (let i = 0; i < sfnt.readUInt16BE(cmap + 2); i++) {
    const table = cmap + sfnt.readUInt32BE(cmap + 4 + i * 8 + 4);
    const format = sfnt.readUInt16BE(table);
    if (format === 12) {
      for (let g = 0; g < sfnt.readUInt32BE(table + 12); g++) {
        const at = table + 16 + g * 12;
        for (let c = sfnt.readUInt32BE(at); c <= sfnt.readUInt32BE(at + 4); c++) found.add(c);
      }
    } else if (format === 4) {
      const segments = sfnt.readUInt16BE(table + 6) / 2;
      for (let s = 0; s < segments; s++) {
        const end = sfnt.readUInt16BE(table + 14 + s * 2);
        const start = sfnt.readUInt16BE(table + 16 + segments * 2 + s * 2);
        for (let c = start; c <= end && c !== 0xffff; c++) found.add(c);
      }
    }
  }
  return found;
}
