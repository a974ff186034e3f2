/** What was typed after `load`, as a value. */
import { z } from 'zod';
import { readOrder } from '../read-order.ts';

export const Store = z.enum(['vault', 'postgres']);
export type Store = z.infer<typeof Store>;

export const help = `Simulated officers at work in a unit: each with a certificate, through TLS, at a service in a process of its own.

  load --officers N --minutes M [--store vault|postgres] [--held N] [--data DIR] [--json FILE]

  --officers N   so many people signed in, each at a workstation (50)
  --minutes M    measured time, after the first look round (5)
  --store        where the service keeps its records (vault)
  --held N       contributions held before anybody works (200000)
  --data DIR     where the filled unit is kept for the next run; a folder that is removed otherwise
  --json FILE    writes the figures there as well
  --seed N       another day's work (7)
  --limit        then shortens the pauses until the P95 of reads passes a second
  --peer         then asks the same reads of plain PostgreSQL, with row policies
  --profile DIR  leaves the service's CPU profile there

Ends with 0 also where a goal is missed; with 1 if something could not be measured, with 2 if it was asked wrongly.
`;

export const Order = z.strictObject({
  officers: z.coerce.number().int().min(1).max(2_000).default(50),
  minutes: z.coerce.number().min(0.05).max(600).default(5),
  store: Store.default('vault'),
  held: z.coerce.number().int().min(500).max(2_000_000).default(200_000),
  seed: z.coerce.number().int().min(0).default(7),
  data: z.string().min(1).optional(),
  json: z.string().min(1).optional(),
  profile: z.string().min(1).optional(),
  limit: z.boolean().default(false),
  peer: z.boolean().default(false),
});
export type Order = z.infer<typeof Order>;

/** `null` asks for the help text; a sentence says what was not understood. Never throws. */
export const readArguments = (args: readonly string[]): { order: Order | null } | { problem: string } =>
  readOrder(
    Order,
    {
      ...{ officers: 'text', minutes: 'text', store: 'text', held: 'text', data: 'text', json: 'text', seed: 'text' },
      ...{ profile: 'text', limit: 'yes', peer: 'yes' },
    },
    args,
  );
