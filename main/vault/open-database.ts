/** The encrypted store itself: SQLCipher 4 under a raw 32-byte key, so that any SQLCipher can open and check it. */
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { causeOf, VigilError } from '../../preload/contract/errors.ts';

const bySqlite: readonly [start: string, code: ConstructorParameters<typeof VigilError>[0]][] = [
  ['SQLITE_NOTADB', 'VAULT_DAMAGED'],
  ['SQLITE_CORRUPT', 'VAULT_DAMAGED'],
  ['SQLITE_IOERR_SHORT_READ', 'VAULT_DAMAGED'],
  ['SQLITE_IOERR_CORRUPTFS', 'VAULT_DAMAGED'],
  ['SQLITE_IOERR_DATA', 'VAULT_DAMAGED'],
  ['SQLITE_FULL', 'DISK_FULL'],
  // The shared index of the write-ahead log could not grow: only a full disk causes that.
  ['SQLITE_IOERR_SHMSIZE', 'DISK_FULL'],
  ['SQLITE_READONLY', 'FOLDER_READ_ONLY'],
  ['SQLITE_CANTOPEN', 'FOLDER_READ_ONLY'],
  ['SQLITE_PERM', 'FOLDER_READ_ONLY'],
  ['SQLITE_BUSY', 'VAULT_IN_USE'],
];

const bySystem: Readonly<Record<string, ConstructorParameters<typeof VigilError>[0]>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EACCES: 'FOLDER_READ_ONLY',
  EPERM: 'FOLDER_READ_ONLY',
  EROFS: 'FOLDER_READ_ONLY',
  // There is a file where a folder is wanted.
  ENOTDIR: 'FOLDER_READ_ONLY',
  EEXIST: 'FOLDER_READ_ONLY',
};

/** The store's native file is missing, forbidden by the machine's rules, or made for another machine. */
const notLoaded = ['ERR_DLOPEN_FAILED', 'MODULE_NOT_FOUND'];

/** Whatever was thrown, as a failure with a code; UNEXPECTED if there is none. Carries nothing of the original's text. */
export function asVigilError(error: unknown): VigilError {
  if (error instanceof VigilError) return error;
  const cause = causeOf(error);
  if (notLoaded.includes(cause)) return new VigilError('STORE_NOT_LOADED', cause);
  const known = bySystem[cause] ?? bySqlite.find(([start]) => cause.startsWith(start))?.[1];
  return known === undefined ? new VigilError('UNEXPECTED', cause) : new VigilError(known);
}

/** `x'…'` as bytes: the key never becomes a string, which could not be wiped. */
function rawKey(dataKey: Buffer): Buffer {
  const text = Buffer.alloc(dataKey.length * 2 + 3);
  const digit = (value: number) => value + (value < 10 ? 0x30 : 0x57);
  text.write("x'", 0, 'latin1');
  dataKey.forEach((byte, at) => {
    text[2 + at * 2] = digit(byte >> 4);
    text[3 + at * 2] = digit(byte & 15);
  });
  text.write("'", text.length - 1, 'latin1');
  return text;
}

/**
 * A connection with its key set and nothing read yet. With `readonly` nothing is written to the file, not even what a stopped
 * process left in the write-ahead log. Throws what SQLite throws: see `asVigilError`.
 */
export function connect(path: string, dataKey: Buffer, options: { readonly?: boolean } = {}): Database {
  const db = new Sqlite(path, { fileMustExist: true, readonly: options.readonly ?? false, timeout: 5000 });
  const key = rawKey(dataKey);
  try {
    db.pragma("cipher = 'sqlcipher'");
    // SQLCipher 4: AES-256-CBC, HMAC-SHA512 on each page of 4096 bytes, 80 of them for the initialisation vector and the HMAC.
    db.pragma('legacy = 4');
    db.key(key);
    // Nothing from a sort or a temporary table goes to a file.
    db.pragma('temp_store = MEMORY');
    return db;
  } catch (error) {
    db.close();
    throw error;
  } finally {
    key.fill(0);
  }
}

/**
 * How an open vault works. FULL: a confirmed write survives a power cut, not only the end of the process; measured at 0.3 ms for a
 * commit instead of 0.03 ms, which nobody notices at one commit for each thing a person does.
 * `secure_delete`: deleted data is overwritten and not only unlinked, since anybody who obtained a key later could recover it from
 * free pages; the cost is within the noise of a bulk delete.
 */
export function configure(db: Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // Fewer, larger checkpoints (160 MB of log): a page that is written again and again during an import reaches the store once. An
  // import of 50,000 rows is a fifth faster than with 4,000 pages.
  db.pragma('wal_autocheckpoint = 40000');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  db.pragma('cell_size_check = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cache_size = -65536');
  db.pragma('mmap_size = 0');
}

/** How a connection that only reads works, beside the one that was given to `settle`. */
export function settleReader(db: Database): Database {
  db.pragma('cell_size_check = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cache_size = -65536');
  db.pragma('mmap_size = 0');
  return db;
}

/**
 * `PRAGMA user_version`, read through the page HMACs. Throws VAULT_DAMAGED where the key does not fit or nothing was
 * ever written; an empty file would otherwise pass for a new vault.
 */
export function versionOf(db: Database): number {
  const pages = db.pragma('page_count', { simple: true });
  if (typeof pages !== 'number' || pages === 0) throw new VigilError('VAULT_DAMAGED');
  // Reads the first page and the schema.
  db.prepare('select count(*) from sqlite_schema').get();
  return Number(db.pragma('user_version', { simple: true }));
}

/** The salt at the head of the store's file, 32 hex characters: no two stores have the same. */
export function saltOf(db: Database): string {
  const salt = z.string().regex(/^[0-9a-f]{32}$/i);
  return salt.parse(db.pragma('cipher_salt', { simple: true })).toLowerCase();
}
