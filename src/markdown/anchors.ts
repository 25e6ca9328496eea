/** A published anchor that the current text no longer has, and where it leads now. */
export interface Lead {
  id: string;
  /** Id of the paragraph, sentence, evidence or tombstone to go to. */
  to: string;
}

/** The place of a paragraph that was deleted. */
export interface Tombstone {
  /** `p5` */
  id: string;
  number: number;
  /** The day it was deleted, `YYYY-MM-DD`. */
  date: string;
  /** How many paragraphs of the current text come before it. */
  after: number;
}

/** The published anchors of an article's current text, from the ledger. Without them, anchors are ordinals. */
export interface Anchors {
  /** For each paragraph, in order, its number (4 of `p4`) and the ids of its sentences. */
  paragraphs: readonly { number: number; sentences: readonly string[] }[];
  leads: readonly Lead[];
  /** In text order. */
  tombstones: readonly Tombstone[];
}
