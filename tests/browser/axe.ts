import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The source of axe-core, to be run in a page before `brokenRules`. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Runs in the page: the axe-core rules (all, or `only` these) that it breaks, as `rule: element`. With `isUnfolded`,
 * folded parts are opened meanwhile.
 */
export async function brokenRules(isUnfolded: boolean, only?: string[]): Promise<string[]> {
  if (isUnfolded) for (const details of document.querySelectorAll('details')) details.open = true;
  const { axe } = globalThis as unknown as {
    axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
  };
  const { violations } = await axe.run({ resultTypes: ['violations'], ...(only && { runOnly: only }) });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
