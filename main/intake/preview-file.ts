/** Looking into a file, or what was pasted, before anything is imported from it. */
import type { LongUseCase } from '../store/use-case.ts';
import { readAtOnce } from './import-thread.ts';
import { readFrom } from './read-from.ts';
import { savedMappings } from './saved-mappings.ts';

/**
 * The mapping is the one given, else the one saved for these columns, else a guess. Each sample row says by it why it
 * would be refused. Throws what the reader throws.
 */
export const previewFile: LongUseCase<'intake.previewFile'> = async (context, input) => {
  const source = readFrom(context, input);
  const known = await context.read(
    async (transaction) => ({ saved: await savedMappings(transaction), now: transaction.now }),
    () => null,
  );
  const preview = await readAtOnce<'preview'>(
    { reading: 'preview', source, given: input.mapping, layout: input.layout ?? {}, ...known },
    context.signal,
  );
  // The line of the log stands for a file that was read, not for one that could not be.
  await context.read(
    async () => undefined,
    () => ({ records: [] }),
  );
  return preview;
};
