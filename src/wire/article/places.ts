import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { articleOf } from '../../archive/article.ts';
import { type Problem, shown } from '../../archive/problem.ts';
import type { Archive, Article } from '../../archive/types.ts';
import type { Fault } from '../fault.ts';
import { placePictures, type TakenPicture } from '../pictures/taken-in.ts';
import { handleFault, partsOfId } from './handle.ts';
import { placeNew } from './place.ts';

const ofId = (message: string): Fault => ({ line: 1, field: '--id', message });

/** What is wrong with `--id`, where `date` is the day of the dispatch. */
export function idFaults(id: string | undefined, date: string | undefined): Fault[] {
  const wrong = handleFault(id);
  if (wrong !== undefined) return [ofId(wrong)];
  const { day } = partsOfId(id);
  if (day === undefined || date === undefined || day === date) return [];
  return [ofId(`says ${day}, and --date says ${date}. Make the two agree.`)];
}

/** The articles of the content folder `root`: those of `archive`, updated by what this run wrote. */
export class Places {
  readonly #root: string;
  readonly #archive: Archive;
  readonly #addressOf: (id: string) => string;
  readonly #placed = new Map<string, Article>();

  constructor(root: string, archive: Archive, addressOf: (id: string) => string) {
    this.#root = root;
    this.#archive = archive;
    this.#addressOf = addressOf;
  }

  /** Its permalink, for messages. */
  addressOf(id: string): string {
    return this.#addressOf(id);
  }

  fileOf(id: string): string {
    return join(this.#root, 'articles', `${id}.md`);
  }

  article(id: string): Article | undefined {
    return this.#placed.get(id) ?? this.#archive.article(id);
  }

  /** Whether its file exists, sound or not. */
  isHere(id: string): boolean {
    return this.#placed.has(id) || existsSync(this.fileOf(id));
  }

  /** Stores an article as this run has changed it. */
  keep(article: Article): void {
    this.#placed.set(article.id, article);
  }

  #wasPublished(id: string): boolean {
    return existsSync(join(this.#root, 'permalinks', 'articles', `${id}.txt`));
  }

  /** `id` with the first number that no article has or had. */
  numbered(id: string): string {
    let number = 1;
    while (this.isHere(`${id}-${number}`) || this.#wasPublished(`${id}-${number}`)) number++;
    return `${id}-${number}`;
  }

  #isTaken(id: string): Fault {
    return ofId(
      `"${id}" is already here, ${this.#addressOf(id)}. It is never written over: choose another --id.`,
    );
  }

  /** Why the article `id` cannot be written as `text`: its address is taken, or the content check fails. */
  #check(id: string, text: string): { article?: Article | undefined; faults: Fault[] } {
    const file = this.fileOf(id);
    if (this.#placed.has(id)) return { faults: [this.#isTaken(id)] };
    if (!existsSync(file) && this.#wasPublished(id))
      return {
        faults: [ofId(`"${id}" was published before, and its address is kept. Choose another --id.`)],
      };
    const problems: Problem[] = [];
    const article = articleOf(text, id, file, this.#archive.agencies, problems)?.article;
    // The editor fills in what pictures still lack.
    const found = problems.filter(({ field }) => !field.startsWith('pictures.'));
    const faults = found.map(({ field, message }) => ({
      line: 1,
      field,
      message: `${message} (Found by the check of the article to be written.)`,
    }));
    return { article, faults };
  }

  /** Writes the new article `id` (in a dry run only to memory), or returns why it cannot be written. */
  write(id: string, text: string, isRehearsal = false): Fault[] {
    const { article, faults } = this.#check(id, text);
    if (!article || faults.length > 0) return faults;
    if (!isRehearsal && !placeNew(this.fileOf(id), text)) return [this.#isTaken(id)];
    this.keep(article);
    return [];
  }

  /** Writes the pictures of the article `id` to their folder. */
  writePictures(id: string, pictures: readonly TakenPicture[]): void {
    placePictures(pictures, this.#root, id);
  }

  /**
   * What is wrong with the earlier takes given in `replaces`. If none are given, reports that they are needed when the
   * article begins like those in `found`.
   */
  takeFaults(found: readonly string[], replaces: readonly string[] | undefined): Fault[] {
    const fault = (message: string): Fault => ({ line: 1, field: '--replaces', message });
    const missing = (replaces ?? []).filter((id) => this.article(id) === undefined);
    if (replaces !== undefined)
      return missing.map((id) => fault(`${shown(id)} is not in articles/. Give the id of an earlier take.`));
    if (found.length === 0) return [];
    const list = found.map((id) => `${id} (${this.#addressOf(id)})`).join(', ');
    return [
      fault(
        `is needed: its first paragraph is that of ${list}, so it may be a later take. Say --replaces ${found.join(' --replaces ')}, or --replaces none if it is another story.`,
      ),
    ];
  }
}
