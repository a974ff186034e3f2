import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import { accountId } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'a.dunn', roles: ['administrator'] },
      { login: 's.reed', roles: ['supervisor'], compartments: ['Heron'] },
      { login: 's.cole', roles: ['supervisor'] },
      { login: 'p.shah', roles: ['case_officer'], compartments: ['Heron'] },
      { login: 'k.boyd', roles: ['case_officer'] },
    ],
  });
});
afterEach(() => harness.close());

const idOf = (login: string) => accountId(harness, login);
const reason = 'Moved to another team.';

describe('an administrator', () => {
  it('cannot change their own rights, and the last one cannot go', async () => {
    const admin = harness.as('a.dunn');
    const self: Input<'access.changePerson'> = {
      id: idOf('a.dunn'),
      roles: ['administrator'],
      clearance: 'SECRET',
      disabled: false,
      reason,
    };
    expect(await admin.fails('access.changePerson', { ...self, roles: ['case_officer'] })).toMatchObject({
      code: 'LAST_ADMINISTRATOR',
    });
    expect(await admin.fails('access.changePerson', { ...self, disabled: true })).toMatchObject({
      code: 'LAST_ADMINISTRATOR',
    });
    const raised: Input<'access.changePerson'>[] = [
      { ...self, clearance: 'TOP SECRET' },
      { ...self, roles: ['administrator', 'supervisor'] },
    ];
    for (const input of raised)
      expect(await admin.fails('access.changePerson', input)).toMatchObject({ code: 'NOT_ALLOWED', about: 'self' });
    await admin.do('access.changePerson', { ...self, roles: ['administrator'] });
    expect(await admin.fails('access.changePerson', { ...self, id: 999, roles: ['manager'] })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('closes an account, which is shut out from that moment and given no more work', async () => {
    const id = idOf('k.boyd');
    await harness
      .as('a.dunn')
      .do('access.changePerson', { id, roles: ['case_officer'], clearance: 'SECRET', disabled: true, reason });
    expect(await harness.as('k.boyd').fails('intake.drafts', {})).toMatchObject({ code: 'VAULT_LOCKED' });
    const { people } = await harness.as('p.shah').do('access.colleagues', {});
    expect(people.map((p) => p.id)).not.toContain(id);
  });

  it('sees no contribution, no investigation and no member of a compartment', async () => {
    const admin = harness.as('a.dunn');
    expect(
      await admin.fails('contributions.queue', { filter: {}, sort: 'newest', after: null, limit: 1 }),
    ).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect((await admin.do('access.compartments', {})).compartments).toEqual([
      { id: harness.compartment('Heron'), name: 'Heron', members: null },
    ]);
    const others = (await admin.do('access.people', {})).people.filter((p) => !p.compartments.whole);
    expect(others.length).toBeGreaterThan(1);
    expect(others.flatMap((p) => p.compartments.names)).toEqual([]);
  });
});

describe('a compartment', () => {
  it('is filled by its members only, and never left without a supervisor', async () => {
    const id = harness.compartment('Heron');
    const [reed, shah, boyd] = [idOf('s.reed'), idOf('p.shah'), idOf('k.boyd')];
    expect(
      await harness.as('s.cole').fails('access.setMembers', { id, members: [idOf('s.cole')], reason }),
    ).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await harness.as('p.shah').fails('access.setMembers', { id, members: [shah], reason })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    const member = harness.as('s.reed');
    for (const members of [[], [shah, boyd]])
      expect(await member.fails('access.setMembers', { id, members, reason })).toMatchObject({
        code: 'INPUT_INVALID',
        about: 'members',
      });
    expect(await member.fails('access.setMembers', { id, members: [reed, 999], reason })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await member.fails('access.setMembers', { id: 999, members: [reed], reason })).toMatchObject({
      code: 'NOT_FOUND',
    });
    await member.do('access.setMembers', { id, members: [reed, boyd, boyd], reason });
    expect((await member.do('access.compartments', {})).compartments).toEqual([
      { id, name: 'Heron', members: [reed, boyd] },
    ]);
    expect((await harness.as('s.cole').do('access.compartments', {})).compartments).toEqual([
      { id, name: 'Heron', members: null },
    ]);
  });

  it('opens and closes what is in it, at once', async () => {
    const id = harness.compartment('Heron');
    const form = { channel: 'police', text: 'Sealed matter.', compartmentId: id } as const;
    const tip = await harness.as('p.shah').do('intake.record', { form, draftId: null });
    const other = harness.as('k.boyd');
    expect(await other.fails('triage.get', { id: tip.id })).toEqual(await other.fails('triage.get', { id: 4_711 }));
    await harness.as('s.reed').do('access.setMembers', { id, members: [idOf('s.reed'), idOf('k.boyd')], reason });
    expect((await other.do('triage.get', { id: tip.id })).compartment).toBe('Heron');
    expect(await harness.as('p.shah').fails('triage.get', { id: tip.id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('has a name of its own; whoever makes it is its first member', async () => {
    expect(await harness.as('s.cole').fails('access.addCompartment', { name: 'HERON', reason })).toMatchObject({
      code: 'NAME_TAKEN',
    });
    const { id } = await harness.as('s.cole').do('access.addCompartment', { name: 'Egret', reason });
    expect((await harness.as('s.cole').do('access.compartments', {})).compartments).toContainEqual({
      id,
      name: 'Egret',
      members: [idOf('s.cole')],
    });
  });
});
