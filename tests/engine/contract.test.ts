/** What follows from the contract for every verb, without naming one: nothing crashes, nobody gets beyond their roles. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { VerbEntry } from '../../preload/contract/core.ts';
import { errorCodes } from '../../preload/contract/errors.ts';
import { contract, type VerbName } from '../../preload/contract/index.ts';
import { Role } from '../../preload/contract/vocabulary.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { arbitraryInput } from './arbitrary-input.ts';

/** Verbs of an open vault. Those that open one have stories of their own. */
const verbs = (Object.entries(contract) as [VerbName, VerbEntry][]).filter(
  ([, entry]) => entry.runsIn === 'engine' && entry.permission !== 'anyone',
);
const withRoles = verbs.filter(([, entry]) => typeof entry.permission !== 'string');
/** They change keys with a real derivation each time; tried once, not a hundred times. */
const slow: readonly VerbName[] = [
  'access.addPerson',
  'vault.changePassphrase',
  'vault.newRecoveryCode',
  'vault.newDataKey',
];

const takesNothing = (input: z.ZodType) => input instanceof z.ZodObject && Object.keys(input.shape).length === 0;

let harness: Harness;
beforeAll(async () => {
  const people = Role.options.map((role) => ({
    login: role,
    roles: [role],
    clearance: 'SECRET' as const,
    compartments: ['GLASS'],
  }));
  harness = await openHarness({
    people: [...people, { login: 'everybody', roles: [...Role.options], compartments: ['GLASS'] }],
  });
  const all = harness.as('everybody');
  for (const operation of ['ALDER', 'BIRCH']) {
    await all.do('investigations.open', {
      operation,
      kind: 'attack plot',
      priority: 'P2M',
      reason: 'First assessment',
      summary: 'A group in Halverton',
      area: 'Halverton',
      marking: 'OFFICIAL-SENSITIVE',
      compartmentId: null,
    });
  }
  await all.do('investigations.addSubject', {
    id: 1,
    role: 'suspect',
    name: 'Craig Dunmore',
    aliases: ['Dunny'],
    born: '1988',
  });
  for (const text of ['A man called Craig Dunmore, 07700 900123', 'A white van, TX21 ABC']) {
    await all.do('intake.record', { form: { channel: 'hotline', text }, draftId: null });
  }
});
afterAll(() => harness.close());

describe('every verb', () => {
  // First, while nobody's roles have been changed by the random calls below.
  it.each(withRoles)(
    '%s is refused to every role that it does not name, and the refusal is logged',
    async (verb, entry) => {
      const [input] = fc.sample(arbitraryInput(entry.input), { numRuns: 1, seed: 7 });
      for (const role of Role.options.filter((each) => !entry.permission.includes(each))) {
        const before = refusals();
        const result = await harness.as(role).ask(verb, input);
        expect(result, `${role} and ${verb}`).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
        expect(refusals()).toBe(before + 1);
      }
    },
  );

  it.each(verbs)('%s answers any input with a result, never with a fault of its own', async (verb) => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true, withBigInt: true }), async (input) => {
        const result = await harness.as('everybody').ask(verb, input);
        if (result.ok) return;
        expect(errorCodes).toContain(result.error.code);
        expect(result.error.code).not.toBe('UNEXPECTED');
      }),
      { numRuns: 40 },
    );
  });

  it.each(verbs.filter(([verb]) => !slow.includes(verb)))(
    '%s takes whatever its schema accepts',
    async (verb, entry) => {
      await fc.assert(
        fc.asyncProperty(arbitraryInput(entry.input), async (input) => {
          const result = await harness.as('everybody').ask(verb, input);
          if (!result.ok) expect(result.error).not.toMatchObject({ code: 'UNEXPECTED' });
        }),
        // Of a schema that accepts one thing only, once says it all.
        { numRuns: takesNothing(entry.input) ? 1 : 25 },
      );
    },
  );

  it('has left a log that is whole', async () => {
    expect(await harness.as('auditor').do('audit.verify', {})).toMatchObject({ whole: true, broken: 0 });
  });
});

function refusals(): number {
  const row = harness.peek().prepare("select count(*) as n from log_row where outcome = 'refused'").get() as {
    n: number;
  };
  return row.n;
}
