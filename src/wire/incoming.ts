/** An agency's own name for a dispatch, the same in all its versions, and which version this is: a number or an instant. */
export interface ItemVersion {
  id: string;
  version: string;
}

/** A photograph of a dispatch, as its file gives it. */
export interface WirePicture {
  /** Names of files, of which one holds it. */
  names: readonly string[];
  /** Its bytes, where they came with the dispatch; else it lies beside the dispatch's file. */
  bytes?: Uint8Array | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
}

/** A dispatch as its file gives it, before anything is decided about it. */
export interface Incoming {
  headline: string;
  /** The agency's words; a line end inside a paragraph is a line end. */
  paragraphs: string[];
  /** Days that its metadata name, `YYYY-MM-DD` as written there, the time with its zone if they say it (`09:12+03:00`), and the field that does. */
  days: { day: string; time?: string; from: string }[];
  /** Whom its metadata name: providers, sources, holders. */
  names: string[];
  /** BCP 47 tag of its metadata. */
  lang?: string | undefined;
  /** How the agency tells this dispatch from others, where its format has a name for it. */
  item?: ItemVersion | undefined;
  /** Who wrote it, and where, as the metadata say. */
  byline?: string | undefined;
  place?: string | undefined;
  /** Photographs that came with it, or that it names. */
  pictures?: readonly WirePicture[] | undefined;
  /** What the editor should know of: removed characters, parts left out. */
  notes: string[];
}

/** The limits of what is read: a file, a page with its scripts, an e-mail with what is attached, in bytes; a headline in UTF-16 units. */
export const LIMITS = {
  bytes: 1_048_576,
  page: 16_777_216,
  mail: 33_554_432,
  headline: 400,
  depth: 100,
} as const;

/** An item of an agency by its name and version; `undefined` where it has no name. */
export function itemVersion(id: string | undefined, version: string | undefined): ItemVersion | undefined {
  return id?.trim() ? { id: id.trim(), version: version?.trim() ?? '' } : undefined;
}

/** What the metadata say that no article has a place for, as a note; none where they say nothing. */
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
