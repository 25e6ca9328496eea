import { readFileSync } from 'node:fs';
import { productFile } from '../../site/product-file.ts';

const svg = readFileSync(productFile('public/icon.svg'), 'utf8').trim().replace(/"/g, "'");

/** The icon as a `data:` address inside every page, which saves a request. */
export const icon = `data:image/svg+xml,${svg.replace(/[<>#]/g, encodeURIComponent)}`;
