import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSameName } from '../arabic/dateline/find.ts';
import { signatures } from '../archive/agencies.ts';
import { articleOf } from '../archive/article.ts';
import type { Problem } from '../archive/problem.ts';
import { shown } from '../archive/problem.ts';
import type { Archive } from '../archive/types.ts';
import { bodyOf, entry, undrawnNotes } from './entry.ts';
import { type Facts, type Said, settleFacts } from './facts.ts';
import { type Fault, WireFault, WithheldFault } from './fault.ts';
import { versionFault, withNewerWords } from './inbox/newer-version.ts';
import { type Take, Taken, wordsOf } from './inbox/taken.ts';
import { Takes } from './inbox/takes.ts';
import type { Incoming } from './incoming.ts';
import type { Mail } from './mail.ts';
import { picturesYaml, placePictures, takenPictures, unsaidNotes } from './pictures/taken-in.ts';
import { placeNew, placeOver } from './place.ts';
import { type ReadOptions, readDispatch } from './read-dispatch.ts';

/** What the editor says of one dispatch, and how its file is to be read. */
export interface ImportOptions extends Said, Omit<ReadOptions, 'knownNames'> {
  /** The handle of its id, or the whole id, `YYYY-MM-DD-handle`. */
  id?: string | undefined;
  /** Ids of its earlier takes; empty for none, undefined where the editor did not say. */
  replaces?: readonly string[] | undefined;
  /** Of the bytes of the file, by which it is known again (`digestOf`); none for what is not to be remembered. */
  digest?: string | undefined;
  /** Writes nothing. */
  isRehearsal?: boolean | undefined;
}

export type Outcome =
  | { isImported: true; id: string; file: string; text: string; notes: string[] }
  /** `isHere`: it was taken in before, and nothing is to be done. */
  | { isImported: false; isHere?: boolean; faults: Fault[]; notes: string[] };

