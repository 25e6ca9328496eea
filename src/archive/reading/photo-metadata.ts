import ExifReader from 'exifreader';

/** The metadata inside a photograph (IPTC Photo Metadata, Exif); empty fields are left out. */
export interface PhotoMetadata {
  caption?: string;
  /** Its photographer. */
  creator?: string;
  /** The credit line. */
  credit?: string;
  copyright?: string;
  /** Alternative text. */
  alt?: string;
}

type Tags = Record<string, { description?: unknown } | undefined>;

/** The first non-empty tag of `names`, in XMP, then IPTC, then Exif (the newest standard first). */
function first(groups: readonly (Tags | undefined)[], names: readonly string[]): string | undefined {
  for (const tags of groups)
    for (const name of names) {
      const said = tags?.[name]?.description;
      const text = typeof said === 'string' ? said.replace(/\s+/g, ' ').trim() : '';
      if (text !== '') return text;
    }
  return undefined;
}

/**
 * Reads caption, creator, credit, copyright and description from the bytes of a photograph: XMP, IPTC-IIM and Exif.
 * Empty if they cannot be read.
 */
export function photoMetadata(bytes: Buffer): PhotoMetadata {
  try {
    const { xmp, iptc, exif } = ExifReader.load(bytes, { expanded: true });
    const groups = [xmp, iptc, exif] as unknown as (Tags | undefined)[];
    const found = {
      caption: first(groups, ['description', 'Caption/Abstract', 'ImageDescription']),
      creator: first(groups, ['creator', 'By-line', 'Artist']),
      credit: first(groups, ['Credit', 'credit']),
      copyright: first(groups, ['rights', 'Copyright Notice', 'Copyright']),
      alt: first(groups, ['AltTextAccessibility']),
    };
    return Object.fromEntries(Object.entries(found).filter(([, text]) => text !== undefined));
  } catch {
    return {};
  }
}
