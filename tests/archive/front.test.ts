import { describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import { frontOf } from '../../src/archive/queries/front.ts';
import { ARTICLE, contentFolder, sound } from './content-folder.ts';

/** An article with `paragraphs` paragraphs on a day of May 2024; `more` are lines of its frontmatter. */
function article(day: string, handle: string, paragraphs: number, more = ''): [string, string] {
  const body = Array.from(
    { length: paragraphs },
    (_, n) => `قال المتحدث في المرة ${n + 1} إن العمل مستمر.`,
  ).join('\n\n');
  return [
    `articles/2024-05-${day}-${handle}.md`,
    `---\ntitle: عنوان ${handle}\ndate: 2024-05-${day}\nsource: sahifa\nwire: wafq\n${more}---\n\n${body}\n`,
  ];
}
const folder = (articles: [string, string][], front?: string): string =>
  contentFolder({ ...Object.fromEntries(articles), ...(front && { 'front.yaml': front }) });
const front = (root: string) => {
  const { archive, problems } = loadArchive(root);
  const { lead, flashes, second, others, timelines } = frontOf(archive);
  const ids = (list: readonly { id: string }[]): string[] =>
    list.map(({ id }) => id.replace(/^2024-05-/, ''));
  return {
    lead: lead?.id.replace(/^2024-05-/, ''),
    flashes: ids(flashes),
    second: ids(second),
    others: ids(others),
    timelines: ids(timelines),
    problems: problems.map((problem) => formatProblem(problem).replace(`${root}/`, '')),
  };
};
const OWN = ARTICLE.replace(/^articles\/2024-05-|\.md$/g, '');

describe('without a choice', () => {
  test('the newest full dispatch leads; a flash is a line above, not listed as news', () => {
    const root = folder([
      article('09', 'quake', 1, 'flash: true\n'),
      article('09', 'talks', 4),
      article('08', 'old-flash', 1, 'flash: true\n'),
      article('10', 'late-flash', 1, 'flash: true\n'),
    ]);
    expect(front(root)).toMatchObject({
      lead: '09-talks',
      flashes: ['10-late-flash'],
      second: [],
      others: ['09-quake', '08-old-flash', OWN],
      problems: [],
    });
  });

  test('some are shown with their first words below the lead if there are enough others', () => {
    const many = Array.from({ length: 8 }, (_, n) => article(String(20 - n), `story-${n}`, n === 2 ? 1 : 3));
    const { lead, second, others } = front(folder(many));
    expect(lead).toBe('20-story-0');
    expect(second).toEqual(['19-story-1', '17-story-3', '16-story-4']);
    expect(others).toEqual(['18-story-2', '15-story-5', '14-story-6', '13-story-7', OWN]);
  });
});

describe('an editor’s choice', () => {
  const articles = [article('09', 'quake', 1), article('08', 'talks', 4), article('07', 'rain', 3)];

  test('sets the lead, the articles below it, and the order of timelines', () => {
    const root = folder(articles, 'lead: 2024-05-07-rain\nalso: [2024-05-09-quake]\ntimelines: [port]\n');
    expect(front(root)).toMatchObject({
      lead: '07-rain',
      second: ['09-quake'],
      others: ['08-talks', OWN],
      timelines: ['port'],
      problems: [],
    });
  });

  test('is rejected if it is missing, duplicate, replaced or a draft', () => {
    const root = folder(
      [
        ...articles,
        article('06', 'first-take', 3),
        article('06', 'second-take', 3, 'replaces: [2024-05-06-first-take]\n'),
        article('05', 'draft', 3, 'draft: true\n'),
      ],
      'lead: 2024-05-07-rian\nalso:\n  - 2024-05-09-quake\n  - 2024-05-09-quake\n  - 2024-05-06-first-take\n  - 2024-05-05-draft\ntimelines: [prot]\nhero: x\n',
    );
    expect(front(root).problems).toEqual([
      'front.yaml:1: lead: "2024-05-07-rian" is not in articles/. Did you mean "2024-05-07-rain"?',
      'front.yaml:4: also: "2024-05-09-quake" is here already. Name each article once.',
      'front.yaml:5: also: "2024-05-06-first-take" was replaced by a later take. Name 2024-05-06-second-take.',
      expect.stringMatching(/^front\.yaml:6: also: "2024-05-05-draft" is a draft\./),
      'front.yaml:7: timelines: "prot" is not in timelines/. Use one of: port.',
      expect.stringMatching(/^front\.yaml:8: hero: is not a known key/),
    ]);
    expect(front(root)).toMatchObject({ lead: '08-talks', second: ['09-quake'] });
  });
});

test('only the key `flash` makes a flash', () => {
  expect(sound[ARTICLE]).not.toContain('flash');
  expect(loadArchive(contentFolder()).archive.articles[0]?.isFlash).toBe(false);
});