const ID = /^(?:(\d{4}-\d{2}-\d{2})-)?([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** A whole id, or the handle of one: what may stand behind `--id`, and what a file may be named. */
export function isIdOrHandle(text: string): boolean {
  return ID.test(text) && text.length <= 90 && !/^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** What is wrong with `--id` as the handle of a new article: nothing said, or no handle. */
export function handleFault(id: string | undefined): string | undefined {
  if (id === undefined)
    return 'is needed: the handle of its permalink, which never changes. Say --id with lower-case ASCII words and hyphens, as --id port-talks.';
  return isIdOrHandle(id)
    ? undefined
    : `${shown(id)} is not a handle. Use lower-case ASCII letters, digits and single hyphens, at most 90.`;
}

const refuse = (faults: Fault[], notes: string[] = []): Outcome & { isImported: false } => ({
  isImported: false,
  faults,
  notes,
});

const LONGEST_BYLINE = 120;

const UNWRITABLE: Fault = {
  line: 1,
  field: 'body',
  message: 'cannot be written so that the page shows it as it is. Keep the file, and report it.',
};

/** Makes articles of wire files in the content folder `root`, comparing each with `archive` and with one another. */
export class Importer {
  readonly #root: string;
  readonly #archive: Archive;
  readonly #addressOf: (id: string) => string;
  readonly #takes: Takes;
  readonly #taken: Taken;
  readonly #placed = new Set<string>();
  /** Every name that the agencies sign with. */
  readonly #names: readonly string[];

  /** `addressOf` gives the permalink of an article, for messages. */
  constructor(root: string, archive: Archive, addressOf: (id: string) => string) {
    this.#root = root;
    this.#archive = archive;
    this.#addressOf = addressOf;
    this.#takes = new Takes(archive.articles, archive.agencies.values());
    this.#taken = new Taken(root);
    this.#names = [...archive.agencies.values()].flatMap(signatures).map(({ name }) => name);
  }

  /** Reads `copy`, the bytes of the file `name` or the e-mail opened from it (`openMail`), and writes its article, or says what is wrong and writes nothing. Never throws for what is in the file. */
  import(copy: Uint8Array | Mail, name: string, options: ImportOptions): Outcome {
    const known = options.digest === undefined ? undefined : this.#taken.of(options.digest);
    if (known && !options.isRehearsal) return this.#here(known.article);
    let incoming: Incoming;
    try {
      incoming = readDispatch(copy, name, { ...options, knownNames: this.#names });
    } catch (error) {
      if (error instanceof WithheldFault) return refuse([this.#withheld(error)]);
      if (error instanceof WireFault) return refuse([error.fault]);
      throw error;
    }
    const { same, earlier } = this.#takes.of(incoming.headline, incoming.paragraphs);
    if (same !== undefined) {
      const kept = this.#archive.article(same);
      if (kept) this.#remember(same, wordsOf(kept.title, kept.body), incoming, options);
      return this.#here(same);
    }
    const take = incoming.item && this.#taken.ofItem(incoming.item.id);
    if (take && options.replaces === undefined) return this.#update(take, incoming, options);
    return this.#create(incoming, earlier, options, name);
  }

  #here(id: string): Outcome {
    const message = `is already here, word for word: ${id}, ${this.#addressOf(id)}. Nothing is to be done.`;
    return { ...refuse([{ line: 1, field: 'file', message }]), isHere: true };
  }

  /** What an agency takes back is told with what was made of it: whether it goes is the editor's to say. */
  #withheld({ fault, id, state }: WithheldFault): Fault {
    const take = id === undefined ? undefined : this.#taken.ofItem(id);
    if (!take || !this.#archive.article(take.article)) return fault;
    const file = join(this.#root, 'articles', `${take.article}.md`);
    const remedy = `To obey: delete ${file}, then npm run permalinks. To keep it: take this file out of the inbox`;
    return {
      ...fault,
      message: `is ${state}: the agency takes back what is here as ${take.article}. ${remedy}.`,
    };
  }

  /** Remembers that `article`, of these words, was made of the file at hand. */
  #remember(
    article: string,
    words: string,
    { item }: Incoming,
    { digest, isRehearsal }: ImportOptions,
  ): void {
    if (digest !== undefined && !isRehearsal) this.#taken.add({ digest, article, words, item });
  }

  /** Puts the words of a newer version into the article that was made of an earlier one. */
  #update(take: Take, incoming: Incoming, options: ImportOptions): Outcome {
    const { item, headline, paragraphs, notes } = incoming;
    const article = this.#archive.article(take.article);
    const fault = item && versionFault(item, take, article);
    if (fault) {
      const { message, isHere } = fault;
      return { ...refuse([{ line: 1, field: 'version', message }], notes), isHere };
    }
    const body = bodyOf(paragraphs);
    if (!article || body === undefined) return refuse([UNWRITABLE], notes);
    const file = join(this.#root, 'articles', `${article.id}.md`);
    const text = withNewerWords(readFileSync(file, 'utf8'), article, incoming, body);
    if (!options.isRehearsal) placeOver(file, text);
    this.#remember(article.id, wordsOf(headline, body), incoming, options);
    const todo = `${file}: has the words of the newer version. Say what was corrected in the last note of its corrections, or take that entry out; then npm run permalinks.`;
    return { isImported: true, id: article.id, file, text, notes: [...notes, todo] };
  }

  #create(incoming: Incoming, earlier: readonly string[], options: ImportOptions, name: string): Outcome {
    const { headline, paragraphs } = incoming;
    const [, day, handle] = ID.exec(options.id ?? '') ?? [];
    const settled = settleFacts(incoming, { ...options, date: options.date ?? day }, this.#archive.agencies);
    const notes = [...incoming.notes, ...settled.notes, ...undrawnNotes(headline, paragraphs)];
    const faults = [
      ...settled.faults,
      ...this.#idFaults(options, settled.facts),
      ...this.#takeFaults(earlier, options),
    ];
    if (faults.length > 0 || !settled.facts || handle === undefined) return refuse(faults, notes);
    const body = bodyOf(paragraphs);
    if (body === undefined) return refuse([UNWRITABLE], notes);
    const isFlash = paragraphs.length === 1 && paragraphs[0] === headline;
    const id = `${settled.facts.date}-${handle}`;
    const file = join(this.#root, 'articles', `${id}.md`);
    const text = entry(
      { ...incoming, byline: this.#bylineOf(incoming) },
      settled.facts,
      options.replaces ?? [],
      body,
      isFlash,
    );
    const problems = this.#placeFaults(id, file, text);
    if (problems.length > 0) return refuse(problems, notes);
    const { pictures, notes: ofPictures } = takenPictures(incoming.pictures ?? [], name);
    const whole = text.replace('\n---\n\n', `\n${picturesYaml(pictures)}---\n\n`);
    if (!options.isRehearsal) {
      if (!placeNew(file, whole)) return refuse([this.#isTaken(id)], notes);
      placePictures(pictures, this.#root, id);
    }
    notes.push(...ofPictures, ...unsaidNotes(pictures, file));
    this.#placed.add(id);
    this.#takes.add(id, headline, body);
    this.#remember(id, wordsOf(headline, body), incoming, options);
    return { isImported: true, id, file, text: whole, notes };
  }

  /** Who wrote it, where that is no agency and no more than a line. */
  #bylineOf({ byline }: Incoming): string | undefined {
    const isPerson = byline !== undefined && !this.#names.some((name) => isSameName(name, byline));
    return isPerson && byline.length <= LONGEST_BYLINE ? byline : undefined;
  }

  #isTaken(id: string): Fault {
    const message = `"${id}" is already here, ${this.#addressOf(id)}. It is never written over: choose another --id.`;
    return { line: 1, field: '--id', message };
  }

  /** Why the article `id` cannot be written: its address, or what the check of content would say of it. */
  #placeFaults(id: string, file: string, text: string): Fault[] {
    if (this.#placed.has(id)) return [this.#isTaken(id)];
    if (!existsSync(file) && existsSync(join(this.#root, 'permalinks', 'articles', `${id}.txt`))) {
      const message = `"${id}" was published before, and its address is kept. Choose another --id.`;
      return [{ line: 1, field: '--id', message }];
    }
    const problems: Problem[] = [];
    articleOf(text, id, file, this.#archive.agencies, problems);
    return problems.map(({ field, message }) => ({
      line: 1,
      field,
      message: `${message} (Found by the check of the article to be written.)`,
    }));
  }

  #idFaults({ id, date }: ImportOptions, facts: Facts | undefined): Fault[] {
    const fault = (message: string): Fault[] => [{ line: 1, field: '--id', message }];
    const wrong = handleFault(id);
    if (wrong !== undefined) return fault(wrong);
    const day = ID.exec(id ?? '')?.[1];
    const settled = date ?? facts?.date;
    if (day !== undefined && settled !== undefined && day !== settled)
      return fault(`says ${day}, and --date says ${settled}. Make the two agree.`);
    return [];
  }

  #takeFaults(takes: readonly string[], { replaces }: ImportOptions): Fault[] {
    const fault = (message: string): Fault => ({ line: 1, field: '--replaces', message });
    const ids = new Set([...this.#archive.articles.map(({ id }) => id), ...this.#placed]);
    const missing = (replaces ?? []).filter((id) => !ids.has(id));
    if (replaces !== undefined)
      return missing.map((id) => fault(`${shown(id)} is not in articles/. Give the id of an earlier take.`));
    if (takes.length === 0) return [];
    const found = takes.map((id) => `${id} (${this.#addressOf(id)})`).join(', ');
    return [
      fault(
        `is needed: its first paragraph is that of ${found}, so it may be a later take. Say --replaces ${takes.join(' --replaces ')}, or --replaces none if it is another story.`,
      ),
    ];
  }
}
