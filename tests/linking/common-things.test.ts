/** Among hundreds of investigations that hold the same town and the same surname, the one that holds more is found. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseIdentifiersOf } from '../../main/matching/scoring/index.ts';
import { subjectSource } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { hold } from '../support/stage.ts';

const at = '2026-03-09T10:00:00.000Z';
const many = 900;
let harness: Harness;

beforeEach(async () => {
  harness = await openHarness({ people: [{ login: 'shah', roles: ['case_officer'] }], now: at });
  const db = harness.peek();
  const open = db.prepare(
    `insert into investigation_row (reference, operation, kind, state, priority, summary, area, openedAt, markingRank, compartmentId)
     values (?, ?, 'funding', 'closed', 'P4', 'Old matter.', 'Wexmouth', ?, 1, 0)`,
  );
  const subject = db.prepare(
    "insert into subject_row (investigationId, role, name, aliases, addedAt, addedBy) values (?, 'associate', ?, '[]', ?, 1)",
  );
  db.transaction(() => {
    for (let n = 0; n < many; n += 1) {
      const id = Number(open.run(`INV-20-${n}`, `OLD ${n}`, at).lastInsertRowid);
      const name = n === 500 ? 'Ferdinand Quillfeather' : 'Ferdinand Marsh';
      const subjectId = Number(subject.run(id, name, at).lastInsertRowid);
      hold(
        harness,
        id,
        caseIdentifiersOf({
          id,
          area: 'Wexmouth',
          summary: '',
          subjects: [subjectSource(subjectId, name, { role: 'associate', phones: n === 700 ? ['+447700900123'] : [] })],
        }),
        at,
      );
    }
  })();
});
afterEach(() => harness.close());

const suggested = async (text: string) =>
  (await harness.as('shah').do('linking.suggestForText', { text })).suggestions.map(
    ({ operation, matchStrength, reasons }) => ({
      operation,
      matchStrength,
      kinds: reasons.map((reason) => reason.kind).sort(),
    }),
  );

describe('what hundreds hold', () => {
  it('does not hide the one that holds a number too, and still counts beside it', async () => {
    const [first] = await suggested('Ferdinand Marsh in Wexmouth, rings from 07700 900123');
    expect(first).toMatchObject({ operation: 'OLD 700', matchStrength: 'strong' });
    expect(first?.kinds).toEqual(expect.arrayContaining(['phone', 'person', 'place']));
  });

  it('does not hide the one name that only one of them has', async () => {
    const [first] = await suggested('Ferdinand Quillfeather was seen in Wexmouth again');
    expect(first).toMatchObject({ operation: 'OLD 500' });
    expect(first?.kinds).toEqual(expect.arrayContaining(['person', 'place']));
  });

  it('is counted anew when one more holds a thing, and when it is withdrawn', async () => {
    const common = async () => {
      const { suggestions } = await harness
        .as('shah')
        .do('linking.suggestForText', { text: 'Rings from 07700 900123, says a neighbour' });
      return suggestions[0]?.reasons.find((reason) => reason.kind === 'phone')?.common;
    };
    expect(await common()).toBe(1);
    const one = { id: 3, subjectId: null, kind: 'phone' as const, text: '07700 900123' };
    const { version } = await harness.as('shah').do('investigations.get', { id: 3 });
    await harness.as('shah').do('investigations.take', { id: 3, version });
    const { identifierId } = await harness.as('shah').do('investigations.addIdentifier', one);
    expect(await common()).toBe(2);
    const slip = { id: 3, what: 'identifier' as const, itemId: identifierId, reason: 'A slip' };
    await harness.as('shah').do('investigations.withdraw', slip);
    expect(await common()).toBe(1);
  });
});
