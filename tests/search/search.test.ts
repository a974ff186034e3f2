import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passageOf, searchWords } from '../../main/search/passage.ts';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;

beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'], compartments: ['MEADOW'] },
      { login: 'mcardle', roles: ['case_officer'] },
      { login: 'low', roles: ['intake_officer'], clearance: 'OFFICIAL-SENSITIVE' },
      { login: 'yildiz', roles: ['administrator'] },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
});
afterEach(() => harness.close());

const investigation = (operation: string, more: object = {}) =>
  harness
    .as('shah')
    .do(
      'investigations.open',
      openingForm({ operation, summary: 'Filming the gates of the harbour.', area: 'Wexmouth', ...more }),
    );
const tip = (text: string, form = {}) => recordTip(harness, 'shah', text, form);
const find = async (text: string, login = 'shah', limit = 20) =>
  (await harness.as(login).do('search.find', { text, limit })).hits;

describe('the search', () => {
  it('never shows what is hidden: not by word, reference, number, name or place', async () => {
    const compartmentId = harness.compartment('MEADOW');
    const hidden = await investigation('GREY HERON', { compartmentId });
    await harness.as('shah').do('investigations.addSubject', {
      id: hidden.id,
      role: 'suspect',
      name: 'Craig Dunmore',
      aliases: [],
      born: null,
    });
    await harness
      .as('shah')
      .do('investigations.addIdentifier', { id: hidden.id, subjectId: null, kind: 'phone', text: '07700 900123' });
    const secret = await tip('Craig Dunmore rang from 07700 900123 about the harbour', { compartmentId });
    const above = await tip('He keeps the key at the harbour', { marking: 'SECRET' });
    const asked = [
      secret.reference,
      hidden.reference,
      'GREY HERON',
      'harbour',
      'Craig Dunmore',
      '07700 900123',
      'Wexmouth',
    ];
    for (const text of asked) expect((await find(text)).length).toBeGreaterThan(0);
    for (const text of asked) expect(await find(text, 'low')).toEqual([]);
    expect((await find('harbour', 'mcardle')).map((hit) => hit.id)).toEqual([above.id]);
    expect((await harness.as('yildiz').fails('search.find', { text: 'harbour', limit: 5 })).code).toBe('NOT_ALLOWED');
  });

  it('finds nothing for signs and operators, and does not fall over them', async () => {
    await tip('A man with a bag');
    for (const text of ['"', '* *', 'NEAR(', '-bag', "'; drop table", '%', '\\', 'NOT', '(((']) await find(text);
    expect(await find('!!!')).toEqual([]);
  });

  it('puts an exact reference first, also without its noughts', async () => {
    const first = await tip('Nothing of note');
    await tip(`See ${first.reference} for the rest`);
    for (const text of [first.reference, first.reference.toLowerCase(), 'tip-26-1'])
      expect((await find(text))[0]).toMatchObject({ kind: 'contribution', id: first.id });
    const { reference, id } = await investigation('GREY HERON');
    expect((await find(reference))[0]).toMatchObject({ kind: 'investigation', id, openId: id });
  });

  it('puts an operation before the tips that speak of herons', async () => {
    await tip('Saw a grey heron on the roof');
    const { id } = await investigation('GREY HERON');
    expect((await find('grey heron')).map((hit) => hit.kind)).toEqual(['investigation', 'contribution']);
    expect((await find('heron'))[0]).toMatchObject({ kind: 'investigation', id });
  });

  it('finds a subject by a name in another spelling, and a tip by a plate written otherwise', async () => {
    const { id } = await investigation('GREY HERON');
    const { subjectId } = await harness
      .as('shah')
      .do('investigations.addSubject', { id, role: 'suspect', name: 'Mohammed Khan', aliases: ['Mo'], born: null });
    expect((await find('muhamad khan'))[0]).toMatchObject({ kind: 'subject', id: subjectId, openId: id });
    const { id: tipId } = await tip('White van, plate TX21ABC, parked all night');
    const [hit] = await find('TX21 ABC');
    expect(hit).toMatchObject({ kind: 'contribution', id: tipId, passage: '\u0002TX21ABC\u0003' });
  });

  it('says of a name that it is only like what was typed, and finds none for what nobody is called', async () => {
    const { id } = await investigation('GREY HERON');
    for (const name of ['Kazimierz Guess', 'Mohammed Khan', 'Katie Jesse'])
      await harness.as('shah').do('investigations.addSubject', { id, role: 'suspect', name, aliases: [], born: null });
    const [alike] = await find('muhamad khan');
    expect(alike?.passage).toBe('Only a similar name: Mohammed \u0002Khan\u0003');
    for (const typed of ['mhmd khan', 'mhmmd khan']) expect((await find(typed))[0]?.passage).toBe(alike?.passage);
    expect((await find('mohammed'))[0]?.passage).toBe('\u0002Mohammed\u0003 Khan');
    expect(await find('kazimiez gess')).toHaveLength(1);
    for (const nonsense of ['qqqqzz', 'zzqq', 'xkcd', 'xyz', 'qqqqazz']) expect(await find(nonsense)).toEqual([]);
  });

  it('keeps to the kinds that are asked for, each as it is found among all', async () => {
    await tip('Saw a grey heron on the roof');
    const { id: heron } = await investigation('GREY HERON');
    const person = { role: 'suspect' as const, name: 'Heron Tarn', aliases: [], born: null };
    await harness.as('shah').do('investigations.addSubject', { id: heron, ...person });
    const find = async (kinds?: ('contribution' | 'investigation' | 'subject')[]) =>
      (
        await harness
          .as('shah')
          .do('search.find', { text: 'heron', limit: 50, ...(kinds === undefined ? {} : { kinds }) })
      ).hits.map(({ kind, id }) => `${kind} ${id}`);
    const all = await find();
    expect(new Set(all.map((hit) => hit.split(' ')[0])).size).toBe(3);
    for (const kind of ['contribution', 'investigation', 'subject'] as const)
      expect(await find([kind])).toEqual(all.filter((hit) => hit.startsWith(kind)));
  });

  it('shows newest contributions first and says when there are more', async () => {
    for (const n of [1, 2, 3, 4])
      await tip(`Bag number ${n} left at the station`, { receivedAt: `2026-03-0${n}T09:00:00.000Z` });
    const { hits, more } = await harness.as('shah').do('search.find', { text: 'station bag', limit: 3 });
    expect(hits.map((hit) => hit.at)).toEqual([4, 3, 2].map((n) => `2026-03-0${n}T09:00:00.000Z`));
    expect(more).toBe(true);
    expect(hits[0]?.passage).toContain('\u0002station\u0003');
    expect((await harness.as('shah').do('search.find', { text: 'station', limit: 4 })).more).toBe(false);
  });
});

