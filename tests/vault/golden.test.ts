/** Vaults as earlier versions left them, each kept for ever: today's program opens a copy and reads everything back. */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { openWithRecovery } from '../../main/vault/vault.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Desk, type Desks, iqbal, openDesks, owen } from './golden/desks.ts';
import { cheap } from './people.ts';

const golden = fileURLToPath(new URL('./golden', import.meta.url));
const versions = readdirSync(golden)
  .filter((name) => /^\d+$/.test(name))
  .map(Number)
  .sort((one, other) => one - other);
const folderToken = 'f'.repeat(32);

const open: Desks[] = [];
afterAll(async () => {
  for (const desks of open.splice(0)) await desks.close();
});

/** A copy. */
function folderOf(version: number): string {
  const folder = temporaryFolder();
  for (const name of ['vault.db', 'vault.json']) cpSync(join(golden, String(version), name), join(folder, name));
  return folder;
}

/** What the tables are made of, however they came to be; the indices of words that are made as contributions come in are left out. */
function partsOf(db: Database): unknown[] {
  const parts = db.prepare("select type, name, sql from sqlite_schema where name not glob 'week_[0-9]*' order by name");
  const columns = db.prepare('select name, type, "notnull", dflt_value, pk from pragma_table_info(?) order by name');
  return (parts.all() as { type: string; name: string; sql: string }[]).map(({ type, name, sql }) =>
    type === 'table' ? { name, columns: columns.all(name) } : { name, sql },
  );
}

/** The account that the vault was made with, at a desk of its own. */
async function signIn(version: number): Promise<Desk> {
  const desks = openDesks('2026-06-01T09:00:00.000Z');
  open.push(desks);
  const desk = desks.desk();
  await desk('vault.signIn', { folderToken, ...owen }, { [folderToken]: folderOf(version) });
  return desk;
}

it('there is one of each version, the newest included', () => {
  expect(versions).toEqual(Array.from({ length: supportedVersion }, (_, at) => at + 1));
});

describe.each(versions)('a vault of version %i', (version) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await signIn(version);
  });

  it('opens for its people, with every page whole and every line of the log in its place', async () => {
    expect((await desk('access.me', {})).account).toMatchObject({
      name: 'Mair Owen',
      clearance: 'SECRET',
      compartments: [{ name: 'HERON' }],
    });
    const before = await desk('vault.verify', {});
    expect(before).toMatchObject({ pages: true, log: { whole: true, broken: 0 } });
    expect(before.log.entries).toBeGreaterThan(40);
    // The chain goes on from where it stood.
    await desk('investigations.get', { id: 1 });
    const after = await desk('audit.verify', {});
    expect(after.whole).toBe(true);
    expect(after.entries).toBeGreaterThan(before.log.entries);
  });

  it('says of its investigations what it said', async () => {
    expect(await desk('investigations.get', { id: 1 })).toMatchObject({
      reference: 'INV-26-0001',
      operation: 'ALDER',
      priority: 'P4',
      stage: 'reconnaissance',
      stageProposed: false,
      stageLate: expect.any(Boolean),
      team: [{ name: 'Mair Owen' }, { name: 'Rafi Iqbal' }],
      people: [
        {
          role: 'suspect',
          name: 'Craig Dunmore',
          aliases: ['Dunny'],
          born: '1988-04',
          identifiers: expect.arrayContaining([expect.objectContaining({ kind: 'phone', value: '+447700900123' })]),
        },
      ],
      identifiers: expect.arrayContaining([expect.objectContaining({ kind: 'vrm', text: 'TX21 ABC' })]),
      arrests: [{ outcome: 'charged_terrorism', subject: 'Craig Dunmore' }],
      disruption: { summary: 'Arrest at home', lateStage: true },
    });
    expect((await desk('investigations.list', {})).rows.map(({ operation }) => operation).sort()).toEqual([
      'ALDER',
      'HERON',
    ]);
    expect((await desk('investigations.decisions', { id: 1, after: null, limit: 50 })).decisions).toMatchObject([
      { title: 'Open surveillance' },
    ]);
    expect((await desk('oversight.arrests', { from: '2026-03-01', to: '2026-03-31' })).arrests).toHaveLength(1);
  });

  it('says of its contributions what it said, finds them by their words, and matches new ones', async () => {
    const text = 'Craig Dunmore is on 07700 900123 all day. Pat rang from the café.';
    expect(await desk('triage.get', { id: 1 })).toMatchObject({
      reference: 'TIP-26-000001',
      text,
      state: 'linked',
      recordedBy: 'Mair Owen',
      links: [{ operation: 'ALDER', decision: 'linked', reason: 'His phone', by: 'Mair Owen' }],
      grades: { submitter: { source: '2', intelligence: 'C', handling: 'P' }, evaluator: null },
    });
    expect(await desk('triage.get', { id: 3 })).toMatchObject({ state: 'nfa', triageReason: 'Nothing to look into' });
    expect(await desk('contributions.count', { filter: {} })).toMatchObject({ total: 13 });
    const about = { investigationId: null, exhibitId: null, after: null, limit: 5 };
    expect((await desk('documents.list', { contributionId: 9, ...about })).documents).toMatchObject([
      { name: 'garage.jpg', size: 3, origin: 'mail' },
    ]);
    const { documents } = await desk('documents.list', { contributionId: 1, ...about });
    expect(documents).toMatchObject([{ name: 'plan.txt', text: 'read' }]);
    const documentId = documents[0]?.id ?? 0;
    expect(await desk('documents.verify', { documentId, task: 'verify' })).toEqual({ whole: true });
    const read = await desk('documents.bytes', { documentId, from: 0, length: 13 });
    expect(Buffer.from(read.bytes, 'base64').toString()).toBe('Craig Dunmore');
    const exhibits = await desk('exhibits.list', { investigationId: 1, after: null, limit: 5 });
    expect(exhibits.exhibits).toMatchObject([
      { reference: 'JM/1', heldBy: 'Property store', foundPlace: '4 Mill Lane' },
    ]);
    expect(await desk('triage.revealSource', { id: 8, reason: 'To ring back' })).toMatchObject({ name: 'Pat Larch' });
    const { hits } = await desk('search.find', { text: 'cafe', limit: 10 });
    expect(hits.map(({ reference }) => reference)).toEqual(['TIP-26-000001']);
    const { suggestions } = await desk('linking.suggestions', { contributionId: 8 });
    expect(suggestions).toMatchObject([{ operation: 'ALDER', reasons: [{ kind: 'vrm' }] }]);
    const form = { channel: 'hotline', text: 'Dunny gave me 07700 900123' } as const;
    expect(await desk('intake.record', { form, draftId: null })).toMatchObject({ reference: 'TIP-26-000013' });
  });

  it('lets somebody in by its recovery code, and has the tables that a new vault has', async () => {
    const code = readFileSync(join(golden, String(version), 'recovery-code.txt'), 'utf8').trim();
    const vault = await openWithRecovery({
      folder: folderOf(version),
      code,
      login: iqbal.login,
      newPassphrase: 'velvet anchor thistle bridge',
      migrate,
      supportedVersion,
      kdf: cheap,
    });
    const anew = new Sqlite(':memory:');
    try {
      migrate(anew);
      expect(partsOf(vault.db)).toEqual(partsOf(anew));
    } finally {
      vault.close();
      anew.close();
    }
  });
});
