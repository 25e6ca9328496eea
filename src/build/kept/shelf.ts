import { hash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isPlaceThere, PATIENCE, placeFrom, removeDatabase } from './database.ts';
import { identityOf } from './same-file.ts';

const TABLES = `
  CREATE TABLE IF NOT EXISTS shelves (name TEXT PRIMARY KEY, folder TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS kept (shelf TEXT, key TEXT, value TEXT NOT NULL, sum TEXT NOT NULL, PRIMARY KEY (shelf, key)) WITHOUT ROWID;`;

/** What was found out in an earlier run about the things of one folder, by key. */
export interface Shelf {
  /** What is kept under `key`. */
  get(key: string): string | undefined;
  keys(): string[];
  /** Keeps `changed` for later runs, and of the rest only what is in `used`. What cannot be written is not kept. */
  save(changed: ReadonlyMap<string, string>, used: ReadonlySet<string>): void;
}

/** Databases that this process has found whole, as they lay there then: all shelves are in one, and the check reads all of it. */
const whole = new Map<string, string | undefined>();

/** Calls `work` once, when the process comes to it, however often the function it gives is called until then. */
export function soon(work: () => void): () => void {
  let isDue = false;
  return () => {
    if (!isDue)
      setImmediate(() => {
        isDue = false;
        work();
      });
    isDue = true;
  };
}

type Row = Record<'key' | 'value' | 'sum', string>;

/** Who asks for `kind` of things about `folder`; `version` says what they rest on besides: of another nothing is known. */
export interface ShelfOptions {
  kind: string;
  folder: string;
  version: string;
}

/**
 * A shelf of the database in the folder `cache`. It may be deleted at any time, and a damaged one is thrown away: every row
 * has a checksum that covers its key and version, and where one is wrong the whole shelf counts for nothing.
 */
export function openShelf(cache: string, { kind, folder, version }: ShelfOptions): Shelf {
  const file = join(cache, 'kept.db');
  const place = placeFrom(cache, folder);
  const shelf = `${kind} ${place}`;
  const sumOf = (key: string, value: string): string =>
    hash('sha256', [version, shelf, key, value].join('\0'), 'base64url');
  let rows = new Map<string, string>();
  let isWhole = true;
  if (existsSync(file))
    using(file, (database) => {
      const identity = identityOf(file);
      if (whole.get(file) !== identity) {
        const found = database.prepare('PRAGMA integrity_check(1)').get();
        if (found?.integrity_check !== 'ok') throw new Error('The database is damaged.');
        whole.set(file, identity);
      }
      const all = database.prepare('SELECT key, value, sum FROM kept WHERE shelf = ?').all(shelf) as Row[];
      isWhole = all.every(({ key, value, sum }) => sumOf(key, value) === sum);
      if (isWhole) rows = new Map(all.map(({ key, value }) => [key, value]));
    });
  return {
    keys: () => [...rows.keys()],
    get: (key) => rows.get(key),
    save(changed, used) {
      const unused = [...rows.keys()].filter((key) => !used.has(key) && !changed.has(key));
      if (isWhole && changed.size === 0 && unused.length === 0) return;
      using(file, (database) => {
        database.exec('PRAGMA synchronous = OFF; BEGIN IMMEDIATE');
        if (!isWhole) database.prepare('DELETE FROM shelves WHERE name = ?').run(shelf);
        dropLost(database, cache, place);
        database.prepare('INSERT OR REPLACE INTO shelves VALUES (?, ?)').run(shelf, place);
        const put = database.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)');
        for (const [key, value] of changed) put.run(shelf, key, value, sumOf(key, value));
        const drop = database.prepare('DELETE FROM kept WHERE shelf = ? AND key = ?');
        for (const key of unused) drop.run(shelf, key);
        database.exec('COMMIT');
        isWhole = true;
      });
    },
  };
}

/** Forgets the shelves of folders that are gone, and what is on no shelf; `own` may be yet to come. */
function dropLost(database: DatabaseSync, cache: string, own: string): void {
  for (const { name, folder } of database.prepare('SELECT name, folder FROM shelves').all())
    if (folder !== own && !isPlaceThere(cache, String(folder)))
      database.prepare('DELETE FROM shelves WHERE name = ?').run(name ?? null);
  database.exec('DELETE FROM kept WHERE shelf NOT IN (SELECT name FROM shelves)');
}

/** SQLite's code for a database that another process holds; `errcode` may have more bits above. */
const BUSY = 5;

/** Opens the database for `work`. One that is damaged, or is none, is removed. */
function using(file: string, work: (database: DatabaseSync) => void): void {
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    database = new DatabaseSync(file, { timeout: PATIENCE });
    database.exec(TABLES);
    work(database);
    database.close();
  } catch (error) {
    database?.close();
    if (((error as { errcode?: number }).errcode ?? 0) % 256 !== BUSY) {
      whole.delete(file);
      removeDatabase(file);
    }
  }
}
