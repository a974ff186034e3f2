/** What an import reads: the file that a token stands for, or what was pasted. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input } from '../../preload/contract/index.ts';
import type { LongContext } from '../store/use-case.ts';
import type { ReadFrom } from './import-messages.ts';

type Given = Pick<Input<'intake.importFile'>, 'fileToken' | 'pasted'>;

/** Throws INPUT_INVALID for a token that was never given. */
export function readFrom(context: LongContext, { fileToken, pasted }: Given): ReadFrom {
  if (pasted !== undefined) return { kind: 'pasted', ...pasted };
  // The contract takes one of the two.
  if (fileToken === undefined) throw new VigilError('INPUT_INVALID', 'fileToken');
  return context.source(fileToken);
}
