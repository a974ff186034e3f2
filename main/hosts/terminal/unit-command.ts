/** The form of a command of `admin unit`: what it is asked with, and what it does. */
import { z } from 'zod';
import type { Answer } from './ask.ts';

export const Common = z.object({ unit: z.string().min(1), json: z.boolean().default(false) });

const defaultPort = 7443;

const Hosts = z
  .string()
  .transform((list) => list.split(',').map((host) => host.trim()))
  .pipe(z.tuple([z.string().min(1)], z.string().min(1)));

/** What a new unit is called, and where its workstations find it. */
export const UnitAddress = z.object({
  name: z.string().min(1).max(200),
  host: Hosts,
  port: z.coerce.number().pipe(z.int().min(1).max(65_535)).default(defaultPort),
});

/** Is told how far long work has come. */
export type Shown = (done: number, total: number) => void;

export type Read = { run: (shown: Shown) => Promise<Answer> | Answer; json: boolean } | { problem: string };

export function command<S extends z.ZodType<{ json: boolean }>>(
  shape: S,
  run: (asked: z.output<S>, shown: Shown) => Promise<Answer> | Answer,
): (values: unknown) => Read {
  return (values) => {
    const read = shape.safeParse(values);
    if (read.success) return { json: read.data.json, run: (shown) => run(read.data, shown) };
    return { problem: `--${String(read.error.issues[0]?.path[0])} is missing or cannot be read.` };
  };
}
