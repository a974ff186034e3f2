import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SampleContribution, SampleInvestigation, SampleWorld } from '../../main/demonstration/generate/sample.ts';
import { loadDemonstration, loadWorld } from '../../main/demonstration/load/load.ts';
import { compartments, demonstrationPassphrase, people } from '../../main/demonstration/people.ts';
import { openFor } from '../../main/engine/opening.ts';
import { answer } from '../../main/engine/perform.ts';
import { newState } from '../../main/engine/server.ts';
import { newSession } from '../../main/engine/session.ts';
import { verifyChain } from '../../main/store/sqlite/log.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { type OpenVault, openVault } from '../../main/vault/vault.ts';
import { contract, type VerbName } from '../../preload/contract/index.ts';
import { figuresOf, recomputed } from '../oversight/recomputed.ts';

let base: string;
let folder: string;
const kdf = { N: 1024 };
const until = new Date('2026-03-09T10:00:00.000Z');

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'vigil-demonstration-'));
  folder = join(base, 'vault');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const contribution = (n: number, changes: Partial<SampleContribution> = {}): SampleContribution => ({
  reference: `TIP-26-${String(n).padStart(6, '0')}`,
  kind: 'tip',
  channel: 'hotline',
  receivedAt: new Date(Date.UTC(2026, 1, 1, 0, n)).toISOString(),
  text: `Man with a van, plate TX21ABC, number ${n}`,
  area: 'Wexmouth',
  where: 'Harbour',
  immediateRisk: false,
  anonymous: true,
  contactable: false,
  marking: 'OFFICIAL-SENSITIVE',
  triage: null,
  ...changes,
});

const investigation: SampleInvestigation = {
  id: 'INV-001',
  operation: 'GREY HERON',
  state: 'live',
  kind: 'attack plot',
  priority: 'P1B',
  summary: 'Planning at the harbour.',
  area: 'Wexmouth',
  subjects: [
    {
      id: 'S-001',
      role: 'suspect',
      name: 'Craig Dunmore',
      aliases: ['Dunny'],
      born: '1988',
      phones: ['+447700900123'],
      emails: [],
      handles: [],
      vehicles: [{ vrm: 'TX21ABC', make: 'Ford', model: 'Transit', colour: 'white' }],
      addresses: [],
      organisations: [],
    },
  ],
  openedAt: '2026-01-01T09:00:00.000Z',
  closedAt: null,
  compartment: compartments[0] ?? null,
  marking: 'OFFICIAL-SENSITIVE',
  owner: 'p.shah',
  priorityHistory: [{ at: '2026-01-01T09:00:00.000Z', priority: 'P1B', reason: 'Tips agree' }],
  stages: [
    {
      at: '2026-02-01T09:00:00.000Z',
      stage: 'capability',
      evidence: { intent: true, target: false, capability: true, rehearsal: false },
      reason: 'A van',
      by: 'p.shah',
      countersignedBy: 's.kowal',
      countersignedAt: '2026-02-02T09:00:00.000Z',
    },
  ],
  events: [
    {
      kind: 'sighting',
      title: 'Seen at the harbour',
      from: '2026-02-01T00:00:00.000Z',
      to: null,
      precision: 'day',
      basis: 'reported',
      knownAt: '2026-02-01T00:05:00.000Z',
      place: 'Harbour',
      subject: 'Craig Dunmore',
      sourceReference: 'TIP-26-000002',
    },
  ],
  arrests: [{ at: '2026-02-20T05:00:00.000Z', subject: null, other: 'Aled Morgan', outcome: 'pending' }],
  disruption: { at: '2026-02-20T05:00:00.000Z', summary: 'Arrested' },
  decisions: [
    {
      at: '2026-01-02T09:00:00.000Z',
      title: 'Watch',
      text: 'Watch the harbour',
      reason: 'Two tips agree',
      by: 'p.shah',
    },
  ],
  actions: [
    {
      at: '2026-01-03T09:00:00.000Z',
      title: 'Ask for footage',
      due: '2026-01-10',
      state: 'resulted',
      course: { startedAt: null, resultedAt: '2026-03-05T10:00:00.000Z', overAt: null },
      result: 'Seized',
      by: 'p.shah',
      allocatedTo: 'p.shah',
      priority: 'H',
    },
  ],
};

