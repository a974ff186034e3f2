/** The backup that is due: by whoever is signed in, said in the log, and when it was last made is told to administrators alone. */
import { mkdirSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openHarness } from '../support/engine.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let harness: Awaited<ReturnType<typeof openHarness>>;
let disk: string;
const folderToken = 'token-of-the-folder';
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'n.hale', roles: ['administrator'] },
      { login: 'p.shah', roles: ['case_officer'] },
      { login: 'v.cheung', roles: ['auditor'] },
    ],
  });
  disk = temporaryFolder();
});
afterEach(() => harness.close());

const due = (everyDays: 1 | 7 = 1) => ({ folderToken, everyDays, keep: 2, task: 'backup on schedule' });
const paths = () => ({ paths: { [folderToken]: disk } });

it('is refused where it cannot be made, and then none is known', async () => {
  const nowhere = { paths: { [folderToken]: `${disk}/unplugged` } };
  expect((await harness.as('p.shah').fails('vault.backUpIfDue', due(), nowhere)).code).toBe('BACKUP_FOLDER_GONE');
  expect((await harness.as('p.shah').fails('vault.backups', {})).code).toBe('NOT_ALLOWED');
  expect(await harness.as('n.hale').do('vault.backups', {})).toMatchObject({ last: null, unit: false, schedule: null });
  expect(readdirSync(disk)).toEqual([]);
});

it('is made once by whoever is there, and again when the time has passed', async () => {
  harness.as('n.hale');
  const first = await harness.as('p.shah').do('vault.backUpIfDue', due(), paths());
  expect(first).toEqual({ madeAt: '2026-03-09T10:00:00.000Z', nextAt: '2026-03-10T10:00:00.000Z' });
  // Others hear of it in their turn.
  await expect.poll(() => harness.as('n.hale').heard).toContainEqual({ kind: 'changed', topics: ['backup'] });
  harness.setClock('2026-03-10T09:59:59.000Z');
  const early = await harness.as('p.shah').do('vault.backUpIfDue', due(), paths());
  expect(early).toEqual({ madeAt: null, nextAt: first.nextAt });
  harness.setClock('2026-03-10T10:00:00.000Z');
  expect(await harness.as('n.hale').do('vault.backUpIfDue', due(), paths())).toMatchObject({ madeAt: first.nextAt });
  expect(await harness.as('n.hale').do('vault.backUpIfDue', due(7), paths())).toMatchObject({ madeAt: null });
  expect(readdirSync(disk)).toHaveLength(2);
  expect(await harness.as('n.hale').do('vault.backups', {})).toMatchObject({
    last: { madeAt: '2026-03-10T10:00:00.000Z', kept: 2 },
  });
  const { entries } = await harness.as('v.cheung').do('audit.entries', { after: null });
  const said = entries.filter(({ verb }) => verb === 'vault.backUpIfDue');
  expect(said.map(({ who }) => who).sort()).toEqual(['n.hale', 'p.shah']);
  expect(said[0]?.reason).toMatch(/^Backup on schedule vault-/);
});

it('in another folder counts by itself, and as the last one', async () => {
  await harness.as('p.shah').do('vault.backUpIfDue', due(), paths());
  const other = `${disk}/other`;
  mkdirSync(other);
  harness.setClock('2026-03-09T11:00:00.000Z');
  const elsewhere = { paths: { [folderToken]: other } };
  expect(await harness.as('p.shah').do('vault.backUpIfDue', due(), elsewhere)).toMatchObject({
    madeAt: '2026-03-09T11:00:00.000Z',
  });
  expect(await harness.as('n.hale').do('vault.backups', {})).toMatchObject({ last: { kept: 1 } });
});
