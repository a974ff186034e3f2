/** The rule by which small numbers are left out: data with a version, printed on each page. */
import { z } from 'zod';
import { figureRule } from '../../plots/figure-rules.ts';
import type { Context } from '../../store/use-case.ts';

const Rule = z.strictObject({ below: z.int().min(2), leastDays: z.int().positive() });

export const smallNumbers = (context: Context, day: string) => figureRule(context, 'small_numbers', day, Rule);
