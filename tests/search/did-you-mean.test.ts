/** What is offered to somebody whose search found next to nothing: words of their own records, and of no others. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorsAllowed, typingErrors } from '../../main/store/near-words.ts';
import { add, ofCase } from '../documents/adding.ts';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
const people = [
  { login: 'shah', roles: ['case_officer' as const], compartments: ['MEADOW'] },
  { login: 'mcardle', roles: ['case_officer' as const, 'supervisor' as const] },
  { login: 'low', roles: ['intake_officer' as const], clearance: 'OFFICIAL-SENSITIVE' as const },
];
beforeEach(async () => {
  harness = await openHarness({ people, now: '2026-03-09T10:00:00.000Z' });
});
afterEach(() => harness.close());

const tip = (text: string, form = {}) => recordTip(harness, 'shah', text, form);
const find = (text: string, login = 'mcardle', more = {}) =>
  harness.as(login).do('search.find', { text, limit: 20, ...more });
const meant = async (text: string, login = 'mcardle', more = {}) => (await find(text, login, more)).meant;
const hide = () => ({ compartmentId: harness.compartment('MEADOW') });

describe('did you mean', () => {
  it('offers the nearest words that records have, as they are written there, and each finds something', async () => {
    await tip('Two men were filming at Aldersgate station.');
    for (const typed of ['Aldresgate', 'aldrsgatte', 'Aldersgates', 'ALDERSGATA'])
      expect(await meant(typed)).toEqual(['Aldersgate']);
    expect(await meant('filmimg at Aldresgate')).toEqual(['filming at Aldersgate']);
    expect((await find('filming at Aldersgate')).hits).toHaveLength(1);
  });

  it('offers nothing for three errors, for short words and numbers, or where enough was found', async () => {
    for (const at of ['gate', 'bridge', 'steps']) await tip(`A van at the harbour ${at}, harbor master told.`);
    expect(await meant('aldxxxgate')).toEqual([]);
    expect(await meant('vqn')).toEqual([]);
    expect(await meant('07700 900999')).toEqual([]);
    expect(await meant('harbour')).toEqual([]);
    expect(await meant('hrbour')).toEqual(['harbour', 'harbor']);
  });

  it('offers another word where little was found only if more records have it', async () => {
    await tip('He waits by the harber every night.');
    await tip('A boat left the harbour.');
    expect(await meant('harber')).toEqual([]);
    await tip('Two boats left the harbour.');
    expect(await meant('harber')).toEqual(['harbour']);
    expect(await meant('harbour')).toEqual([]);
  });

  it('offers words of cases, subjects, entities and documents, until they are changed or withdrawn', async () => {
    const shah = harness.as('shah');
    const { id } = await shah.do('investigations.open', openingForm({ operation: 'TAMARISK', summary: 'Quarrying.' }));
    expect(await meant('tamarsk')).toEqual(['TAMARISK']);
    expect(await meant('quarying')).toEqual(['Quarrying']);
    const subject = { id, role: 'suspect' as const, aliases: ['Wolfram'], born: null };
    const { subjectId } = await shah.do('investigations.addSubject', { ...subject, name: 'Peregrine Oakhanger' });
    expect(await meant('Oakhangar')).toEqual(['Oakhanger']);
    expect(await meant('wolfrma')).toEqual(['Wolfram']);
    const neighbour = {
      investigationId: id,
      kind: 'person' as const,
      title: 'Ottoline Brackenridge',
      description: '',
      aliases: [],
    };
    const rest = {
      source: 'A neighbour',
      contributionId: null,
      documentId: null,
      eventId: null,
      exhibitId: null,
      grade: null,
    };
    await shah.do('entities.add', { ...neighbour, identifiers: [], ...rest });
    expect(await meant('Brakenrigde')).toEqual(['Brackenridge']);
    await add(shah, ofCase(id), 'statement.txt', Buffer.from('The lamplighter saw it.'));
    expect(await meant('lampligter')).toEqual(['lamplighter']);
    await shah.do('investigations.withdraw', { id, what: 'subject', itemId: subjectId, reason: 'Another man' });
    expect(await meant('wolfrma')).toEqual([]);
  });

  it('keeps to the kind that was asked for', async () => {
    await tip('He keeps it at the Orangery.');
    expect(await meant('Orangrey', 'mcardle', { kinds: ['contribution'] })).toEqual(['Orangery']);
    expect(await meant('Orangrey', 'mcardle', { kinds: ['subject'] })).toEqual([]);
  });
});

describe('need to know', () => {
  const answers = async () => ({
    low: [await find('Aldresgate', 'low'), await find('hrbour', 'low')],
    mcardle: [await find('Aldresgate'), await find('hrbour')],
  });

  it('offers nothing of what is hidden, and the same with it as without', async () => {
    await tip('A boat in the harbour.');
    await tip('Nothing at Aldermans Gate.');
    const before = await answers();
    expect(before.mcardle[1]?.meant).toEqual(['harbour']);
    for (const word of ['Aldersgate', 'hrbours', 'harbor', 'harbours', 'harboury', 'thrbour', 'hbour']) {
      await tip(`${word} ${word}. Told of ${word}.`, hide());
      await tip(`Once more ${word}.`, hide());
      await harness
        .as('shah')
        .do('investigations.open', openingForm({ operation: word.toUpperCase(), summary: word, ...hide() }));
    }
    const after = await answers();
    expect(after).toEqual(before);
    expect(await meant('Aldresgate', 'shah')).not.toEqual([]);
  });

  it('offers words of what break-glass has opened, to whoever broke it and for as long as it is open', async () => {
    const { reference } = await tip('He was seen at Aldersgate.', hide());
    const reason = 'A caller says that it happens tonight';
    expect(await meant('Aldresgate')).toEqual([]);
    await harness.as('mcardle').do('access.breakGlass', { reference, reason });
    expect(await meant('Aldresgate')).toEqual(['Aldersgate']);
    expect(await meant('Aldresgate', 'low')).toEqual([]);
    harness.setClock('2026-03-20T10:00:00.000Z');
    expect(await meant('Aldresgate')).toEqual([]);
  });

  it('offers no word from above the reader’s clearance', async () => {
    await tip('He was seen at Aldersgate.', { marking: 'SECRET' });
    expect(await meant('Aldresgate')).toEqual(['Aldersgate']);
    expect(await meant('Aldresgate', 'low')).toEqual([]);
  });

  it('follows a contribution into a compartment and out of it', async () => {
    const { id } = await tip('He was seen at Aldersgate.');
    expect(await meant('Aldresgate')).toEqual(['Aldersgate']);
    const standing = (compartmentId: number) => ({ compartmentId, markingRank: 1 });
    const [nowhere, meadow] = [standing(0), standing(harness.compartment('MEADOW'))];
    const move = (from: typeof nowhere, to: typeof nowhere) =>
      harness.store.write(({ contributions }) => contributions.moveKeys(id, [], from, to));
    await move(nowhere, meadow);
    expect(await meant('Aldresgate')).toEqual([]);
    await move(meadow, nowhere);
    expect(await meant('Aldresgate')).toEqual(['Aldersgate']);
  });

  it('offers exactly the words within the errors that the reader has, whatever is hidden', async () => {
    const letter = fc.constantFrom(...'abe');
    const word = fc.array(letter, { minLength: 5, maxLength: 7 }).map((all) => all.join(''));
    const record = fc.record({ words: fc.array(word, { minLength: 1, maxLength: 4 }), hidden: fc.boolean() });
    const held: { words: string[]; hidden: boolean }[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 3 }), word, async (records, typed) => {
        for (const { words, hidden } of records) {
          await tip(words.join(' '), hidden ? hide() : {});
          held.push({ words, hidden });
        }
        const most = errorsAllowed(typed);
        for (const login of ['mcardle', 'shah']) {
          const seen = held.filter(({ hidden }) => !hidden || login === 'shah');
          const count = (one: string) => seen.filter(({ words }) => words.includes(one)).length;
          const like = [...new Set(seen.flatMap(({ words }) => words))]
            .filter((one) => one !== typed && typingErrors(typed, one, most) <= most && count(one) > count(typed))
            .toSorted(
              (one, other) =>
                typingErrors(typed, one, 2) - typingErrors(typed, other, 2) ||
                count(other) - count(one) ||
                (one < other ? -1 : 1),
            );
          const { hits, meant: offered } = await find(typed, login, { kinds: ['contribution'] });
          expect(offered).toEqual(hits.length < 3 ? like.slice(0, 3) : []);
        }
      }),
      { numRuns: 25 },
    );
  });
});
