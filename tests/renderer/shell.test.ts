import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure } from '../../preload/contract/errors.ts';
import { createClient, FailureError, failureOf } from '../../renderer/shell/client.ts';
import { placeOf, places, placesFor } from '../../renderer/shell/navigation.ts';
import { closeness, ranked } from '../../renderer/shell/palette-rank.ts';
import { fromHash, investigationTabs, type Route, toHash } from '../../renderer/shell/routes.ts';
import { match, pressName, type Shortcut } from '../../renderer/shell/shortcuts.ts';
import { answerKey, canonical, touchedBy } from '../../renderer/shell/topics.ts';

const text = fc.string({ minLength: 1, maxLength: 40 });
const number = fc.integer({ min: 1, max: 2_000_000 });
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constantFrom<Route>(
    { name: 'my-work' },
    { name: 'dashboard', chart: null },
    { name: 'dashboard', chart: 'clocks' },
    { name: 'queue', id: null },
    { name: 'audit', record: null },
  ),
  number.map((id): Route => ({ name: 'queue', id })),
  number.map((id): Route => ({ name: 'person', id })),
  number.map((draft): Route => ({ name: 'record', draft })),
  fc
    .tuple(number, fc.constantFrom(...investigationTabs))
    .map(([id, tab]): Route => ({ name: 'investigation', id, tab })),
  fc.tuple(text, text).map(([kind, value]): Route => ({ name: 'entity', kind, value })),
  text.map((words): Route => ({ name: 'search', text: words })),
  text.map((record): Route => ({ name: 'audit', record })),
);

describe('the address of a view', () => {
  it.each([
    '#/nowhere',
    '#/queue/0',
    '#/queue/-1',
    '#/queue/x',
    '#/investigation',
    '#/investigation/1/nothing',
    '#/investigation/1/chart',
    '#/entity/vrm',
    '#/person',
    '#/person/x',
    '#/%E0%A4%A',
    '#/my-work/1',
    '#/queue/1/2/3',
  ])('names no view: %s', (hash) => expect(fromHash(hash)).toBeNull());

  it('comes back to the same view after a reload, whatever its parameters hold', () => {
    fc.assert(
      fc.property(route, (each) => {
        expect(fromHash(toHash(each))).toEqual(each);
      }),
    );
  });

  it('never throws on a broken address', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (hash) => void fromHash(hash)));
  });

  it('opens an investigation at its overview when no tab is named', () => {
    expect(fromHash('#/investigation/12')).toEqual({ name: 'investigation', id: 12, tab: 'overview' });
  });
});

describe('asking through the bridge', () => {
  it('throws the failure in the contract’s words', async () => {
    const client = createClient({
      verbs: { 'access.me': async () => ({ ok: false, error: failure('VAULT_LOCKED') }) },
      listen: () => () => {},
    });
    await expect(client.call('access.me', {})).rejects.toThrow(FailureError);
    const thrown: unknown = await client.call('access.me', {}).catch((error: unknown) => error);
    expect(failureOf(thrown)).toEqual(failure('VAULT_LOCKED'));
  });

  it('says that something unexpected happened when there is no bridge, no such verb, or the bridge itself breaks', async () => {
    const broken = createClient({
      verbs: { 'access.me': () => Promise.reject(new Error('/home/somebody/secret')) },
      listen: () => () => {},
    });
    for (const client of [createClient(undefined), createClient({ verbs: {}, listen: () => () => {} }), broken]) {
      const thrown: unknown = await client.call('access.me', {}).catch((error: unknown) => error);
      expect(failureOf(thrown)).toEqual(failure('UNEXPECTED'));
    }
    expect(failureOf(new Error('a path or a key'))).toEqual(failure('UNEXPECTED'));
  });
});

describe('which answers a change touches', () => {
  it('reaches the record and the lists of its kind, and no other record', () => {
    expect(touchedBy(['contribution:12'])).toEqual(['contribution:12', 'contribution']);
    expect(touchedBy(['contribution'])).toEqual(['contribution']);
  });

  it('keeps one answer for equal questions, however their fields are ordered', () => {
    expect(answerKey('contributions.queue', { a: 1, b: [{ d: 2, c: null }] })).toBe(
      answerKey('contributions.queue', { b: [{ c: null, d: 2 }], a: 1 }),
    );
    expect(canonical({ a: undefined, b: 1 })).toBe(canonical({ b: 1 }));
    expect(answerKey('triage.get', { id: 1 })).not.toBe(answerKey('triage.get', { id: 11 }));
  });

  it('gives different questions different keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(canonical(a) === canonical(b)).toBe(
          canonical(JSON.parse(canonical(a))) === canonical(JSON.parse(canonical(b))),
        );
        expect(JSON.parse(canonical(a))).toEqual(JSON.parse(JSON.stringify(a)));
      }),
    );
  });
});

