import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSameName } from '../arabic/dateline/find.ts';
import { signatures } from '../archive/agencies.ts';
import type { Agency, Archive } from '../archive/types.ts';
import { bodyOf, entry, undrawnNotes } from './article/entry.ts';
import { partsOfId } from './article/handle.ts';
import { placeOver } from './article/place.ts';
import { idFaults, Places } from './article/places.ts';
import { type Said, settleFacts } from './facts.ts';
import { type Fault, WireFault, WithheldFault } from './fault.ts';
import { versionFault, withNewerWords } from './inbox/newer-version.ts';
import { digestOfPart, faultsOfSeveral, instantIn } from './inbox/several.ts';
import { type Take, Taken, wordsOf } from './inbox/taken.ts';
import { Takes } from './inbox/takes.ts';
import type { Incoming } from './incoming.ts';
import type { Mail } from './mail.ts';
import { picturesYaml, takenPictures, unsaidNotes } from './pictures/taken-in.ts';
import { type Dispatch, dispatchesIn, type ReadOptions } from './read-dispatch.ts';

/** The editor's flags for a dispatch, and how to read its file. */
export interface ImportOptions extends Said, Omit<ReadOptions, 'knownNames'> {
  /** The handle of its id, or the whole id, `YYYY-MM-DD-handle`. */
  id?: string | undefined;
  /** Ids of its earlier takes; empty for none, undefined if the editor did not say. */
  replaces?: readonly string[] | undefined;
  /** `id` comes from the file's name, so it does not apply to a dispatch in a list. */
  isFileName?: boolean | undefined;
  /** The digest of the file's bytes, by which it is recognised (`digestOf`); absent if it should not be remembered. */
  digest?: string | undefined;
  /** Writes nothing. */
  isRehearsal?: boolean | undefined;
}

/** The result of importing a dispatch; `item` identifies it in a file with several. */
export type Outcome = { notes: string[]; item?: Pick<Dispatch, 'title' | 'handle'> & { number: number } } & (
  | { isImported: true; id: string; file: string; text: string }
  /** `isHere`: it was imported before, and nothing needs to be done. */
  | { isImported: false; isHere?: boolean; faults: Fault[] }
);

/** `isNumbered`: several items share the id, so it gets the next free number. */
type OneOptions = ImportOptions & { isNumbered?: boolean; file?: string };

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

/** Imports wire files into the content folder `root`, comparing each with `archive` and with the others. */
export class Importer {
  readonly #agencies: ReadonlyMap<string, Agency>;
  readonly #places: Places;
  readonly #takes: Takes;
  readonly #taken: Taken;
  /** Every name that the agencies sign with. */
  readonly #names: readonly string[];

  /** `addressOf` gives the permalink of an article, for messages. */
  constructor(root: string, archive: Archive, addressOf: (id: string) => string) {
    this.#agencies = archive.agencies;
    this.#places = new Places(root, archive, addressOf);
    this.#takes = new Takes(archive.articles, archive.agencies.values());
    this.#taken = new Taken(root);
    this.#names = [...archive.agencies.values()].flatMap(signatures).map(({ name }) => name);
  }

