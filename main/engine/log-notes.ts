/** What the log says about a call: derived from the verb's entry in the contract, the input and the answer. */
import type { VerbEntry } from '../../preload/contract/core.ts';
import { contract, type VerbName } from '../../preload/contract/index.ts';
import type { LogLine, Officer } from '../store/port.ts';
import type { LogNote } from '../store/use-case.ts';
import type { Session } from './session.ts';

function word(input: unknown, field: 'reason' | 'recipient'): string | undefined {
  if (typeof input !== 'object' || input === null || !(field in input)) return undefined;
  const value: unknown = (input as Record<string, unknown>)[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The records asked for that the input names: all that a log line may give where there was no answer. */
export function askedFor(verb: VerbName, input: unknown): string[] {
  const entry: VerbEntry = contract[verb];
  // There is no answer: each of its lists is empty, and a record that only the answer would name has no number.
  const nothing = new Proxy({}, { get: (): never[] => [] });
  try {
    return entry.records(input, nothing).filter((record) => !record.endsWith(':'));
  } catch {
    return [];
  }
}

/** The records of the contract's entry, and the reason and recipient given in the input. */
export function noteOf(verb: VerbName, input: unknown, output: unknown): LogNote {
  const entry: VerbEntry = contract[verb];
  const reason = (entry.reasonIn === 'log' ? word(input, 'reason') : undefined) ?? entry.manner(input) ?? undefined;
  const recipient = entry.recipient(input) ?? word(input, 'recipient');
  return {
    records: entry.records(input, output),
    ...(reason === undefined ? {} : { reason }),
    ...(recipient === undefined ? {} : { recipient }),
  };
}

/** Why the time of a line is later than what was done at the desk. */
export const takenWithoutLine = (at: string): string => `Taken at the desk without a connection, ${at}`;

/** Where somebody is signed in, as each line of theirs says. */
export const placeOf = ({ workstation, id }: Session): Pick<LogLine, 'workstation' | 'session'> => ({
  workstation,
  session: id,
});

/** A line of the log, of somebody who asked in a session. */
export function lineOf(
  at: string,
  officer: Officer,
  { verb, session }: { verb: VerbName; session: Session },
  outcome: LogLine['outcome'],
  note: LogNote,
): LogLine {
  const entry: VerbEntry = contract[verb];
  return {
    at,
    accountId: officer.id,
    who: officer.login,
    verb,
    processing: entry.processing,
    outcome,
    records: note.records,
    reason: note.reason ?? null,
    recipient: note.recipient ?? null,
    ...placeOf(session),
  };
}
