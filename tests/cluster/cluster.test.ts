import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { readArguments } from '../../build/cluster/arguments.ts';
import { choose, failures, kinds } from '../../build/cluster/failures.ts';
import { layoutIn } from '../../build/cluster/layout.ts';
import { startLoad } from '../../build/cluster/load.ts';
import { rolesOf } from '../../build/cluster/state.ts';
import type { Writer } from '../../build/cluster/writer.ts';

describe('what is asked of the command', () => {
  test.each([['--failures', 'many'], ['--only', 'the-weather'], ['--failures', '0'], ['--fast']])(
    'is refused: %s %s',
    (...args) => {
      expect(readArguments(['--prove', ...args.filter((one) => one !== undefined)])).toHaveProperty('problem');
    },
  );

  test('is twenty failures where nothing else is said', () => {
    expect(readArguments(['--prove'])).toEqual({ order: { prove: true, failures: 20 } });
    expect(readArguments([])).toMatchObject({ order: { prove: false } });
    expect(readArguments(['--help'])).toEqual({ order: null });
  });
});

describe('the failures of a proof', () => {
  test('are of every kind in twenty, and the frozen Patroni is among them twice', () => {
    const twenty = choose(20, kinds);
    expect(twenty).toHaveLength(20);
    expect(new Set(twenty)).toEqual(new Set(kinds));
    expect(twenty.filter((kind) => kind === 'patroni-frozen-at-lease')).toHaveLength(2);
  });

  test('are the one kind that was asked for, as often as it was', () => {
    expect(choose(3, ['primary-cut-off'])).toEqual(['primary-cut-off', 'primary-cut-off', 'primary-cut-off']);
  });

  test('a freeze lasts longer than the lease, since it is the waking that used to lose commits', () => {
    for (const kind of ['patroni-frozen', 'patroni-frozen-at-lease'] as const)
      expect(failures[kind].least).toBeGreaterThan(8_000 + 2_000);
  });
});

describe('who has which role', () => {
  const layout = layoutIn('/tmp/x', { apart: false, programs: '', superuser: 'postgres' });
  const told = (...members: [name: string, role: string, state?: string, timeline?: number][]) =>
    JSON.stringify({
      members: members.map(([name, role, state = 'running', timeline = 2]) => ({ name, role, state, timeline })),
    });

  test('is not known while one is away, follows another timeline or commits wait for none', () => {
    const [leader, sync] = [
      ['member-1', 'leader'],
      ['member-2', 'sync_standby'],
    ] as const;
    for (const body of [
      told([...leader], [...sync]),
      told([...leader], [...sync], ['member-3', 'replica', 'starting']),
      told([...leader], [...sync], ['member-3', 'replica', 'running', 1]),
      told([...leader], ['member-2', 'replica'], ['member-3', 'replica']),
      '{}',
      'gone',
    ])
      expect(rolesOf(layout, body)).toBeNull();
  });

  test('is known once all of them run', () => {
    const roles = rolesOf(layout, told(['member-3', 'replica'], ['member-1', 'sync_standby'], ['member-2', 'leader']));
    expect([roles?.leader.name, roles?.sync.name, roles?.other.name]).toEqual(['member-2', 'member-1', 'member-3']);
  });
});

test('a write without an answer is repeated with its own id, and counts once it is answered', async () => {
  const asked: string[] = [];
  let ended = false;
  const writer: Writer = {
    async write(id) {
      asked.push(id);
      return asked.length === 2 || asked.length === 3 ? 'unknown' : 'acknowledged';
    },
    async end() {
      ended = true;
    },
  };
  const load = startLoad(new Map([['writer-1', writer]]));
  while (asked.length < 5) await sleep(5);
  expect(await load.end()).toEqual([]);
  expect(ended).toBe(true);
  expect(asked.slice(0, 4)).toEqual(['writer-1/1', 'writer-1/2', 'writer-1/2', 'writer-1/2']);
  expect(load.unknown()).toBe(2);
  const ids = load.acknowledged.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
