/** Lines of reads that are ready at the same time: in the log, all of them, before anybody is answered, with fewer waits for the disk. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logTogether } from '../../main/engine/log-together.ts';
import type { LogLine, Store } from '../../main/store/port.ts';
import { type Harness, openHarness } from '../support/engine.ts';

const line = (verb: string): LogLine => ({
  at: '2026-03-09T10:00:00.000Z',
  accountId: null,
  who: 'shah',
  verb,
  processing: 'consultation',
  outcome: 'done',
  records: [],
  reason: null,
  recipient: null,
  workstation: null,
  session: null,
});

describe('the log’s lines of reads', () => {
  let harness: Harness;
  let commits: number;
  let write: Store['write'];
  beforeEach(async () => {
    harness = await openHarness({ people: [{ login: 'shah', roles: ['case_officer'] }] });
    commits = 0;
    write = (work, options) => {
      commits += 1;
      return harness.store.write(work, options);
    };
  });
  afterEach(() => harness.close());

  const kept = () => harness.peek().prepare("select verb from log_row where verb like 'read.%' order by seq").all();

  /** While somebody writes, so that whatever comes meanwhile has to wait. */
  async function beside<T>(work: () => Promise<T>): Promise<T> {
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    const writing = harness.store.write(() => held);
    const done = work();
    letGo();
    await writing;
    return done;
  }

  it('that cannot be kept are refused to everybody who waits for them, and those after them are kept', async () => {
    const log = logTogether({ write });
    harness.peek().exec("create trigger full before insert on log_row begin select raise(abort, 'full'); end");
    const outcomes = await beside(() => Promise.allSettled([log(line('read.1')), log(line('read.2'))]));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    harness.peek().exec('drop trigger full');
    await log(line('read.3'));
    expect(kept()).toEqual([{ verb: 'read.3' }]);
  });

  it('are one commit where they come together, each once and in their order', async () => {
    const log = logTogether({ write });
    const verbs = Array.from({ length: 20 }, (_, nth) => `read.${nth + 10}`);
    await beside(() => Promise.all(verbs.map((verb) => log(line(verb)))));
    expect(kept()).toEqual(verbs.map((verb) => ({ verb })));
    expect(commits).toBe(1);
  });

  it('are there when the reader is told so, with those that came while the commit was under way', async () => {
    const log = logTogether({ write });
    const first = log(line('read.1'));
    const second = first.then(() => log(line('read.2')));
    await first;
    expect(kept()).toContainEqual({ verb: 'read.1' });
    await second;
    expect(kept()).toEqual([{ verb: 'read.1' }, { verb: 'read.2' }]);
  });
});
