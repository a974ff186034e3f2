/** The list of entities: page by page, each thing once, whatever is typed and however short; nothing that is hidden or withdrawn. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { hold, stageInvestigation } from '../support/stage.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
    ],
  });
});
afterEach(() => harness.close());

const at = '2026-01-05T09:00:00.000Z';
type Kind = 'phone' | 'vrm' | 'place' | 'person';

function holds(investigationId: number, kind: Kind, ...texts: string[]): void {
  hold(
    harness,
    investigationId,
    texts.map((text) => ({
      investigationId,
      subjectId: null,
      subjectName: '',
      role: null,
      kind,
      value: kind === 'vrm' ? text.replaceAll(' ', '') : text.toLowerCase(),
      text,
      born: null,
    })),
    at,
  );
}

/** All pages, one after another. */
async function pages(text: string, kind: Kind | null = null, login = 'shah') {
  const found: { kind: string; text: string; value: string; heldBy: number; named: string[] }[][] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof ask>> = await ask(text, kind, after, login);
    found.push(
      page.entities.map(({ kind: of, text: written, value, heldBy, investigations }) => ({
        kind: of,
        text: written,
        value,
        heldBy,
        named: investigations.map((one) => one.operation),
      })),
    );
    after = page.next;
  } while (after !== null);
  return found;
}
const ask = (text: string, kind: Kind | null, after: string | null, login: string) =>
  harness.as(login).do('investigations.entities', { text, kind, after });
const texts = async (...asked: Parameters<typeof pages>) => (await pages(...asked)).flat().map((one) => one.text);

const plate = (n: number) =>
  `TX21 ${String.fromCharCode(65 + (n % 26))}${String.fromCharCode(65 + Math.floor(n / 26))}Q`;

describe('the list of entities', () => {
  it('comes a page at a time, kind by kind and of each kind by value, each thing once however many hold it', async () => {
    const [one, other] = ['LARKSPUR', 'FOXGLOVE'].map((operation) => stageInvestigation(harness, { operation }));
    const plates = Array.from({ length: 120 }, (_, n) => plate(n));
    holds(one ?? 0, 'vrm', ...plates.slice(0, 90));
    holds(other ?? 0, 'vrm', ...plates.slice(30).reverse());
    holds(other ?? 0, 'phone', '+447700900123', '+447700900100');
    const found = await pages('');
    expect(found.map((page) => page.length)).toEqual([50, 50, 22]);
    const values = plates.map((text) => text.replaceAll(' ', '')).sort();
    expect(found.flat().map((row) => row.value)).toEqual(['+447700900100', '+447700900123', ...values]);
    const shared = found.flat().filter((row) => row.heldBy === 2);
    expect(shared).toHaveLength(60);
    expect(shared[0]?.named.toSorted()).toEqual(['FOXGLOVE', 'LARKSPUR']);
    expect(await texts('', 'phone')).toEqual(['+447700900100', '+447700900123']);
  });

  it('finds the end of a number, the middle of a plate with and without its blank, and two letters', async () => {
    const id = stageInvestigation(harness, { operation: 'LARKSPUR' });
    holds(id, 'vrm', 'TX21 ABC', 'KV19 ZZZ');
    holds(id, 'phone', '+447700900123', '+447700900188');
    holds(id, 'place', 'Dunmarsh Quay', '50% Café "Ø"');
    expect(await texts('0123')).toEqual(['+447700900123']);
    expect(await texts('1 ab')).toEqual(['TX21 ABC']);
    expect(await texts('21AB')).toEqual(['TX21 ABC']);
    expect(await texts('ZZ')).toEqual(['KV19 ZZZ']);
    expect(await texts('8')).toEqual(['+447700900188']);
    expect(await texts('SH QU')).toEqual(['Dunmarsh Quay']);
    expect(await texts('é "ø')).toEqual([]);
    expect(await texts('é "Ø')).toEqual([]);
    expect(await texts('50% C')).toEqual(['50% Café "Ø"']);
    expect(await texts('text : *')).toEqual([]);
    expect(await texts('9001', 'vrm')).toEqual([]);
  });

  it('pages what words find too, what was added last first, each thing once', async () => {
    const [one, other] = ['LARKSPUR', 'FOXGLOVE'].map((operation) => stageInvestigation(harness, { operation }));
    const plates = Array.from({ length: 110 }, (_, n) => plate(n));
    holds(one ?? 0, 'vrm', ...plates);
    // Held again later by somebody else: listed where it was added last.
    holds(other ?? 0, 'vrm', plates[3] ?? '', plates[70] ?? '');
    for (const text of ['TX21', 'TX']) {
      const found = await pages(text);
      expect(found.map((page) => page.length)).toEqual([50, 50, 10]);
      const inOrder = [plates[70], plates[3], ...plates.filter((_, n) => n !== 3 && n !== 70).reverse()];
      expect(found.flat().map((row) => row.text)).toEqual(inOrder);
    }
  });

  it('has nothing of what is hidden, withdrawn or only a word of a summary, and is told no place of it', async () => {
    const open = stageInvestigation(harness, { operation: 'LARKSPUR' });
    const hidden = stageInvestigation(harness, { operation: 'DEEP POOL', compartment: 'HERON' });
    const plates = Array.from({ length: 130 }, (_, n) => plate(n));
    holds(hidden, 'vrm', ...plates);
    holds(open, 'vrm', ...plates.slice(0, 50));
    holds(open, 'place', 'quarry');
    harness.peek().prepare("update case_identifier_row set withdrawnAt = ? where text = 'quarry'").run(at);
    hold(
      harness,
      open,
      [
        {
          investigationId: open,
          subjectId: null,
          subjectName: '',
          role: null,
          kind: 'place',
          value: 'about quarri',
          text: 'quarries',
          born: null,
        },
      ],
      at,
    );
    for (const text of ['', 'tx21', 'tx']) {
      const found = await pages(text);
      // Exactly a page: another, empty, would tell that there is more.
      expect(found.map((page) => page.length)).toEqual([50]);
      expect(found.flat().every((row) => row.heldBy === 1)).toBe(true);
    }
    expect(await texts('quarr')).toEqual([]);
    expect((await texts('tx21', null, 'mason')).length).toBe(130);
    expect((await pages('', null, 'mason')).flat()[0]).toMatchObject({ heldBy: 2 });
  });

  it('refuses a place that is another person’s', async () => {
    const id = stageInvestigation(harness, { operation: 'LARKSPUR' });
    holds(id, 'vrm', ...Array.from({ length: 60 }, (_, n) => plate(n)));
    const { next } = await ask('', null, null, 'shah');
    const moved = { code: 'LIST_MOVED_ON' };
    const input = { text: '', kind: null, after: next };
    expect(await harness.as('mason').fails('investigations.entities', input)).toMatchObject(moved);
  });

  it('never changes an identifier in place: what finds it would go on finding what it was', async () => {
    const id = stageInvestigation(harness, { operation: 'LARKSPUR' });
    holds(id, 'vrm', 'TX21 ABC');
    expect(() =>
      harness.peek().prepare("update case_identifier_row set value = 'AB12CDE' where kind = 'vrm'").run(),
    ).toThrow(/added anew/);
  });
});
