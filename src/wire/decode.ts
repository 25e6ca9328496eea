import { isUtf8 } from 'node:buffer';
import { WireFault } from './fault.ts';
import { LIMITS } from './incoming.ts';

/** The values of `--encoding`: labels of the WHATWG Encoding Standard. */
export const ENCODINGS = ['utf-8', 'windows-1256', 'utf-16le', 'utf-16be'] as const;
export type EncodingName = (typeof ENCODINGS)[number];

const SHOWN = {
  'utf-8': 'UTF-8',
  'windows-1256': 'Windows-1256',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
};

function byteOrderMark(bytes: Uint8Array): EncodingName | undefined {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : undefined;
}

/** UTF-16 without a byte-order mark: only there is every other byte of Arabic and ASCII letters 06 or 00. */
function looksUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = bytes.length >> 1;
  if (pairs < 4) return undefined;
  const share = (from: 0 | 1): number => {
    let high = 0;
    for (let i = from; i < pairs * 2; i += 2) if (bytes[i] === 0x06 || bytes[i] === 0x00) high++;
    return high / pairs;
  };
  if (share(1) > 0.8 && share(0) < 0.5) return 'utf-16le';
  return share(0) > 0.8 && share(1) < 0.5 ? 'utf-16be' : undefined;
}

// The first bytes of files that are not text.
const MAGIC: readonly [start: string, what: string][] = [
  ['%PDF', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP archive or an Office document'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Office document'],
  ['{\\rtf', 'an RTF document'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['\u001f\u008b', 'a gzip archive'],
];

const CONTROL = /(?!\s)\p{Cc}/gu;
// The control characters of a transmission (IPTC 7901, ANPA 1312): SOH to EOT, DC1 to SYN, US, DEL.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
const OF_A_TRANSMISSION = /[\u0001-\u0004\u0011-\u0016\u001f\u007f]/g;

function isMostlyArabic(bytes: Uint8Array): boolean {
  const text = new TextDecoder('windows-1256').decode(bytes.subarray(0, LIMITS.bytes));
  const high = text.match(/[\u0080-\uffff]/g)?.length ?? 0;
  const arabic = text.match(/[\u0621-\u0652]/g)?.length ?? 0;
  return arabic > 0.6 * high && !text.slice(0, 2_000).replace(OF_A_TRANSMISSION, '').match(CONTROL);
}

function decodeAs(bytes: Uint8Array, encoding: EncodingName): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new WireFault(
      'encoding',
      `is not valid ${SHOWN[encoding]}. Save it as UTF-8, or name its encoding with --encoding.`,
    );
  }
}

/**
 * The encoding that an HTML page states in its `<meta>`, if its bytes are not UTF-8; `undefined` for anything else.
 * Throws a WireFault for an encoding that is not supported.
 */
export function encodingOfPage(bytes: Uint8Array, format: string | undefined): EncodingName | undefined {
  if (bytes.length > LIMITS.page || isUtf8(bytes) || byteOrderMark(bytes)) return undefined;
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  if (
    format !== 'html' &&
    !(format === undefined && /^\s*<(?:!doctype\s+html|html[\s>]|\?xml|!--)/i.test(head))
  )
    return undefined;
  const label = /<meta\b[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1]?.toLowerCase();
  if (label === undefined || label === 'utf-8') return undefined;
  const found = ENCODINGS.find(
    (name) => name === label || (name === 'windows-1256' && /^(?:x-)?cp-?1256$/.test(label)),
  );
  if (found) return found;
  throw new WireFault('encoding', `is "${label}" by the page itself, which is not read. Save it as UTF-8.`);
}

/**
 * The text of a file with LF line ends. Never converts silently: without `encoding` it must be UTF-8.
 * Throws a WireFault that says what the bytes are instead, that the file is too large
 * (1 MiB, a page 16 MiB), or that it is empty.
 */
export function decode(bytes: Uint8Array, encoding?: EncodingName, isOfPage = false): string {
  if (isOfPage && bytes.length > LIMITS.page)
    throw new WireFault('file', 'is a page larger than 16 MiB. Copy its words into a text file.');
  if (!isOfPage && bytes.length > LIMITS.bytes)
    throw new WireFault(
      'file',
      'is larger than 1 MiB. A dispatch is a few pages: split the file, one dispatch each.',
    );
  if (bytes.length === 0) throw new WireFault('file', 'is empty. Give the text of a dispatch.');
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  const magic = MAGIC.find(([start]) => head.startsWith(start));
  if (magic) throw new WireFault('file', `is ${magic[1]}, not text. Export its words as UTF-8 text.`);
  const mark = byteOrderMark(bytes);
  const found = mark ?? looksUtf16(bytes);
  if (encoding) {
    const isOther = found !== undefined && found !== encoding;
    const isPlainUtf8 = encoding === 'windows-1256' && isUtf8(bytes) && bytes.some((byte) => byte > 0x7f);
    if (isOther || isPlainUtf8)
      throw new WireFault(
        'encoding',
        `is ${SHOWN[found ?? 'utf-8']}, not ${SHOWN[encoding]}. Say --encoding ${found ?? 'utf-8'}.`,
      );
  } else if (found !== undefined && found !== 'utf-8')
    throw new WireFault('encoding', `is ${SHOWN[found]}. Say --encoding ${found} to have it converted.`);
  const chosen = encoding ?? 'utf-8';
  if (chosen === 'utf-8' && !isUtf8(bytes)) {
    if (!bytes.includes(0) && isMostlyArabic(bytes))
      throw new WireFault(
        'encoding',
        'is not UTF-8; it reads as Windows-1256. Say --encoding windows-1256 to have it converted.',
      );
    throw new WireFault(
      'file',
      'is neither UTF-8 nor any encoding known here. Is it a text? Save it as UTF-8.',
    );
  }
  const text = decodeAs(bytes, chosen).replace(/\r\n?/g, '\n');
  const controls = text.match(CONTROL)?.length ?? 0;
  if (text.includes('\0') || controls > Math.max(8, text.length / 20))
    throw new WireFault('file', 'holds binary data, not text. Export its words as UTF-8 text.');
  if (text.includes('\ufffd')) {
    const line = text.slice(0, text.indexOf('\ufffd')).split('\n').length;
    throw new WireFault(
      'file',
      'holds U+FFFD, the mark of a letter that was lost before it came here. Fetch the dispatch again.',
      line,
    );
  }
  if (text.trim() === '')
    throw new WireFault('file', 'is empty but for white space. Give the text of a dispatch.');
  return text;
}