function world(contributions: SampleContribution[]): SampleWorld {
  return {
    from: '2026-02-01',
    until: '2026-03-08',
    total: contributions.length,
    compartments,
    investigations: [investigation],
    contributions: () => contributions,
    threatLevels: [{ from: '2014-08-29T00:00:00.000Z', level: 'SEVERE', wording: 'An attack is highly likely' }],
    truth: () => [],
  };
}
const at = (n: number) => new Date(Date.UTC(2026, 1, 1, 2, n)).toISOString();
const triage = {
  minutesToTriage: 120,
  by: 'e.adjei',
  matchStrength: null,
  operations: [],
  operation: null,
  signedOff: null,
  ruledOut: [],
};
const some = [
  contribution(1, { triage: { ...triage, state: 'nfa_proposed', at: at(1) } }),
  contribution(2, {
    triage: {
      ...triage,
      state: 'linked',
      at: at(2),
      operation: 'GREY HERON',
      operations: ['GREY HERON'],
      matchStrength: 'strong',
    },
  }),
  contribution(3, { kind: 'advice', channel: 'advice', text: '', area: '', where: '' }),
  contribution(4),
];

const load = (contributions: SampleContribution[], signal = new AbortController().signal) =>
  loadWorld({ folder, world: world(contributions), until, kdf, signal, progress: () => undefined });

async function opened<T>(login: string, look: (db: Database) => T | Promise<T>): Promise<T> {
  const vault = await openVault({ folder, login, passphrase: demonstrationPassphrase, migrate, supportedVersion, kdf });
  try {
    return await look(vault.db);
  } finally {
    vault.close();
  }
}

/** The engine on a vault that is open, for any of the people. */
async function engineOn(vault: OpenVault, now: Date) {
  const state = newState({ installation: { maximumMarking: 'TOP SECRET' }, clock: () => now });
  await openFor(state, vault);
  const as = (login: string) => {
    const connection = { workstation: 'a desk', send: () => undefined, session: newSession(login, 'a desk') };
    return (verb: VerbName, input: unknown) =>
      answer(state, connection, { id: 1, verb, input, paths: {} }, new AbortController().signal);
  };
  return { as };
}

describe('loading a world', () => {
  it('leaves no vault behind when it is stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(load(some, stop.signal)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(existsSync(join(folder, 'vault.db'))).toBe(false);
    await load(some);
  });

  it('never builds over a vault', async () => {
    await load(some);
    await expect(load(some)).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
    expect(await opened('p.shah', (db) => db.prepare('select count(*) n from contribution_row').get())).toEqual({
      n: 4,
    });
  });

  it('lets every person in by the passphrase that is shown, and writes it nowhere', async () => {
    await load(some);
    for (const { login } of people) await opened(login, () => undefined);
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name)).toString('latin1');
      expect(bytes).not.toContain(demonstrationPassphrase);
      expect(bytes).not.toContain('TX21ABC');
    }
  });

  it('keeps triage, links and what hangs on an investigation, with a log whose chain holds', async () => {
    expect(await load(some)).toEqual({ contributions: 4, investigations: 1 });
    await opened('p.shah', async (db) => {
      const all = (sql: string) => db.prepare(sql).all();
      expect(
        all('select state, triagedAt, proposedBy is not null as proposed from contribution_row order by id'),
      ).toEqual([
        { state: 'nfa_proposed', triagedAt: at(1), proposed: 1 },
        { state: 'linked', triagedAt: at(2), proposed: 0 },
        { state: 'nfa', triagedAt: null, proposed: 0 },
        { state: 'untriaged', triagedAt: null, proposed: 0 },
      ]);
      expect(all('select contributionId, decision, matchStrength from link_row')).toEqual([
        { contributionId: 2, decision: 'linked', matchStrength: 'strong' },
      ]);
      expect(all('select contributionId, subjectId from event_row')).toEqual([{ contributionId: 2, subjectId: 1 }]);
      expect(all('select compartmentId > 0 as inside from investigation_row')).toEqual([{ inside: 1 }]);
      expect(all('select sum(n) as n from contribution_rollup_row')).toEqual([{ n: 4 }]);
      expect(all('select sum(n) as n from arrest_rollup_row')).toEqual([{ n: 1 }]);
      expect(all("select value, text from case_identifier_row where kind in ('phone', 'vrm') order by kind")).toEqual([
        { value: '+447700900123', text: '07700 900123' },
        { value: 'TX21ABC', text: 'TX21 ABC' },
      ]);
      expect(all("select count(*) > 10 as found from match_key_row where key like 'vrm:%'")).toEqual([{ found: 1 }]);
      expect(all("select records from log_row where processing = 'collection'")).toEqual([
        { records: '["investigation:1"]' },
        { records: '["contribution:1-4"]' },
      ]);
      expect(await verifyChain(db)).toMatchObject({ whole: true, entries: 2 });
    });
  });
});

