/**
 * Half a character, such as a lone U+D800, is kept by JavaScript and not by the store: what was hashed, compared or answered would
 * not be what is kept. No verb takes one, wherever in its input it stands.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type VerbEntry, verb } from '../../preload/contract/core.ts';
import { contract } from '../../preload/contract/index.ts';
import { arbitraryInput } from './arbitrary-input.ts';

type Schema = z.core.JSONSchema.JSONSchema;

/** Where a schema takes text: `form.text`, `columns.*`. Closed lists of words take none. */
function textPlaces(schema: Schema, at: readonly string[] = []): string[] {
  if (schema.enum !== undefined || schema.const !== undefined) return [];
  const inside = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const named = Object.entries(schema.properties ?? {});
  const { items, additionalProperties: any, propertyNames } = schema;
  const keys = (typeof propertyNames === 'object' && propertyNames.enum) || ['*'];
  return [
    ...(schema.type === 'string' ? [at.join('.')] : []),
    ...inside.flatMap((choice) => textPlaces(choice as Schema, at)),
    ...named.flatMap(([name, field]) => textPlaces(field as Schema, [...at, name])),
    ...(typeof items === 'object' && !Array.isArray(items) ? textPlaces(items as Schema, [...at, '*']) : []),
    ...(typeof any === 'object' ? keys.flatMap((key) => textPlaces(any as Schema, [...at, String(key)])) : []),
  ];
}

/** The value once for each text in it, with half a character added there, and where that is. */
function broken(value: unknown, at: readonly string[] = []): { place: string; value: unknown }[] {
  if (typeof value === 'string') return [{ place: at.join('.'), value: `${value}\ud83d` }];
  if (typeof value !== 'object' || value === null) return [];
  const list = Array.isArray(value);
  return Object.entries(value).flatMap(([name, part]) =>
    broken(part, [...at, list ? '*' : name]).map((one) => ({
      place: one.place,
      value: list ? value.with(Number(name), one.value) : { ...value, [name]: one.value },
    })),
  );
}

/** Whether a place of a schema is that of a value: `*` stands for any name. */
function standsFor(place: string, found: string): boolean {
  const names = found.split('.');
  const parts = place.split('.');
  return parts.length === names.length && parts.every((part, at) => part === '*' || part === names[at]);
}

const verbs = Object.entries(contract) as [string, VerbEntry][];
const takeText = verbs
  .map(([name, { input }]) => ({
    name,
    input,
    places: textPlaces(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })),
  }))
  .filter(({ places }) => places.length > 0);

describe('a verb', () => {
  it.each(takeText)('$name takes half a character nowhere', ({ input, places }) => {
    const reached = new Set<string>();
    const made = arbitraryInput(input);
    const unreached = () => places.filter((place) => !reached.has(place));
    // A schema of many kinds, such as that of a proposed rule, takes more inputs until each of its places has been met.
    for (let seed = 11; seed === 11 || (seed < 31 && unreached().length > 0); seed += 1) {
      for (const accepted of fc.sample(made, { numRuns: 300, seed })) {
        for (const { place, value } of broken(accepted)) {
          reached.add(places.find((one) => standsFor(one, place)) ?? place);
          expect(input.safeParse(value).success, `${place} of ${JSON.stringify(value)}`).toBe(false);
        }
      }
    }
    // A place that no input came to has not been tried.
    expect(unreached()).toEqual([]);
  });

  it.each([
    ['in a list', { words: ['well', 'half \udc00'] }, 'words.1'],
    ['among values by name', { named: { one: '\ud800' } }, 'named.one'],
    ['in a name', { named: { 'a\ud800b': 'well' } }, 'named'],
    ['in what has no form at all', { any: [{ deep: ['\udfff'] }] }, 'any.0.deep.0'],
  ])('refuses it %s, and says where', (_, value, place) => {
    const { input } = verb({
      summary: 'takes everything',
      input: z.object({
        words: z.array(z.string()).optional(),
        named: z.record(z.string(), z.string()).optional(),
        any: z.unknown().optional(),
      }),
      output: z.object({}),
      processing: 'none',
      permission: 'anyone',
    });
    const refused = input.safeParse(value);
    expect(refused.error?.issues.map((issue) => issue.path.join('.'))).toEqual([place]);
    expect(JSON.stringify(refused.error?.issues)).not.toMatch(/\\ud800|\\udc00|\\udfff/);
    expect(input.safeParse({ words: ['whole \u{1f4de}'], any: '\u{1f4de}' }).success).toBe(true);
  });
});
