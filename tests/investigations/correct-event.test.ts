import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountId, openingForm as form } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;

beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', name: 'P. Shah', roles: ['case_officer'], compartments: ['MEADOW'] },
      { login: 'mcardle', name: 'R. McArdle', roles: ['case_officer'] },
      { login: 'kowal', name: 'S. Kowal', roles: ['supervisor'], compartments: ['MEADOW'] },
      { login: 'audit', roles: ['auditor'] },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
});
afterEach(() => harness.close());

describe('an event', () => {
  const event = {
    kind: 'sighting',
    title: 'Van seen',
    detail: 'White, with a dent.',
    when: { from: '2026-03-01T09:30:00.000Z', to: null, precision: 'minute', basis: 'reported' },
    place: 'Tannery Lane',
    subjectId: null,
    contributionId: null,
    knownAt: null,
  } as const;

  it('is corrected with a reason: who, when, what it was and what it is stay in the history', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form());
    const { subjectId } = await harness
      .as('shah')
      .do('investigations.addSubject', { id, role: 'suspect', name: 'Ivo Marchant', aliases: [], born: null });
    const { eventId } = await harness.as('shah').do('investigations.addEvent', { id, ...event });
    const before = await harness.as('kowal').do('investigations.event', { id, eventId });
    expect(before).toMatchObject({ title: 'Van seen', knownAt: '2026-03-09T10:00:00.000Z' });
    const week = { from: '2026-03-02T00:00:00.000Z', to: '2026-03-08T00:00:00.000Z' };
    const after = {
      id,
      eventId,
      ...event,
      title: 'Lorry seen',
      when: { ...week, precision: 'day', toPrecision: 'day', basis: 'observed' },
      subjectId,
      reason: 'The caller rang again',
    } as const;
    await harness.as('kowal').do('investigations.changeEvent', after);
    const { entries } = await harness.as('shah').do('investigations.timeline', { id });
    expect(entries.find(({ lane }) => lane === 'event')).toMatchObject({
      itemId: eventId,
      title: 'Lorry seen',
      ...week,
      persons: ['Ivo Marchant'],
      // When it was first known does not change with what was known of it.
      knownAt: before.knownAt,
    });
    const { changes } = await harness.as('shah').do('investigations.get', { id });
    expect(changes[0]).toEqual({
      id: expect.any(Number),
      at: '2026-03-09T10:00:00.000Z',
      by: 'S. Kowal',
      what:
        'Event “Van seen” corrected: title was “Van seen”, now “Lorry seen”; when was 1 Mar 2026, 09:30, now 2 Mar 2026 to 8 Mar 2026; ' +
        'how it is known was reported, now observed; person was nobody, now Ivo Marchant',
      reason: 'The caller rang again',
    });
    // The same again is no correction.
    await harness.as('kowal').do('investigations.changeEvent', after);
    expect((await harness.as('shah').do('investigations.get', { id })).changes).toHaveLength(changes.length);
  });

  it('is not corrected into what it could not be, by those who read alone, nor once it is withdrawn', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form());
    const { eventId } = await harness.as('shah').do('investigations.addEvent', { id, ...event });
    const change = { id, eventId, ...event, reason: 'Told so' };
    const fails = (more: object, login = 'shah') =>
      harness.as(login).fails('investigations.changeEvent', { ...change, ...more });
    const reversed = { ...event.when, to: '2026-02-01T00:00:00.000Z' };
    expect(await fails({ when: reversed })).toMatchObject({ code: 'INPUT_INVALID', about: 'when.to' });
    expect(await fails({ knownAt: '2026-03-10T10:00:00.000Z' })).toMatchObject({ about: 'knownAt' });
    expect((await fails({ subjectId: 99 })).code).toBe('NOT_FOUND');
    expect((await fails({}, 'audit')).code).toBe('NOT_ALLOWED');
    const other = await harness.as('shah').do('investigations.open', form({ operation: 'BROWN HARE' }));
    expect((await fails({ id: other.id })).code).toBe('NOT_FOUND');
    await harness
      .as('shah')
      .do('investigations.withdraw', { id, what: 'event', itemId: eventId, reason: 'Entered twice' });
    expect((await fails({})).code).toBe('NOT_FOUND');
    expect((await harness.as('shah').fails('investigations.event', { id, eventId })).code).toBe('NOT_FOUND');
  });

  it('keeps the source that whoever corrects it may not know of, and does not show it', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form());
    const compartmentId = harness.compartment('MEADOW');
    const tip = { channel: 'hotline', text: 'A van with a dent in Tannery Lane', compartmentId } as const;
    const { id: contributionId } = await harness.as('shah').do('intake.record', { form: tip, draftId: null });
    const { eventId } = await harness.as('shah').do('investigations.addEvent', { id, ...event, contributionId });
    expect(await harness.as('mcardle').do('investigations.event', { id, eventId })).toMatchObject({
      contributionId: null,
    });
    const team = [accountId(harness, 'mcardle')];
    await harness.as('shah').do('investigations.change', { id, version: 1, team, reason: 'Joins the team' });
    const change = { id, eventId, ...event, title: 'A van', reason: 'Told so' };
    await harness.as('mcardle').do('investigations.changeEvent', change);
    expect((await harness.as('mcardle').fails('investigations.changeEvent', { ...change, contributionId })).code).toBe(
      'NOT_FOUND',
    );
    const { changes } = await harness.as('mcardle').do('investigations.get', { id });
    expect(changes[0]?.what).toBe('Event “Van seen” corrected: title was “Van seen”, now “A van”');
    expect(await harness.as('shah').do('investigations.event', { id, eventId })).toMatchObject({ contributionId });
    await harness.as('shah').do('investigations.changeEvent', { ...change, title: 'Van seen' });
    expect(await harness.as('shah').do('investigations.event', { id, eventId })).toMatchObject({
      contributionId: null,
    });
  });
});
