/** What can be wrong with a database that IT names, or with the vault beside it, in sentences that IT can act on. */
import { VigilError } from '../../../preload/contract/errors.ts';
import { asStoreFailure, StoreProblem } from '../../store/postgres/problems.ts';
import { asVigilError } from '../../vault/open-database.ts';

const byState: readonly [state: RegExp, problem: () => VigilError][] = [
  [/^28/, () => new VigilError('DATABASE_REFUSED')],
  // Of the other side's certificate, or of one's own.
  [/CERT|^ERR_(?:SSL|TLS)|^EPROTO$/, () => new VigilError('DATABASE_REFUSED', 'certificate')],
  [/^3D000$/, () => new VigilError('DATABASE_UNFIT', 'there is no database of that name')],
  [/^42501$/, () => new VigilError('DATABASE_UNFIT', 'the role may not do that there')],
  [/^42704$/, () => new VigilError('DATABASE_UNFIT', 'the role of the service does not exist')],
  [/^(?:58P01|0A000)$/, () => new VigilError('DATABASE_UNFIT', 'the extension pg_trgm is not installed')],
];

/** The vault's own file, or a folder. */
const ofVault = /^(?:SQLITE_|ENOSPC$|EDQUOT$|EACCES$|EPERM$|EROFS$)/;

export function asDatabaseProblem(error: unknown): unknown {
  if (error instanceof VigilError) return error;
  if (error instanceof StoreProblem) return new VigilError('DATABASE_UNFIT', error.message);
  const state = error instanceof Error && 'code' in error ? String(error.code).replace(/^PG_/, '') : '';
  if (ofVault.test(state)) return asVigilError(error);
  return byState.find(([one]) => one.test(state))?.[1]() ?? asStoreFailure(error);
}
