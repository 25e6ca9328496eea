import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { isPlaceThere, PATIENCE, placeFrom, removeDatabase } from './database.ts';

const TABLES = `
  PRAGMA page_size = 16384;
  CREATE TABLE IF NOT EXISTS folders (id INTEGER PRIMARY KEY, folder TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS kept (folder INTEGER, key TEXT, value BLOB NOT NULL, sum TEXT NOT NULL, PRIMARY KEY (folder, key)) WITHOUT ROWID;
  PRAGMA synchronous = OFF;`;

/** Large values by key, each read only when it is asked for. A shelf has many small ones, and reads them all. */
export interface Rows {
  /** What is kept under `key`; `undefined` if that is nothing, damaged, or of another version. */
  get(key: string): Uint8Array | undefined;
  put(key: string, value: Uint8Array): void;
  drop(key: string): void;
  /** Drops all of them. */
  clear(): void;
  /** Keeps what was put and dropped, all or nothing, or undoes it if not `isKept`. */
  close(isKept: boolean): void;
}

/**
 * Opens the rows about `folder` in the database `name` of the folder `cache`; of another `version` nothing is known. The
 * database may be deleted at any time. One that is damaged is removed, and what cannot be written is not kept: nothing throws.
 */
export function openRows(
  cache: string,
  name: string,
  { folder: place, version }: { folder: string; version: string },
): Rows {
  const file = join(cache, name);
  const folder = placeFrom(cache, place);
  let database: DatabaseSync | undefined;
  let own: number | bigint = 0;
  let isWriting = false;
  let putting: StatementSync | undefined;
  const tried = <Result>(work: (database: DatabaseSync) => Result): Result | undefined => {
    try {
      return database && work(database);
    } catch {
      // Damaged, or held by another process: then there is nothing, and nothing is kept.
      close(false);
      return undefined;
    }
  };
  const close = (isKept: boolean): void => {
    try {
      if (isWriting) database?.exec(isKept ? 'COMMIT' : 'ROLLBACK');
      database?.close();
    } catch {
      database?.close();
    }
    database = undefined;
  };
  const sumOf = (key: string, value: Uint8Array): string =>
    hash('sha256', Buffer.concat([Buffer.from(`${version} ${folder} ${key} `), value]), 'base64url');
  const writing = (work: (database: DatabaseSync) => void): void => {
    tried((database) => {
      if (!isWriting) database.exec('BEGIN IMMEDIATE');
      isWriting = true;
      work(database);
    });
  };
  database = opened(file);
  tried((database) => {
    database.prepare('INSERT OR IGNORE INTO folders (folder) VALUES (?)').run(folder);
    own = database.prepare('SELECT id FROM folders WHERE folder = ?').get(folder)?.id as number;
  });
  return {
    get: (key) =>
      tried((database) => {
        const row = database
          .prepare('SELECT value, sum FROM kept WHERE folder = ? AND key = ?')
          .get(own, key);
        const value = row?.value as Uint8Array | undefined;
        return value && sumOf(key, value) === row?.sum ? value : undefined;
      }),
    put: (key, value) =>
      writing((database) => {
        putting ??= database.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)');
        putting.run(own, key, value, sumOf(key, value));
      }),
    drop: (key) =>
      writing((database) => database.prepare('DELETE FROM kept WHERE folder = ? AND key = ?').run(own, key)),
    clear: () =>
      writing((database) => {
        database.prepare('DELETE FROM kept WHERE folder = ?').run(own);
        dropLost(database, cache, own);
      }),
    close,
  };
}

/** Opens a database. One that is damaged, or is none, is made anew; `undefined` where nobody may write. */
function opened(file: string): DatabaseSync | undefined {
  for (const isAgain of [false, true]) {
    let database: DatabaseSync | undefined;
    try {
      mkdirSync(join(file, '..'), { recursive: true });
      database = new DatabaseSync(file, { timeout: PATIENCE });
      database.exec(TABLES);
      return database;
    } catch {
      database?.close();
      if (!isAgain) removeDatabase(file);
    }
  }
  return undefined;
}

/** Forgets folders that are gone; `own` may be yet to come. */
function dropLost(database: DatabaseSync, cache: string, own: number | bigint): void {
  for (const { id, folder } of database.prepare('SELECT id, folder FROM folders').all())
    if (id !== own && !isPlaceThere(cache, String(folder))) {
      database.prepare('DELETE FROM kept WHERE folder = ?').run(id ?? null);
      database.prepare('DELETE FROM folders WHERE id = ?').run(id ?? null);
    }
}