describe('shortcuts', () => {
  const press = (key: string, more = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  });
  const bound = (keys: string): Shortcut => ({ keys, description: keys, group: 'Test', run: () => {} });
  const list = [bound('J'), bound('G then Q'), bound('Ctrl K'), bound('Q')];

  it('does nothing for a modifier alone', () => expect(pressName(press('Control'))).toBeNull());
  it('names keys as the help shows them', () => {
    expect(pressName(press('k', { ctrlKey: true }))).toBe('Ctrl K');
    expect(pressName(press('?'))).toBe('?');
    expect(pressName(press(' '))).toBe('Space');
    expect(pressName(press('J', { shiftKey: true }))).toBe('Shift J');
    expect(pressName(press('?', { shiftKey: true }))).toBe('?');
  });
  it('waits for the second key of a sequence, and takes the sequence before the single key', () => {
    expect(match(list, 'G', null)).toEqual({ kind: 'wait', first: 'G' });
    expect(match(list, 'Q', 'G')).toMatchObject({ kind: 'run', shortcut: { keys: 'G then Q' } });
    expect(match(list, 'Q', null)).toMatchObject({ kind: 'run', shortcut: { keys: 'Q' } });
    expect(match(list, 'X', 'G')).toEqual({ kind: 'none' });
  });
  it('takes a letter with Shift as the letter, unless something is bound to just that', () => {
    expect(match(list, 'Shift J', null)).toMatchObject({ kind: 'run', shortcut: { keys: 'J' } });
    expect(match(list, 'Shift Q', 'G')).toMatchObject({ kind: 'run', shortcut: { keys: 'G then Q' } });
    const own = bound('Shift J');
    expect(match([...list, own], 'Shift J', null)).toMatchObject({ kind: 'run', shortcut: { keys: 'Shift J' } });
    expect(match([...list, own], 'J', null)).toMatchObject({ kind: 'run', shortcut: { keys: 'J' } });
    expect(match(list, 'Shift X', null)).toEqual({ kind: 'none' });
  });
  it('lets the newest view take a key over', () => {
    const newer = bound('J');
    const found = match([...list, newer], 'J', null);
    expect(found.kind === 'run' && found.shortcut === newer).toBe(true);
  });
});

describe('places and commands', () => {
  it('offers nobody a place that is not for them, and everybody their work, the rules and the settings', () => {
    expect(placesFor(['auditor']).map(({ label }) => label)).toEqual([
      'My work',
      'Log',
      'Break-glass',
      'Rules',
      'Vault',
      'Settings',
      'Help',
    ]);
    expect(placesFor([]).map(({ label }) => label)).toEqual(['My work', 'Rules', 'Settings', 'Help']);
  });
  it('gives every place its own key', () => {
    const byKey = Object.groupBy(places, ({ key }) => key);
    const shared = Object.values(byKey).filter((some) => (some?.length ?? 0) > 1);
    expect(shared.map((some) => some?.map(({ key, label }) => `${key}: ${label}`))).toEqual([]);
  });
  it('keeps Queue marked while a contribution is recorded', () => {
    expect(placeOf({ name: 'record', draft: null })?.label).toBe('Queue');
  });
  it('puts the start of a label first and finds letters in order', () => {
    const labels = ['Go to Queue', 'Record a contribution', 'Quick help'].map((label) => ({ label }));
    expect(ranked(labels, 'qu').map(({ label }) => label)).toEqual(['Quick help', 'Go to Queue']);
    expect(closeness('Go to Queue', 'gtq')).toBeGreaterThan(0);
    expect(closeness('Go to Queue', 'xyz')).toBe(0);
    const known = [{ label: 'Add an identifier', words: 'phone plate' }, { label: 'Go to Photographs' }];
    expect(ranked(known, 'phone').map(({ label }) => label)).toEqual(['Add an identifier']);
  });
});
