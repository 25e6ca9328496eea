import fc from 'fast-check';

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'0129.)(-+*_`~#>[]!<&;:|=\\/@"\'^{}$% \t\u00a0') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '    ',
      '---',
      '===',
      '~~~',
      '```',
      '***',
      '___',
      '**',
      '~~',
      '# ',
      '> ',
      '- ',
      '1. ',
      '2022. ',
      '](',
      '[x](y)',
      '[x]: http://a.example',
      '![x](http://a.example/x.png)',
      '<b>',
      '</b>',
      '<!--',
      '<http://a.example>',
      '<a@b.example>',
      '&amp;',
      '&#x41;',
      '&nbsp;',
      '&rlm;',
      '&#x202e;',
      '\\&rlm;',
      '&copy',
      '\\\\',
      '\\',
      '|',
      '| --- |',
      ':--',
      'http://a.example/?a=1&lt=2',
      '\t',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom('قال', 'و', 'a', 'می\u200cخواهم', 'ـ', '۔', '«', '»', '،', '٣', 'é'),
  },
  { weight: 2, arbitrary: fc.constant('\n') },
);
/** Wire copy at its worst: every mark that Markdown reads, spaces anywhere, line ends, joiners. */
export const wirePieces = fc
  .array(piece, { minLength: 1, maxLength: 24 })
  .map((pieces) =>
    pieces
      .join('')
      .split('\n')
      .filter((line) => /\S/.test(line))
      .join('\n'),
  )
  .filter((text) => text.trim() !== '');
