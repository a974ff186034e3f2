/**
 * The page never sees a path. For each file or folder that the person chose it has a random token; this table says what each token
 * stands for, and for which kind of field it is valid.
 */
import { randomBytes } from 'node:crypto';
import { VigilError } from '../../preload/contract/errors.ts';

export type PathKind = 'file' | 'folder' | 'save';

const fields: Readonly<Record<string, PathKind>> = { fileToken: 'file', folderToken: 'folder', saveToken: 'save' };

export interface TokenBook {
  /** A new token for a path; the same path of the same kind keeps the token it has. */
  give(kind: PathKind, path: string): string;
  /** The paths behind the tokens of an input. Throws INPUT_INVALID (about the field) for a token that was never issued. */
  resolve(input: unknown): Record<string, string>;
  /** Forgets every token: those of a page that is dropped must not work in the next one. */
  clear(): void;
}

export function tokenBook(): TokenBook {
  const given = new Map<string, { kind: PathKind; path: string }>();
  const known = new Map<string, string>();
  return {
    give(kind, path) {
      const key = `${kind}\n${path}`;
      const token = known.get(key) ?? randomBytes(24).toString('base64url');
      known.set(key, token);
      given.set(token, { kind, path });
      return token;
    },
    resolve(input) {
      const paths: Record<string, string> = {};
      if (typeof input !== 'object' || input === null) return paths;
      for (const [field, kind] of Object.entries(fields)) {
        const token: unknown = Reflect.get(input, field);
        if (token === undefined || token === null) continue;
        const entry = typeof token === 'string' ? given.get(token) : undefined;
        if (entry?.kind !== kind) throw new VigilError('INPUT_INVALID', field);
        paths[String(token)] = entry.path;
      }
      return paths;
    },
    clear() {
      given.clear();
      known.clear();
    },
  };
}
