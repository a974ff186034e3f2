/** What was typed after `cluster`, as a value. */
import { z } from 'zod';
import { readOrder } from '../read-order.ts';
import { kinds } from './failures.ts';

export const help = `Starts PostgreSQL 15 as a unit's cluster on this machine: etcd, three members under Patroni, haproxy and pgbouncer.

  cluster                                       until Ctrl C; everything is in a folder of its own and is removed again
  cluster --prove [--failures N] [--only KIND]  makes things fail under load (20 times) and counts what was lost
          [--json FILE] [--logs FOLDER]         the figures as JSON; what the parts said

Ends with 0 where nothing was lost or doubled and the log is whole, with 1 otherwise, with 2 if it was asked wrongly.
`;

const Order = z.strictObject({
  prove: z.boolean().default(false),
  failures: z.coerce.number().int().min(1).max(500).default(20),
  only: z.enum(kinds).optional(),
  json: z.string().min(1).optional(),
  logs: z.string().min(1).optional(),
});
export type Order = z.infer<typeof Order>;

/** `null` asks for the help text; a sentence says what was not understood. Never throws. */
export const readArguments = (args: readonly string[]): { order: Order | null } | { problem: string } =>
  readOrder(Order, { prove: 'yes', failures: 'text', only: 'text', json: 'text', logs: 'text' }, args);
