/** Beginning and ending a transaction, and what is said of one of which nobody knows whether it was kept. */
import { VigilError } from '../../../preload/contract/errors.ts';
import type { PooledConnection } from './connection.ts';
import { isLost } from './problems.ts';

/**
 * Milliseconds until a commit that is not answered is given up. While a standby is missing, the server lets a commit wait, and no limit
 * of its own ends that.
 */
const commitPatience = 30_000;

/**
 * A commit that breaks off, or during which the server warns that the copy on its standby was not waited for, may have been kept or
 * not: it is neither reported as done nor repeated.
 */
async function commit(on: PooledConnection): Promise<void> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new VigilError('OUTCOME_UNKNOWN')), commitPatience);
  const asked = on.warned(async () => {
    await on.rows('commit');
  });
  try {
    const warned = await Promise.race([asked, tooLate]);
    if (warned) throw new VigilError('OUTCOME_UNKNOWN');
  } catch (error) {
    throw isLost(error) ? new VigilError('OUTCOME_UNKNOWN') : error;
  } finally {
    clearTimeout(timer);
    asked.catch(() => undefined);
  }
}

async function undo(on: PooledConnection, failure: unknown): Promise<void> {
  if (isLost(failure)) return;
  // Where not even this goes through, the server takes the transaction back by itself; the first failure is the one that counts.
  await on.rows('rollback').catch(() => undefined);
}

/** A snapshot on which nothing can be written. */
export async function onSnapshot<T>(on: PooledConnection, work: () => Promise<T>): Promise<T> {
  await on.rows('begin isolation level repeatable read read only');
  try {
    const value = await work();
    await on.rows('commit');
    return value;
  } catch (error) {
    await undo(on, error);
    throw error;
  }
}

/** All of it is kept, or nothing; `begun` is false for one that has asked the database for nothing. */
export async function allOrNothing<T>(on: PooledConnection, work: () => Promise<T>, begun: () => boolean): Promise<T> {
  try {
    const value = await work();
    if (begun()) await commit(on);
    return value;
  } catch (error) {
    if (begun()) await undo(on, error);
    throw error;
  }
}
