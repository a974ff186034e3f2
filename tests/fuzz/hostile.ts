/** Values that no form would send, and inputs that were good until one of them was put in. */
import fc from 'fast-check';
import { below, between, chance, pick, type Random } from '../../main/demonstration/generate/random.ts';

const nested = (depth: number) => {
  let value: unknown = 1;
  for (let n = 0; n < depth; n++) value = n % 2 === 0 ? [value] : { value };
  return value;
};

/** Each made when it is wanted: some are large. */
const texts: readonly (() => string)[] = [
  () => '',
  () => ' '.repeat(50),
  () => '\ud800',
  () => 'a reason with half a character \udc00',
  () => 'a text\0with a zero',
  () => '\u0001\u0002\u0003\u001b[2J\r\n',
  () => '\u202egnirts\u2066',
  () => 'e\u0301'.repeat(200),
  () => 'a'.repeat(200_001),
  () => 'harbour '.repeat(24_000),
  () => `${'a'.repeat(60)}!`,
  () => '0'.repeat(5_000),
  () => "'; drop table log_row; --",
  () => '"harbour" NEAR(van, 5) OR *',
  () => '%_*?[a-z]',
  () => '../../../../etc/passwd',
  () => 'file:///etc/passwd',
  () => '__proto__',
  () => 'constructor',
  () => '=cmd|calc!A1',
  () => '{"place":1e400}',
  () => Buffer.from('{"place":9007199254740993,"__proto__":{}}').toString('base64url'),
  () => Buffer.from('[1,2,3]').toString('base64url'),
  () => '0000-00-00T00:00:00.000Z',
  () => '+275760-09-13T00:00:00.000Z',
  () => '9999-12-31T23:59:59.999Z',
  () => '0001-01-01T00:00:00.000Z',
  () => '2026-02-30',
  () => '0000-13',
  () => '\u0130\u0131\u00df\ufb01',
  () => '\u0660\u0667\u0667\u0660\u0660 \u0669\u0660\u0660\u0661\u0662\u0663',
];

const numbers: readonly unknown[] = [
  0,
  -0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  10n,
];

const things: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => true,
  () => [],
  () => ({}),
  () => Object.create(null),
  () => JSON.parse('{"__proto__": {"id": 1}}'),
  () => ({ constructor: { prototype: {} } }),
  () => ({ toString: 1, valueOf: 2 }),
  () => new Date(Number.NaN),
  () => new Map([['id', 1]]),
  () => new Uint8Array(8),
  () => nested(3_000),
  () => Array.from({ length: 5_000 }, () => 1),
  () => Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`field${at}`, at])),
];

/** An id that might be there, and one that is not. */
const guessedId = (random: Random) => pick(random, [between(random, 1, 400), between(random, 1, 20), 987_654_321]);

function hostile(random: Random, was: unknown): unknown {
  // One of the same kind passes the schema more often, and reaches what lies behind it.
  if (typeof was === 'string' && chance(random, 0.75)) return pick(random, texts)();
  if (typeof was === 'number' && chance(random, 0.8))
    return chance(random, 0.5) ? guessedId(random) : pick(random, numbers);
  return pick(random, [() => pick(random, texts)(), () => pick(random, numbers), () => pick(random, things)()])();
}

type Holder = Record<string, unknown> | unknown[];
/** Bytes are given as a whole: a place in them takes nothing but a number. */
const isHolder = (value: unknown): value is Holder =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
const plain = (value: unknown): value is Record<string, unknown> => isHolder(value) && !Array.isArray(value);

/** Every place of a value that can be given another one, however deep an earlier fault has made it. */
function places(value: unknown): { holder: Holder; name: string }[] {
  const found: { holder: Holder; name: string }[] = [];
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isHolder(next)) continue;
    const holder = next;
    for (const name of Object.keys(holder)) {
      found.push({ holder, name });
      const inside: unknown = Reflect.get(holder, name);
      if (isHolder(inside)) open.push(inside);
    }
  }
  return found;
}

function mutateOnce(input: unknown, random: Random): unknown {
  const all = places(input);
  const way = below(random, 10);
  if (!plain(input) || way === 0) return hostile(random, input);
  if (way === 1) {
    Object.defineProperty(input, pick(random, ['__proto__', 'constructor', 'more', 'task', 'id', 'saveToken']), {
      value: hostile(random, ''),
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return input;
  }
  if (all.length === 0) return { [pick(random, ['id', 'text', 'after'])]: hostile(random, '') };
  const { holder, name } = pick(random, all);
  if (way === 2) Reflect.deleteProperty(holder, name);
  else if (way === 3) Reflect.set(holder, name, [Reflect.get(holder, name), Reflect.get(holder, name)]);
  else Reflect.set(holder, name, hostile(random, Reflect.get(holder, name)));
  return input;
}

/** The input with one to three faults. */
export function mutated(input: unknown, random: Random): unknown {
  let now = structuredClone(input);
  for (let n = chance(random, 0.7) ? 1 : between(random, 2, 3); n > 0; n--) now = mutateOnce(now, random);
  return now;
}

/** Whatever fits in a variable at all. */
export function anything(random: Random): unknown {
  const seed = below(random, 2 ** 31);
  return fc.sample(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }), {
    seed,
    numRuns: 1,
  })[0];
}
