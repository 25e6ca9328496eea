import type { Recall } from '../../archive/reading/recall.ts';
import { measuresShelf, withMeasures } from './measures.ts';
import { type KeptReadings, keepReadings, readingsShelf } from './readings.ts';

/** What earlier runs know of a content folder. */
export interface KeptContent {
  /** The number of articles known. */
  size: number;
  /** `recall`, with what earlier runs read of articles and measured of pictures. */
  keep(recall: Recall): KeptReadings;
}

/**
 * Opens what earlier runs know of the content folder `root`, kept in the folder `cache`. Anything new is kept for later runs.
 */
export function openKept(root: string, cache: string): KeptContent {
  const articles = readingsShelf(root, cache);
  const pictures = measuresShelf(root, cache);
  return {
    size: articles.keys().length,
    keep: (recall) => keepReadings(withMeasures(recall, root, pictures), root, articles),
  };
}
