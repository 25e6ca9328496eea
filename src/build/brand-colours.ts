import { COLOURS } from '../archive/identity.ts';
import { site } from '../site/settings.ts';

/**
 * A PostCSS plugin: gives the colours of `src/styles/tokens.css` the values of `site.yaml`. Only `:root` itself is changed,
 * not a theme that a reader chooses.
 */
export const brandColours = {
  postcssPlugin: 'brand-colours',
  Rule(rule: {
    selector: string;
    walkDecls(each: (declaration: { prop: string; value: string }) => void): void;
  }) {
    if (rule.selector !== ':root') return;
    rule.walkDecls((declaration) => {
      const name = declaration.prop.slice(2);
      if (!declaration.prop.startsWith('--') || !(name in COLOURS)) return;
      const { light, dark } = site.colours[name as keyof typeof COLOURS];
      const value = `light-dark(${light}, ${dark})`;
      if (declaration.value !== value) declaration.value = value;
    });
  },
};
