/** What was typed after a command of the repository, as a value: how its options are read is the same for all of them. */
import { parseArgs } from 'node:util';
import type { z } from 'zod';

type Options = Readonly<Record<string, 'text' | 'yes'>>;

/** `null` asks for the help text; a sentence says what was not understood. Never throws. */
export function readOrder<S extends z.ZodType>(
  order: S,
  options: Options,
  args: readonly string[],
): { order: z.output<S> | null } | { problem: string } {
  const known = Object.entries({ ...options, help: 'yes' }).map(([name, kind]) => [
    name,
    { type: kind === 'text' ? ('string' as const) : ('boolean' as const) },
  ]);
  try {
    const values: Record<string, unknown> = parseArgs({ args: [...args], options: Object.fromEntries(known) }).values;
    const { help: wanted, ...rest } = values;
    if (wanted === true) return { order: null };
    const read = order.safeParse(rest);
    if (read.success) return { order: read.data };
    return { problem: `--${read.error.issues[0]?.path.join('.') ?? ''} cannot be read.` };
  } catch {
    return { problem: 'An option was not understood.' };
  }
}
