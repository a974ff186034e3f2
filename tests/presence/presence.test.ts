/** Presence: colleagues at one record know of one another, and nobody learns from it that there is a record. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FromEngine } from '../../main/engine/protocol.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { openUnit, type Unit } from '../support/unit.ts';

const none = { contributionId: null, investigationId: null };
const topics = (heard: readonly FromEngine[]) => heard.flatMap((one) => (one.kind === 'changed' ? one.topics : []));
const names = ({ others }: { others: readonly { name: string }[] }) => others.map(({ name }) => name);

describe('people at one record', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await openHarness({
      people: [
        { login: 'shah', roles: ['case_officer'], compartments: ['HERON'] },
        { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
        { login: 'boyd', roles: ['case_officer'] },
        { login: 'root', roles: ['administrator'] },
      ],
    });
  });
  afterEach(() => harness.close());

  const record = async (compartmentId: number | null) =>
    (
      await harness.as('shah').do('intake.record', {
        form: { channel: 'hotline', text: 'A van by the weir', ...(compartmentId === null ? {} : { compartmentId }) },
        draftId: null,
      })
    ).id;

  it('see one another, until one of them goes on to something else', async () => {
    const contributionId = await record(null);
    const other = await record(null);
    expect(names(await harness.as('shah').do('presence.here', { ...none, contributionId }))).toEqual([]);
    expect(names(await harness.as('boyd').do('presence.here', { ...none, contributionId }))).toEqual(['shah']);
    expect(topics(harness.as('shah').heard)).toContain(`presence/contribution:${contributionId}`);
    expect(names(await harness.as('shah').do('presence.here', { ...none, contributionId }))).toEqual(['boyd']);
    await harness.as('shah').do('presence.here', { ...none, contributionId: other });
    expect(names(await harness.as('boyd').do('presence.here', { ...none, contributionId }))).toEqual([]);
    await harness.as('shah').do('presence.here', none);
    expect(names(await harness.as('boyd').do('presence.here', { ...none, contributionId: other }))).toEqual([]);
  });

  it('are told to nobody who may not see it, and a number that is tried leaves its line in the log', async () => {
    const contributionId = await record(harness.compartment('HERON'));
    await harness.as('shah').do('presence.here', { ...none, contributionId });
    await harness.as('mason').do('presence.here', { ...none, contributionId });
    const before = [harness.as('boyd'), harness.as('root')].map(({ heard }) => heard.length);
    expect(await harness.as('boyd').fails('presence.here', { ...none, contributionId })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await harness.as('root').fails('presence.here', { ...none, contributionId })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await harness.as('shah').do('presence.here', none);
    expect([harness.as('boyd'), harness.as('root')].map(({ heard }) => heard.length)).toEqual(before);
    const refused = harness
      .peek()
      .prepare("select who, records from log_row where verb = 'presence.here' and outcome = 'refused'")
      .all();
    expect(refused).toContainEqual({ who: 'boyd', records: JSON.stringify([`contribution:${contributionId}`]) });
    // Nobody who was refused is there, either.
    expect(names(await harness.as('mason').do('presence.here', { ...none, contributionId }))).toEqual([]);
  });

  it('do not have the record read anew: who comes and goes is no change to it', async () => {
    const contributionId = await record(null);
    await harness.as('boyd').do('presence.here', { ...none, contributionId });
    const { heard } = harness.as('boyd');
    heard.length = 0;
    await harness.as('mason').do('presence.here', { ...none, contributionId });
    expect(topics(heard)).toEqual([`presence/contribution:${contributionId}`]);
    heard.length = 0;
    await harness.as('mason').do('presence.here', { ...none, contributionId });
    expect(topics(heard)).toEqual([]);
  });
});

describe('a desk of a unit', () => {
  let unit: Unit;
  beforeEach(async () => {
    unit = await openUnit([
      { login: 'shah', roles: ['case_officer'] },
      { login: 'boyd', roles: ['case_officer'] },
    ]);
  });
  afterEach(() => unit.close());

  it('is seen at a record for as long as somebody is signed in there', async () => {
    const [here, there] = [
      unit.connect(await unit.addWorkstation('desk-01')),
      unit.connect(await unit.addWorkstation('desk-02')),
    ];
    await here.signIn('shah');
    await there.signIn('boyd');
    const form = { channel: 'hotline', text: 'A van by the weir' } as const;
    const { id: contributionId } = await here.do('intake.record', { form, draftId: null });
    await there.do('presence.here', { ...none, contributionId });
    expect(names(await here.do('presence.here', { ...none, contributionId }))).toEqual(['boyd']);
    const told = () => topics(here.heard).filter((topic) => topic === `presence/contribution:${contributionId}`).length;
    const before = told();
    there.engine.send({ kind: 'close' });
    await here.until(() => (told() > before ? true : undefined));
    expect(names(await here.do('presence.here', { ...none, contributionId }))).toEqual([]);
  });
});
