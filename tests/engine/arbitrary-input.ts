/** Inputs that a verb's own schema accepts, made from that schema: the contract is the only list of verbs there is. */
import fc from 'fast-check';
import { z } from 'zod';

type Schema = z.core.JSONSchema.JSONSchema;

/**
 * Leans towards ids that exist, so that use cases are reached and not only refusals: the first few numbers that the schema accepts.
 * Made within the bounds and not thrown away until they fit: a least number above the few would be waited for without end.
 */
function smallNumber({ minimum = 1, maximum = Number.MAX_SAFE_INTEGER }: Schema): fc.Arbitrary<number> {
  const least = Math.max(minimum, Math.min(1, maximum));
  return fc.integer({ min: least, max: Math.min(least + 3, maximum) });
}

function text(schema: Schema): fc.Arbitrary<string> {
  const shortest = schema.minLength ?? 0;
  const longest = Math.min(schema.maxLength ?? 40, 60);
  if (schema.format === 'date-time') {
    const span = { min: new Date('2024-01-01T00:00:00.000Z'), max: new Date('2026-12-31T00:00:00.000Z') };
    return fc.date({ ...span, noInvalidDate: true }).map((date) => date.toISOString());
  }
  if (schema.format === 'date') {
    const span = { min: new Date('2024-01-01'), max: new Date('2026-12-31') };
    return fc.date({ ...span, noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  }
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern));
  const plain = fc.string({ unit: 'grapheme', minLength: shortest, maxLength: Math.max(shortest, longest) });
  const words = fc.constantFrom(
    'Halverton',
    'a white van, TX21 ABC',
    '07700 900123',
    'Op LARKSPUR',
    'enough of a reason',
  );
  return fc.oneof(
    plain,
    words.filter((word) => word.length >= shortest && word.length <= (schema.maxLength ?? 1000)),
  );
}

/** The fields of an object by name; those of a record whose names are a closed list too. */
function fieldsOf({ properties = {}, additionalProperties: any, propertyNames }: Schema): [string, unknown][] {
  const names = (typeof propertyNames === 'object' && typeof any === 'object' && propertyNames.enum) || [];
  return [...Object.entries(properties), ...names.map((name): [string, unknown] => [String(name), any])];
}

function fields(schema: Schema): fc.Arbitrary<unknown> {
  const entries = fieldsOf(schema);
  const needed = schema.required ?? [];
  const model = Object.fromEntries(entries.map(([name, field]) => [name, arbitrary(field as Schema)]));
  const { additionalProperties: any, propertyNames } = schema;
  // Names of their own, as the answers to questions have: what is not a closed list is a pattern.
  if (entries.length === 0 && typeof any === 'object' && typeof propertyNames === 'object')
    return fc.dictionary(text(propertyNames as Schema), arbitrary(any as Schema), { maxKeys: 3 });
  return fc.record(model, { requiredKeys: needed.filter((name) => name in model) });
}

function arbitrary(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => arbitrary(choice as Schema)));
  switch (schema.type) {
    case 'string':
      return text(schema);
    case 'integer':
      return smallNumber(schema);
    case 'number':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(arbitrary((schema.items ?? {}) as Schema), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, 3),
      });
    case 'object':
      return fields(schema);
    default:
      return fc.constant('');
  }
}

/** What the verb's schema accepts; the filter drops what a refinement, which has no JSON form, refuses. */
export function arbitraryInput(input: z.ZodType): fc.Arbitrary<unknown> {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  return arbitrary(schema).filter((value) => input.safeParse(value).success);
}
