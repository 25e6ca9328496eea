/** A published anchor that is no paragraph, sentence or evidence of the present text, and where it leads. */
export interface Lead {
  id: string;
  /** Id of the paragraph, sentence, evidence or tombstone that it leads to. */
  to: string;
}

/** The place of a paragraph that was deleted. */
export interface Tombstone {
  /** `p5` */
  id: string;
  number: number;
  /** Day it was deleted, `YYYY-MM-DD`. */
  date: string;
  /** How many paragraphs of the present text stand before it. */
  after: number;
}

/** The published anchors of an article's present text: what the ledger says in place of ordinals. */
export interface Anchors {
  /** For each paragraph in order its number (4 of `p4`) and the ids of its sentences. */
  paragraphs: readonly { number: number; sentences: readonly string[] }[];
  leads: readonly Lead[];
  /** In the order of their places. */
  tombstones: readonly Tombstone[];
}
