/**
 * What is to be cleared away after a test, or after the last of a file, even if it failed. Files of tests share their modules, so that hooks
 * belong in `each-file.ts`, which runs for every file: one that a module sets up by itself is there for the first file alone.
 */
type CleanUp = () => void | Promise<void>;

const waiting: Record<'test' | 'file', CleanUp[]> = { test: [], file: [] };

export const afterTest = (cleanUp: CleanUp): number => waiting.test.push(cleanUp);
export const afterFile = (cleanUp: CleanUp): number => waiting.file.push(cleanUp);

/** The last come first. */
export async function clearAway(after: 'test' | 'file'): Promise<void> {
  for (const cleanUp of waiting[after].splice(0).reverse()) await cleanUp();
}