  /**
   * Reads `copy`, the bytes of the file `name` or an e-mail opened by `openMail`. For each of its
   * dispatches, in file order, writes an article, or reports what is wrong and writes nothing. Never throws
   * because of the file's content.
   */
  import(copy: Uint8Array | Mail, name: string, options: ImportOptions): [Outcome, ...Outcome[]] {
    const known = options.digest === undefined ? undefined : this.#taken.of(options.digest);
    if (known && !options.isRehearsal) return [this.#here(known.article)];
    try {
      const [first, ...others] = dispatchesIn(copy, name, { ...options, knownNames: this.#names });
      const all: OneOptions = { ...options, file: name };
      const isOne = others.length === 0 && !(options.isFileName && first.number !== undefined);
      return isOne ? [this.#importOne(first, all)] : this.#importEach([first, ...others], all);
    } catch (error) {
      return [this.#refusal(error)];
    }
  }

  /** Imports the dispatches of a file, oldest first, so that a later take asks about an earlier one. */
  #importEach(held: readonly Dispatch[], options: OneOptions): [Outcome, ...Outcome[]] {
    const faults = faultsOfSeveral(held, options);
    if (faults.length > 0) return [refuse(faults)];
    const read = held.map((dispatch, i) => {
      try {
        const incoming = dispatch.read();
        return { i, when: instantIn(incoming), dispatch: { ...dispatch, read: () => incoming } };
      } catch {
        return { i, when: '', dispatch };
      }
    });
    const outcomes: Outcome[] = [];
    for (const { i, dispatch } of read.sort((a, b) => (a.when < b.when ? -1 : Number(a.when > b.when)))) {
      const { handle } = dispatch;
      outcomes[i] = this.#importOne(dispatch, { ...options, id: handle ?? options.id, isNumbered: !handle });
    }
    return outcomes as [Outcome, ...Outcome[]];
  }

  #importOne(dispatch: Dispatch, options: OneOptions): Outcome {
    const { number, title, handle } = dispatch;
    if (number === undefined) return this.#take(dispatch, options);
    const id = options.id ?? handle;
    const digest = options.digest === undefined ? undefined : digestOfPart(dispatch);
    const known = digest === undefined || options.isRehearsal ? undefined : this.#taken.of(digest);
    const outcome = known ? this.#here(known.article) : this.#take(dispatch, { ...options, id, digest });
    const item = { number, title, handle };
    if (outcome.isImported) return { ...outcome, item };
    const faults = outcome.faults.map((fault) => ({ ...fault, line: Math.max(fault.line, dispatch.line) }));
    return { ...outcome, item, faults };
  }

  #take(dispatch: Dispatch, options: OneOptions): Outcome {
    let incoming: Incoming;
    try {
      incoming = dispatch.read();
    } catch (error) {
      return this.#refusal(error);
    }
    const { same, earlier } = this.#takes.of(incoming.headline, incoming.paragraphs);
    if (same !== undefined) {
      const kept = this.#places.article(same);
      if (kept) this.#remember(same, wordsOf(kept.title, kept.body), incoming, options);
      return this.#here(same);
    }
    const take = incoming.item && this.#taken.ofItem(incoming.item.id);
    if (take && options.replaces === undefined) return this.#update(take, incoming, options);
    return this.#create(incoming, earlier, options);
  }

  /** Turns what a reader threw into a refusal. */
  #refusal(error: unknown): Outcome {
    if (error instanceof WithheldFault) return refuse([this.#withheld(error)]);
    if (error instanceof WireFault) return refuse([error.fault]);
    throw error;
  }

  #here(id: string): Outcome {
    const message = `is already here, word for word: ${id}, ${this.#places.addressOf(id)}. There is nothing to do.`;
    return { ...refuse([{ line: 1, field: 'file', message }]), isHere: true };
  }

  /** Reports a withdrawn item with its article: the editor decides whether to remove it. */
  #withheld({ fault, id, state }: WithheldFault): Fault {
    const take = id === undefined ? undefined : this.#taken.ofItem(id);
    if (!take || !this.#places.isHere(take.article)) return fault;
    const file = this.#places.fileOf(take.article);
    const remedy = `To obey: delete ${file}, then npm run permalinks. To keep it: take this file out of the inbox`;
    return {
      ...fault,
      message: `is ${state}: the agency takes back what is here as ${take.article}. ${remedy}.`,
    };
  }

  /** Records that `article`, with these words, was made from the current file. */
  #remember(
    article: string,
    words: string,
    { item }: Incoming,
    { digest, isRehearsal }: ImportOptions,
  ): void {
    if (digest !== undefined && !isRehearsal) this.#taken.add({ digest, article, words, item });
  }

  /** Replaces the words of an earlier version's article by those of a newer one. */
  #update(take: Take, incoming: Incoming, options: ImportOptions): Outcome {
    const { item, headline, paragraphs, notes } = incoming;
    const article = this.#places.article(take.article);
    const body = bodyOf(paragraphs);
    if (body === undefined) return refuse([UNWRITABLE], notes);
    const words = wordsOf(headline, body);
    if (take.words === words) return this.#here(take.article);
    const wasTaken = item !== undefined && this.#taken.wordsOfItem(item.id).includes(words);
    const fault =
      item && versionFault(item, take, article, { wasTaken, isFile: this.#places.isHere(take.article) });
    if (fault) {
      const { message, isHere } = fault;
      return { ...refuse([{ line: 1, field: 'version', message }], notes), isHere };
    }
    if (!article) return refuse([UNWRITABLE], notes);
    const file = this.#places.fileOf(article.id);
    const text = withNewerWords(readFileSync(file, 'utf8'), article, incoming, body);
    if (!options.isRehearsal) placeOver(file, text);
    this.#places.keep({ ...article, title: headline, body });
    this.#remember(article.id, words, incoming, options);
    const todo = `${file}: has the words of the newer version. Say what was corrected in the last note of its corrections, or take that entry out; then npm run permalinks.`;
    return { isImported: true, id: article.id, file, text, notes: [...notes, todo] };
  }

  #create(incoming: Incoming, earlier: readonly string[], options: OneOptions): Outcome {
    const { headline, paragraphs } = incoming;
    const { day, handle } = partsOfId(options.id);
    const settled = settleFacts(incoming, { ...options, date: options.date ?? day }, this.#agencies);
    const notes = [...incoming.notes, ...settled.notes, ...undrawnNotes(headline, paragraphs)];
    const faults = [
      ...settled.faults,
      ...idFaults(options.id, options.date ?? settled.facts?.date),
      ...this.#places.takeFaults(earlier, options.replaces),
    ];
    if (faults.length > 0 || !settled.facts || handle === undefined) return refuse(faults, notes);
    const body = bodyOf(paragraphs);
    if (body === undefined) return refuse([UNWRITABLE], notes);
    const isFlash = paragraphs.length === 1 && paragraphs[0] === headline;
    const plain = `${settled.facts.date}-${handle}`;
    const id = options.isNumbered ? this.#places.numbered(plain) : plain;
    const file = this.#places.fileOf(id);
    const { pictures, notes: ofPictures } = takenPictures(
      incoming.pictures ?? [],
      dirname(options.file ?? ''),
    );
    const text = entry(
      { ...incoming, byline: this.#bylineOf(incoming) },
      settled.facts,
      options.replaces ?? [],
      body,
      isFlash,
      picturesYaml(pictures),
    );
    const problems = this.#places.write(id, text, options.isRehearsal);
    if (problems.length > 0) return refuse(problems, notes);
    if (!options.isRehearsal) this.#places.writePictures(id, pictures);
    notes.push(...ofPictures, ...unsaidNotes(pictures, file));
    this.#takes.add(id, headline, body);
    this.#remember(id, wordsOf(headline, body), incoming, options);
    return { isImported: true, id, file, text, notes };
  }

  /** The author, if it is a single line and not an agency. */
  #bylineOf({ byline }: Incoming): string | undefined {
    const isPerson = byline !== undefined && !this.#names.some((name) => isSameName(name, byline));
    return isPerson && byline.length <= LONGEST_BYLINE ? byline : undefined;
  }
}
