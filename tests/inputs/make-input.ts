/** Inputs of a verb, made from its own schema: the contract is the only list of verbs and fields there is. */
import fc from 'fast-check';
import { z } from 'zod';
import { below, chance, pick, type Random } from '../../main/demonstration/generate/random.ts';
import type { VerbEntry } from '../../preload/contract/core.ts';
import { contract, type VerbName } from '../../preload/contract/index.ts';
import { day, fictionFor, instant, month } from './fiction.ts';

export type Schema = z.core.JSONSchema.JSONSchema;

export interface Field {
  verb: VerbName;
  /** Names of fields from the top; the last is the field's own. */
  path: readonly string[];
  schema: Schema;
  /** What has been chosen beside it so far. */
  beside: Readonly<Record<string, unknown>>;
  /** May be left out, or be null. */
  optional: boolean;
  nullable: boolean;
}

/** Chooses a field's value by its meaning; `byScheme` leaves it to its schema, `undefined` leaves an optional field out. */
export type Choose = (field: Field, random: Random) => unknown;
export const byScheme = Symbol('by its schema');

const schemas = new Map<VerbName, Schema>();

/** The JSON form of a verb's input. What a refinement refuses is not in it. */
export function inputSchema(verb: VerbName): Schema {
  const entry: VerbEntry = contract[verb];
  const known = schemas.get(verb) ?? z.toJSONSchema(entry.input, { io: 'input', unrepresentable: 'any' });
  schemas.set(verb, known);
  return known;
}

const choices = (schema: Schema) => (schema.anyOf ?? schema.oneOf ?? []) as Schema[];
const nullable = (schema: Schema) => choices(schema).some((one) => one.type === 'null');

function text(field: Field, random: Random): string {
  const { schema, verb, path } = field;
  if (schema.format === 'date-time') return instant(random);
  if (schema.format === 'date') return day(random);
  const told = fictionFor(verb, path, field.beside, random);
  if (told !== null) return told;
  if (schema.pattern === '^\\d{4}-\\d{2}$') return month(random);
  const seed = below(random, 2 ** 31);
  const made =
    schema.pattern === undefined
      ? fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 40, 60) })
      : fc.stringMatching(new RegExp(schema.pattern));
  return fc.sample(made, { seed, numRuns: 1 })[0] ?? '';
}

function number({ schema }: Field, random: Random): number {
  const least = Math.max(schema.minimum ?? 0, 0);
  const most = Math.min(schema.maximum ?? least + 50, least + 500);
  return chance(random, 0.3) ? most : least + below(random, Math.min(most - least, 5) + 1);
}

function value(field: Field, choose: Choose, random: Random): unknown {
  const { schema } = field;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return pick(random, schema.enum);
  const alternatives = choices(schema).filter((one) => one.type !== 'null');
  if (nullable(schema) && chance(random, 0.4)) return null;
  if (alternatives.length > 0) return value({ ...field, schema: pick(random, alternatives) }, choose, random);
  switch (schema.type) {
    case 'string':
      return text(field, random);
    case 'integer':
    case 'number':
      return number(field, random);
    case 'boolean':
      return chance(random, 0.5);
    case 'array':
      return Array.from({ length: (schema.minItems ?? 0) + below(random, 3) }, () =>
        value({ ...field, schema: (schema.items ?? {}) as Schema }, choose, random),
      );
    case 'object':
      return object(field, choose, random);
    default:
      return null;
  }
}

function object(field: Field, choose: Choose, random: Random): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(field.schema.properties ?? {}) as [string, Schema][]) {
    const optional = !(field.schema.required ?? []).includes(name);
    const own: Field = {
      ...field,
      path: [...field.path, name],
      schema,
      optional,
      nullable: nullable(schema),
      beside: made,
    };
    const chosen = choose(own, random);
    if (chosen === undefined && optional) continue;
    made[name] = chosen === byScheme || chosen === undefined ? value(own, choose, random) : chosen;
  }
  return made;
}

/** An input that the verb's schema accepts, or, after some attempts, one that comes near it. */
export function makeInput(verb: VerbName, choose: Choose, random: Random): unknown {
  const entry: VerbEntry = contract[verb];
  const whole: Field = { verb, path: [], schema: inputSchema(verb), beside: {}, optional: false, nullable: false };
  let made: unknown = {};
  for (let attempt = 0; attempt < 20; attempt++) {
    made = value(whole, choose, random);
    if (entry.input.safeParse(made).success) return made;
  }
  return made;
}

/** The same input without any text but the contract's own words, for a report. */
export function withoutText(verb: VerbName, input: unknown): unknown {
  const strip = (part: unknown, schema: Schema): unknown => {
    if (typeof part === 'string') {
      const own = [schema, ...choices(schema)].some((one) => one.enum?.includes(part) || one.const === part);
      return own ? part : `(${part.length} characters)`;
    }
    if (Array.isArray(part)) return part.slice(0, 5).map((one) => strip(one, (schema.items ?? {}) as Schema));
    if (typeof part === 'bigint') return '(a large whole number)';
    if (typeof part !== 'object' || part === null) return part;
    const of = [schema, ...choices(schema)].find((one) => one.properties !== undefined)?.properties ?? {};
    return Object.fromEntries(
      Object.entries(part)
        .slice(0, 20)
        .map(([name, one]) =>
          Object.hasOwn(of, name) ? [name, strip(one, of[name] as Schema)] : ['(another field)', typeof one],
        ),
    );
  };
  return strip(input, inputSchema(verb));
}