describe('the history of a sample contribution', () => {
  it('can be taken back by whoever is said to have made it, like any other', async () => {
    await load(some);
    const vault = await openVault({
      folder,
      login: 'p.shah',
      passphrase: demonstrationPassphrase,
      migrate,
      supportedVersion,
      kdf,
    });
    const officer = (await engineOn(vault, until)).as('e.adjei');
    try {
      expect(await officer('triage.get', { id: 1 })).toMatchObject({
        ok: true,
        value: { state: 'nfa_proposed', canUndo: true, history: [{ what: 'Proposed no further action' }] },
      });
      expect(await officer('contributions.undo', { id: 1 })).toMatchObject({ ok: true });
      expect(await officer('triage.get', { id: 1 })).toMatchObject({
        value: { state: 'untriaged', proposedBy: null },
      });
    } finally {
      vault.close();
    }
  });
});

describe('the demonstration', () => {
  it('holds eighteen months of work, seven late-stage disruptions, and nothing that lies ahead', async () => {
    const signal = new AbortController().signal;
    const loaded = await loadDemonstration({ folder, until, kdf, signal, progress: () => undefined });
    // 20,000 and 60 of the eighteen months, and what was taken over from before.
    expect(loaded).toEqual({ contributions: 20_178, investigations: 82 });
    const vault = await openVault({
      folder,
      login: 'm.brennan',
      passphrase: demonstrationPassphrase,
      migrate,
      supportedVersion,
      kdf,
    });
    try {
      const engine = await engineOn(vault, until);
      const read = async (login: string) => {
        const result = await engine.as(login)('oversight.dashboard', { day: null });
        if (!result.ok) throw new Error(result.error.code);
        return contract['oversight.dashboard'].output.parse(result.value);
      };
      for (const login of ['m.brennan', 'h.farouk'])
        expect(figuresOf(await read(login))).toEqual(recomputed(vault.db, login, '2026-03-09').figures);
      const manager = await read('m.brennan');
      expect(manager.disrupted.total).toBe(7);
      expect(manager.disrupted.plots.length).toBeGreaterThan(7);
      expect(manager.contributions.perDay).toBeGreaterThan(35);
      expect(manager.livePlots.length).toBeGreaterThan(0);
      // Two closed circles: who belongs to neither sees less.
      expect((await read('h.farouk')).livePlots.length).toBeLessThan(manager.livePlots.length);
      // What reached investigations is in every state: waiting, overdue, seen, accepted, returned and disagreed with.
      const now = until.toISOString();
      const standing = vault.db
        .prepare(
          `select outcome, seenAt is null as unseen, answeredAt is null and dueAt < ? as overdue, count(*) as n
           from delivery_row group by 1, 2, 3 order by 1, 2, 3`,
        )
        .all(now);
      const kinds = standing as { outcome: string | null; unseen: number; overdue: number; n: number }[];
      const states = kinds.map(({ outcome, unseen, overdue }) =>
        outcome === null ? `${unseen === 1 ? 'not seen' : 'seen'}${overdue === 1 ? ', overdue' : ''}` : outcome,
      );
      expect(states).toEqual(
        expect.arrayContaining(['not seen, overdue', 'seen, overdue', 'accepted', 'returned', 'disagreed']),
      );
      expect(kinds.find(({ outcome }) => outcome === 'accepted')?.n).toBeGreaterThan(500);
      const ahead = (table: string, column: string) =>
        vault.db.prepare(`select count(*) as n from ${table} where ${column} > ?`).get(until.toISOString());
      for (const [table, column] of [
        ['contribution_row', 'receivedAt'],
        ['contribution_row', 'recordedAt'],
        ['contribution_row', 'triagedAt'],
        ['arrest_row', 'at'],
        ['assessment_row', 'at'],
        ['event_row', 'knownAt'],
        ['decision_row', 'at'],
        ['disruption_row', 'at'],
        ['action_step_row', 'at'],
        ['decision_task_row', 'doneAt'],
        ['note_row', 'at'],
        ['mention_row', 'seenAt'],
        ['delivery_row', 'seenAt'],
        ['delivery_row', 'answeredAt'],
        ['same_person_row', 'at'],
        ['report_waiver_row', 'at'],
        ['disclosure_row', 'at'],
        ['contribution_caveat_row', 'at'],
      ] as const)
        expect({ table, column, ahead: ahead(table, column) }).toEqual({ table, column, ahead: { n: 0 } });
    } finally {
      vault.close();
    }
  }, 600_000);
});
