/**
 * What this workstation took while the line to a unit was down, until the service has it: one file for each entry, sealed, in a folder beside
 * the unit's own. A file that is cut off or damaged harms no other.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ErrorCode, errorCodes, VigilError } from '../../preload/contract/errors.ts';
import { syncFolder, writeAtomically } from '../vault/atomic-file.ts';
import { readEntry, type SealedEntry } from '../vault/sealed-entry.ts';

export interface KeptEntry {
  id: string;
  seq: number;
  at: string;
  what: SealedEntry['what'];
  /** Why the service did not accept it. */
  refused: ErrorCode | null;
}

export interface Outbox {
  /** In the order in which they were taken. */
  list(): KeptEntry[];
  /** What is in it, sealed; nothing for one that is damaged or gone. */
  textOf(id: string): string;
  nextSeq(): number;
  /** Returns its id; once it has, the entry survives a power cut. Throws NOT_KEPT_HERE. */
  put(entry: SealedEntry): string;
  remove(id: string): void;
  refuse(id: string, why: ErrorCode): void;
}

/** More would mean that nobody has looked at this workstation for weeks. */
const most = 2_000;
/** `00000012-9f3a.entry` waits, `00000012-9f3a.NOT_ALLOWED.refused` was refused. */
const named = /^((\d{8})-[0-9a-f]{4})\.(?:entry|([A-Z_]+)\.refused)$/;

const isCode = (word: string | undefined): word is ErrorCode => errorCodes.some((code) => code === word);

function read(folder: string, name: string): KeptEntry | null {
  const [, id, number, code] = named.exec(name) ?? [];
  if (id === undefined) return null;
  const path = join(folder, name);
  try {
    const text = readFileSync(path, 'utf8');
    const refused = isCode(code) ? code : null;
    const entry = readEntry(text);
    if (entry !== null) return { id, seq: entry.seq, at: entry.at, what: entry.what, refused };
    const at = statSync(path).mtime.toISOString();
    return { id, seq: Number(number), at, what: 'contribution', refused: 'ENTRY_DAMAGED' };
  } catch {
    return null;
  }
}

/** `folder` is made when there is something to keep in it. */
export function outboxIn(folder: string): Outbox {
  const names = (): string[] => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  };
  const nameOf = (id: string): string | undefined => names().find((name) => named.exec(name)?.[1] === id);
  /** By name: a file is written once and never changed, so that each is read once, however often the list is asked for. */
  let known = new Map<string, KeptEntry>();
  function list(): KeptEntry[] {
    const present = names().flatMap((name) => {
      const entry = known.get(name) ?? read(folder, name);
      return entry === null ? [] : [[name, entry] as const];
    });
    known = new Map(present);
    return [...known.values()].sort((one, other) => one.seq - other.seq || (one.id < other.id ? -1 : 1));
  }
  return {
    list,
    textOf(id) {
      const name = nameOf(id);
      try {
        return name === undefined ? '' : readFileSync(join(folder, name), 'utf8');
      } catch {
        return '';
      }
    },
    nextSeq: () => Math.max(0, ...list().map(({ seq }) => seq)) + 1,
    put(entry) {
      const tail = Buffer.from(entry.nonce, 'base64').toString('hex').slice(0, 4);
      const id = `${String(entry.seq).padStart(8, '0')}-${tail}`;
      try {
        if (names().length >= most) throw new VigilError('NOT_KEPT_HERE');
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeAtomically([join(folder, `${id}.entry`)], JSON.stringify(entry));
      } catch {
        throw new VigilError('NOT_KEPT_HERE');
      }
      return id;
    },
    remove(id) {
      const name = nameOf(id);
      if (name === undefined) return;
      rmSync(join(folder, name), { force: true });
      syncFolder(folder);
    },
    refuse(id, why) {
      const name = nameOf(id);
      if (name !== undefined) renameSync(join(folder, name), join(folder, `${id}.${why}.refused`));
    },
  };
}
