import ExifReader from 'exifreader';

/** What a photograph says of itself (IPTC Photo Metadata, Exif); fields that it leaves empty are not there. */
export interface PhotoMetadata {
  caption?: string;
  /** Who made it. */
  creator?: string;
  /** How it is to be credited. */
  credit?: string;
  copyright?: string;
  /** The description for those who do not see it. */
  alt?: string;
}

type Tags = Record<string, { description?: unknown } | undefined>;

/** The first of `names` that has words, in XMP, then IPTC, then Exif: the newest standard first. */
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
 * Reads caption, creator, credit, copyright and description from the bytes of a photograph: XMP, IPTC-IIM and Exif. Of bytes
 * that cannot be read, nothing.
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
