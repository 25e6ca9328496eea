import { expect, test } from 'vitest';
import { element } from '../../src/publish/page/element.ts';

test('an element of the head: its attributes in their order, nothing of them read as HTML, and none without a value', () => {
  expect(element('meta', { name: 'a', content: '"<b>" & c' })).toBe(
    '<meta name="a" content="&quot;&lt;b&gt;&quot; &amp; c">',
  );
  expect(element('link', { rel: 'alternate', title: undefined, href: '/x' })).toBe(
    '<link rel="alternate" href="/x">',
  );
});
