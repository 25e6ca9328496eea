/** An agency's own name for a dispatch, the same in all versions, and the version: a number or an instant. */
export interface ItemVersion {
  id: string;
  version: string;
}

/** A photograph of a dispatch, as described in its file. */
export interface WirePicture {
  /** Possible names of its file. */
  names: readonly string[];
  /** Its bytes, if they came with the dispatch; otherwise it is beside the dispatch's file. */
  bytes?: Uint8Array | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
}

/** A dispatch as its file describes it, before anything is decided about it. */
export interface Incoming {
  headline: string;
  /** The agency's words; line ends inside a paragraph are kept. */
  paragraphs: string[];
  /**
   * Days in its metadata (`YYYY-MM-DD` as written there), with the time and zone if given
   * (`09:12+03:00`), and the field.
   */
  days: { day: string; time?: string; from: string }[];
  /** The agencies in its metadata: providers, sources, holders. */
  names: string[];
  /** The BCP 47 tag in its metadata. */
  lang?: string | undefined;
  /** The agency's own name for this dispatch, if its format has one. */
  item?: ItemVersion | undefined;
  /** Author and place in the metadata. */
  byline?: string | undefined;
  place?: string | undefined;
  /** Photographs that came with it, or that it refers to. */
  pictures?: readonly WirePicture[] | undefined;
  /** Notes for the editor: removed characters, parts left out. */
  notes: string[];
}

/** The size limits: a file, a page with scripts, an e-mail with attachments, in bytes; a headline in UTF-16 units. */
export const LIMITS = {
  bytes: 1_048_576,
  page: 16_777_216,
  mail: 33_554_432,
  headline: 400,
  depth: 100,
} as const;

/** An agency's item by its name and version; `undefined` without a name. */
export function itemVersion(id: string | undefined, version: string | undefined): ItemVersion | undefined {
  return id?.trim() ? { id: id.trim(), version: version?.trim() ?? '' } : undefined;
}

/** A note with metadata for which an article has no field; empty if there is none. */
export function metadataNotes(
  fields: Readonly<Record<string, string | readonly string[] | undefined>>,
): string[] {
  const said = Object.entries(fields).flatMap(([name, value]) => {
    const text = [value ?? []]
      .flat()
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .join(', ');
    return text === '' ? [] : [`${name} ${text}`];
  });
  return said.length > 0 ? [`metadata: ${said.join('; ')}.`] : [];
}
