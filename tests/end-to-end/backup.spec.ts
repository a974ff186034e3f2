/** An administrator backs the vault up from its own screen. */
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { button, goTo, patient } from './story/page.ts';
import { createVault } from './story/vault.ts';

test('the vault is backed up to a folder that is chosen, and a folder that is gone is named as such', async ({
  app,
}) => {
  const { page } = app;
  await createVault(page);
  await goTo(page, '#/vault');
  const disk = join(app.files, 'disk');
  mkdirSync(disk);
  // The window may be another user’s.
  chmodSync(disk, 0o777);

  await test.step('a change of mind does nothing', async () => {
    await button(page, 'Back up now…').click();
    await expect(button(page, 'Back up now…')).toBeVisible();
  });

  await test.step('it is made, and says what it did without a path', async () => {
    await app.dialogs({ folder: disk });
    await button(page, 'Back up now…').click();
    const told = page.getByRole('region', { name: 'Backed up, and verified after it was written' });
    await expect(told).toContainText('1 backup of this vault in that folder', patient);
    await expect(page.locator('body')).not.toContainText(disk);
    const [made = ''] = readdirSync(disk);
    await expect(told).toContainText(made);
    expect(readdirSync(join(disk, made)).sort()).toEqual(['backup-keys.json', 'backup.db', 'backup.json']);
  });

  await test.step('the screen says when the last one was made, and that nothing is planned', async () => {
    const told = page.getByRole('group', { name: 'Backups' }).or(page.getByLabel('Backups'));
    await expect(told.first()).toContainText('1 backup in its folder then');
    await expect(told.first()).toContainText('None planned');
  });

  await test.step('one is planned for every week, to a folder that is chosen, and is due there at once', async () => {
    const weekly = join(app.files, 'weekly');
    mkdirSync(weekly);
    chmodSync(weekly, 0o777);
    await button(page, 'Back up by itself…').click();
    await page.getByRole('radio', { name: 'Every week' }).check({ force: true });
    await app.dialogs({ folder: weekly });
    await button(page, 'Choose the folder…').click();
    await expect(page.getByText('To “weekly”')).toBeVisible();
    await button(page, 'Plan').click();
    await expect(page.getByText('every week to the folder “weekly”')).toBeVisible(patient);
    await expect.poll(() => readdirSync(weekly).filter((name) => !name.endsWith('.part')).length, patient).toBe(1);
    await expect(page.locator('body')).not.toContainText(weekly);
  });

  await test.step('the disk is taken away', async () => {
    rmSync(disk, { recursive: true });
    await app.dialogs({ folder: disk });
    await button(page, 'Back up now…').click();
    await expect(page.getByText('The folder for backups is not there.')).toBeVisible(patient);
  });
});
