import type { ArticleLedger, Standing } from '../../ledger/file.ts';
import { anchorsIn } from '../../ledger/file.ts';
import { parseDocument } from '../../markdown/document.ts';
import type { Problem } from '../problem.ts';
import type { Article, RetiredAddress } from '../types.ts';
import { piecesOf } from './articles.ts';
import type { Ledger } from './folder.ts';

/** What the content folder holds, whether it is sound or not. */
export interface Present {
  articles: Map<string, Article>;
  /** Ids of article files, unreadable ones too. */
  articleIds: Set<string>;
  /** Ids of articles that are left out as drafts. */
  drafts: Set<string>;
  /** Event ids of each timeline that could be read; none of one that could not. */
  events: Map<string, Set<string> | undefined>;
}

const NEW_NAME =
  'An address is never used twice: give the new one another name, or delete this line if it was a mistake.';

/** Holds what the ledger says of articles, timelines and events against what is there. */
export function checkStandings(
  ledger: Ledger,
  present: Present,
): { problems: Problem[]; retired: RetiredAddress[] } {
  const problems: Problem[] = [];
  const retired: RetiredAddress[] = [];
  const retire = (
    path: string[],
    standing: Standing,
    anchors: string[],
    at: { file: string; line: number },
  ): void => {
    if (standing.kind === 'gone') retired.push({ path, standing, anchors });
    if (standing.kind !== 'moved') return;
    const to = finalPath(ledger, path);
    const isThere = to !== undefined && (isLive(to, present) || goneAt(ledger, to) !== undefined);
    if (isThere) retired.push({ path, standing: { kind: 'moved', to }, anchors });
    else {
      const message = `leads to ${standing.to}, which is ${to === undefined ? 'itself again' : 'not there'}. Name an address that is published.`;
      problems.push({ ...at, field: 'moved', message });
    }
  };
  for (const [id, entry] of ledger.articles) {
    const { standing } = entry;
    const file = ledger.fileOf('articles', id);
    const isThere = present.articleIds.has(id);
    if (standing.kind === 'live' && !isThere)
      problems.push({ file, line: 1, field: 'article', message: lostArticle(id, entry, ledger, present) });
    if (standing.kind !== 'live' && isThere)
      problems.push({
        file,
        line: 1,
        field: standing.kind,
        message: `articles/${id}.md is there again. ${NEW_NAME}`,
      });
    if (standing.kind !== 'live' && !isThere)
      retire(['a', id], standing, anchorsIn(entry), { file, line: 1 });
  }
  for (const [id, { standing, events }] of ledger.timelines) {
    const file = ledger.fileOf('timelines', id);
    const isThere = present.events.has(id);
    if (standing.kind === 'live' && !isThere) {
      const message = `timelines/${id}.yaml is gone, and /timeline/${id}/ was published. ${commands(
        `timeline/${id}`,
        [...present.events.keys()]
          .filter((other) => !ledger.recordedEvents.has(other))
          .map((other) => `timeline/${other}`),
      )}`;
      problems.push({ file, line: 1, field: 'timeline', message });
    }
    if (standing.kind !== 'live' && isThere)
      problems.push({
        file,
        line: 1,
        field: standing.kind,
        message: `timelines/${id}.yaml is there again. ${NEW_NAME}`,
      });
    if (standing.kind !== 'live' && !isThere)
      retire(
        ['timeline', id],
        standing,
        events.map((event) => event.id),
        { file, line: 1 },
      );
    const now = present.events.get(id);
    for (const [at, event] of events.entries()) {
      const path = ['timeline', id, event.id];
      const line = at + 2;
      if (standing.kind === 'gone') retired.push({ path, standing, anchors: [] });
      else if (standing.kind === 'moved')
        retire(path, { kind: 'moved', to: standing.to }, [], { file, line });
      else if (event.standing.kind === 'live') {
        if (!now || now.has(event.id)) continue;
        const known = ledger.recordedEvents.get(id);
        const fresh = [...now]
          .filter((other) => !known?.has(other))
          .map((other) => `timeline/${id}/${other}`);
        const message = `event ${event.id} is gone from timelines/${id}.yaml, and /timeline/${id}/${event.id}/ was published. ${commands(path.join('/'), fresh)}`;
        problems.push({ file, line, field: event.id, message });
      } else if (now?.has(event.id)) {
        const message = `event ${event.id} is in timelines/${id}.yaml again. ${NEW_NAME}`;
        problems.push({ file, line, field: event.id, message });
      } else retire(path, event.standing, [], { file, line });
    }
  }
  return { problems, retired };
}

/** How to say what became of an address. `fresh`: those that it may have been renamed to. */
function commands(address: string, fresh: readonly string[]): string {
  const to = fresh.slice(0, 3);
  const moved = (to.length > 0 ? to : ['<its new name>']).map((name) => `--moved ${address}=${name}`);
  return `If it was renamed: npm run permalinks -- ${moved.join(' | ')}. If it was removed: npm run permalinks -- --gone ${address}="why". Or put it back.`;
}

/** The new articles that read most like what the ledger records of a lost one. */
function lostArticle(id: string, entry: ArticleLedger, ledger: Ledger, present: Present): string {
  const sketches = new Set(
    entry.paragraphs.flatMap(({ lines }) =>
      lines.flatMap((line) => (line.kind === 'sentence' ? [line.words] : [])),
    ),
  );
  const fresh = [...present.articles.values()]
    .filter((article) => !ledger.texts.has(ledger.fileOf('articles', article.id)))
    .map((article) => {
      const sentences = piecesOf(parseDocument(article.body, article.lang).paragraphs).flat();
      return { id: article.id, shared: sentences.filter((words) => sketches.has(words)).length };
    })
    .filter(({ shared }) => shared * 3 >= sketches.size && shared > 0)
    .sort((a, b) => b.shared - a.shared || (a.id < b.id ? -1 : 1));
  const what = present.drafts.has(id) ? 'a draft' : 'gone';
  return `articles/${id}.md is ${what}, and /a/${id}/ was published. ${commands(
    id,
    fresh.map((article) => article.id),
  )}`;
}

function standingAt(ledger: Ledger, [kind, id = '', event]: readonly string[]): Standing | undefined {
  if (kind === 'a') return ledger.articles.get(id)?.standing;
  const timeline = ledger.timelines.get(id);
  if (event === undefined || timeline?.standing.kind !== 'live') return timeline?.standing;
  return timeline.events.find((other) => other.id === event)?.standing;
}

function goneAt(ledger: Ledger, path: readonly string[]): Standing | undefined {
  const standing = standingAt(ledger, path);
  return standing?.kind === 'gone' ? standing : undefined;
}

function isLive([kind, id = '', event]: readonly string[], present: Present): boolean {
  if (kind === 'a') return present.articleIds.has(id);
  const events = present.events.get(id);
  return present.events.has(id) && (event === undefined || events === undefined || events.has(event));
}

/** Follows moves from `path` to where they end; `undefined` where they go round. */
export function finalPath(ledger: Ledger, path: readonly string[]): string[] | undefined {
  let at = [...path];
  for (let steps = 0; steps < 100; steps++) {
    const standing = standingAt(ledger, at);
    if (standing?.kind !== 'moved') return at;
    const [kind = '', id = '', event] = at;
    const isWhole = kind === 'a' || event === undefined;
    const timelineMoved = kind === 'timeline' && ledger.timelines.get(id)?.standing.kind === 'moved';
    if (isWhole) at = [kind, standing.to];
    else if (timelineMoved) at = [kind, standing.to, event];
    else at = [kind, ...standing.to.split('/')];
  }
  return undefined;
}
