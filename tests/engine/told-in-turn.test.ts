/** Many windows at one caseload: who is told at once, who a moment later, and that nobody misses anything. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FromEngine } from '../../main/engine/protocol.ts';
import { type Harness, openHarness } from '../support/engine.ts';

const crowd = Array.from({ length: 12 }, (_, nth) => `officer${nth}`);
const none = { contributionId: null, investigationId: null };
const topics = (heard: readonly FromEngine[]) => heard.flatMap((one) => (one.kind === 'changed' ? one.topics : []));

describe('a unit in which a lot is done', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await openHarness({
      people: ['busy', 'reader', ...crowd].map((login) => ({ login, roles: ['case_officer'] })),
    });
    for (const login of crowd) harness.as(login);
  });
  afterEach(() => harness.close());

  const call = async () =>
    (await harness.as('busy').do('intake.record', { form: { channel: 'hotline', text: 'A van' }, draftId: null })).id;

  it('has whoever has the record open told before the change is answered, whoever else waits to be told', async () => {
    const id = await call();
    await harness.as('reader').do('presence.here', { ...none, contributionId: id });
    for (let nth = 0; nth < 5; nth++) await call();
    const { heard } = harness.as('reader');
    heard.length = 0;
    await harness.as('busy').do('triage.setOutcome', { id, version: 1, outcome: 'trace', reason: 'Checked.' });
    expect(topics(heard)).toContain(`contribution:${id}`);
  });

  it('tells everybody of everything, each window far less often than something happens', async () => {
    const calls: number[] = [];
    for (let nth = 0; nth < 60; nth++) calls.push(await call());
    for (const login of crowd)
      await expect
        .poll(() => calls.filter((id) => !topics(harness.as(login).heard).includes(`contribution:${id}`)))
        .toEqual([]);
    const messages = crowd.reduce((sum, login) => sum + harness.as(login).heard.length, 0);
    expect(messages).toBeLessThan((crowd.length * calls.length) / 2);
  });

  it('tells nobody who comes and goes at a record that they do not have open', async () => {
    const id = await call();
    for (const login of crowd) await expect.poll(() => topics(harness.as(login).heard)).toContain(`contribution:${id}`);
    await harness.as('reader').do('presence.here', { ...none, contributionId: id });
    const next = await call();
    for (const login of crowd) {
      await expect.poll(() => topics(harness.as(login).heard)).toContain(`contribution:${next}`);
      expect(topics(harness.as(login).heard)).not.toContain(`presence/contribution:${id}`);
    }
  });

  it('forgets nobody’s rights on the way: an account that is closed meanwhile hears no more', async () => {
    const last = crowd.at(-1) ?? '';
    const id = await call();
    harness
      .peek()
      .prepare('update account_row set disabledAt = ? where login = ?')
      .run('2026-03-09T10:00:00.000Z', last);
    const others = crowd.filter((login) => login !== last);
    const next = await call();
    for (const login of others)
      await expect.poll(() => topics(harness.as(login).heard)).toContain(`contribution:${next}`);
    expect(topics(harness.as(last).heard)).not.toContain(`contribution:${next}`);
    expect(id).toBeGreaterThan(0);
  });
});
