/** What was typed after `fuzz` or `two-worlds`, as a value. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

const whole = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const Order = z.strictObject({
  rounds: whole.min(1).max(1_000_000).default(100),
  seed: whole.default(1),
  only: whole.optional(),
  line: z.boolean().default(false),
  show: z.boolean().default(false),
});
export type Order = z.infer<typeof Order>;

/** `null` asks for the help text; a sentence says what was not understood. Never throws. */
export function readArguments(args: readonly string[]): { order: Order | null } | { problem: string } {
  const text = { type: 'string' } as const;
  const yes = { type: 'boolean' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { rounds: text, seed: text, only: text, line: yes, show: yes, help: yes },
    });
    const { help, ...rest } = values;
    if (help === true) return { order: null };
    const read = Order.safeParse(rest);
    return read.success ? { order: read.data } : { problem: 'Rounds, seed and round are whole numbers.' };
  } catch {
    return { problem: 'An option was not understood.' };
  }
}

/** Prints the report as one JSON object and gives the exit code: 2 asked wrongly, 1 something was found, 0 nothing was. */
export async function command(
  args: readonly string[],
  help: string,
  run: (order: Order) => Promise<{ report: object; good: boolean }>,
): Promise<number> {
  const asked = readArguments(args);
  if ('problem' in asked) {
    process.stderr.write(`${asked.problem}\n\n${help}`);
    return 2;
  }
  if (asked.order === null) {
    process.stderr.write(help);
    return 0;
  }
  const { report, good } = await run(asked.order);
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  return good ? 0 : 1;
}
