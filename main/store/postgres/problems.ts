/** What can be wrong with a database, for whoever runs the service; and what a user is told of a store that is away. */
import { VigilError } from '../../../preload/contract/errors.ts';

/** Names no record, no address and no password. */
export class StoreProblem extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'StoreProblem';
  }
}

/** SQLSTATE, or what the system calls it. */
const causeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The connection was refused, broke or was ended from the other side. */
const away = [/^08/, /^57P0/, /^ECONN/, /^ENOENT$/, /^EPIPE$/, /^ETIMEDOUT$/, /^53300$/, /^25006$/];
const full = [/^53100$/, /^ENOSPC$/];
/** Another transaction was in the way and this one was taken back. */
const inTheWay = ['40001', '40P01', '55P03'];

/** pg itself names no cause for a connection that ended under a query or could not be made in time. */
const brokenWords =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

function isAway(error: unknown): boolean {
  const cause = causeOf(error);
  return away.some((one) => one.test(cause)) || (error instanceof Error && brokenWords.test(error.message));
}

/** The failure as a user can be told of it, or the error itself. */
export function asStoreFailure(error: unknown): unknown {
  if (error instanceof VigilError) return error;
  const cause = causeOf(error);
  if (isAway(error)) return new VigilError('STORE_AWAY');
  if (full.some((one) => one.test(cause))) return new VigilError('DISK_FULL');
  if (inTheWay.includes(cause)) return new VigilError('STORE_BUSY');
  // A cause that can be read out: a bare number would not be taken for one.
  return error instanceof Error && /^[0-9A-Z]{5}$/.test(cause) ? Object.assign(error, { code: `PG_${cause}` }) : error;
}

/** Whether the connection that a failure came from is of no more use. */
export const isLost = (failure: unknown): boolean =>
  failure instanceof VigilError && (failure.code === 'STORE_AWAY' || failure.code === 'OUTCOME_UNKNOWN');