describe('a passage', () => {
  it('marks the words that were looked for and nothing that the text itself brought', () => {
    const text = `\u0002fake\u0003 ${'word '.repeat(60)}the harbour gate`;
    const passage = passageOf(text, searchWords('Harbour'));
    expect(passage).toContain('\u0002harbour\u0003');
    expect(passage.split('\u0002')).toHaveLength(2);
    expect(passage.startsWith('…')).toBe(true);
  });
});

describe("a passage in the text's own case", () => {
  it('keeps its capitals and accents, and marks words where they begin', () => {
    const passage = passageOf('FORWARDED MANY TIMES: a Man at the ManSion, José saw a man', searchWords('man josé'));
    expect(passage).toBe(
      'FORWARDED \u0002MAN\u0003Y TIMES: a \u0002Man\u0003 at the \u0002Man\u0003Sion, \u0002José\u0003 saw a \u0002man\u0003',
    );
    expect(passageOf('Forwarded Many Times', searchWords('a'))).toBe('Forwarded Many Times');
  });
});

describe('counts', () => {
  it('hold what the viewer may see and no more', async () => {
    await tip('One');
    await tip('Two', { marking: 'SECRET' });
    await investigation('GREY HERON', { compartmentId: harness.compartment('MEADOW') });
    expect(await harness.as('shah').do('oversight.stats', {})).toMatchObject({
      contributions: 2,
      untriaged: 2,
      investigations: { live: 1, closed: 0 },
      logEntries: null,
    });
    expect(await harness.as('low').do('oversight.stats', {})).toMatchObject({
      contributions: 1,
      investigations: { live: 0, closed: 0 },
    });
    expect(await harness.as('yildiz').do('oversight.stats', {})).toMatchObject({
      contributions: null,
      untriaged: null,
    });
  });
});

describe('a name', () => {
  it('also finds contributions that spell it another way, last and marked as such, by need to know', async () => {
    const other = await tip('A man called Yousef Kareemi from the tyre place asked about the parade.');
    const hidden = await tip('Yusef Karimy bought two gas bottles.', { compartmentId: harness.compartment('MEADOW') });
    const exact = await tip('His name is Yusuf Karimi, he works at the tyre place.');
    const hits = await find('yusuf karimi', 'mcardle');
    expect(hits.map(({ id, spelt }) => [id, spelt])).toEqual([
      [exact.id, undefined],
      [other.id, 'Yousef Kareemi'],
    ]);
    expect(hits[1]?.passage).toContain('\u0002Yousef\u0003 \u0002Kareemi\u0003');
    expect((await find('yusuf karimi')).map(({ id }) => id)).toEqual([exact.id, hidden.id, other.id]);
    // Words that are no name are looked for as words alone.
    expect(await find('tyre parade')).toHaveLength(1);
  });
});
