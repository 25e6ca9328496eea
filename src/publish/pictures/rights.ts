import { escapeHtml } from '../../markdown/annotate.ts';

/** An XMP packet (ISO 16684-1) with only credit and copyright. */
export function rightsPacket(credit: string, copyright: string | undefined): string {
  const rights =
    copyright === undefined
      ? ''
      : `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(copyright)}</rdf:li></rdf:Alt></dc:rights>`;
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"><photoshop:Credit>${escapeHtml(credit)}</photoshop:Credit>${rights}</rdf:Description></rdf:RDF></x:xmpmeta>`;
}
