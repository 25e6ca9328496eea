import { escapeHtml } from '../../markdown/annotate.ts';

/** An element without content, as HTML; an attribute without a value is left out. */
export function element(name: string, attributes: Readonly<Record<string, string | undefined>>): string {
  let html = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) html += ` ${key}="${escapeHtml(value)}"`;
  }
  return `${html}>`;
}
