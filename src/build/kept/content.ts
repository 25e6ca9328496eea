import type { Recall } from '../../archive/reading/recall.ts';
import { measuresShelf, withMeasures } from './measures.ts';
import { type KeptReadings, keepReadings, readingsShelf } from './readings.ts';
import type { Shelf } from './shelf.ts';

/** What earlier runs know of a content folder. */
export interface KeptContent {
  /** The number of articles known. */
  size: number;
  /** `recall`, with what earlier runs read of articles and measured of pictures. */
  keep(recall: Recall): KeptReadings;
}

/**
 * Opens what earlier runs know of the content folder `root`, kept in the folder `cache`. Anything new is kept for later runs, but
 * not for a reader: a second thread, whose first thread keeps the same.
 */
export function openKept(root: string, cache: string, { isReader = false } = {}): KeptContent {
  const opened = (shelf: Shelf): Shelf => (isReader ? { ...shelf, save: () => {} } : shelf);
  const articles = opened(readingsShelf(root, cache));
  const pictures = opened(measuresShelf(root, cache));
  return {
    size: articles.keys().length,
    keep: (recall) => keepReadings(withMeasures(recall, root, pictures), root, articles),
  };
}
