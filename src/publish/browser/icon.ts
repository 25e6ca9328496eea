import { readFileSync } from 'node:fs';
import { productFile } from '../../site/product-file.ts';

const svg = readFileSync(productFile('public/icon.svg'), 'utf8').trim().replace(/"/g, "'");

/** The mark as a `data:` address, which every page holds: a request less. */
export const icon = `data:image/svg+xml,${svg.replace(/[<>#]/g, encodeURIComponent)}`;
