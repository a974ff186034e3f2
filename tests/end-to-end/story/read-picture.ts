/** A letter comes as a picture, and its words are read by machine: by the program on this stage, in folders of its own. */
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { type Stage, startInElectron } from '../electron-app.ts';
import { recordCall } from './inbox.ts';
import { button, closeMessages, goTo, patient, seeView } from './page.ts';
import { createVault, priya } from './vault.ts';

const letter = fileURLToPath(new URL('../../documents/read-by-machine.webp', import.meta.url));

/** By one alone, while there is nobody else to agree. */
async function turnReadingOn(page: Page): Promise<void> {
  await goTo(page, '#/rules/document');
  await seeView(page, 'Rule: Reading documents');
  await button(page, 'Change').click();
  const dialog = page.getByRole('dialog', { name: 'Change the rule: Reading documents' });
  await dialog.getByText('Read words in pictures by machine').click();
  await dialog.getByLabel('Why').fill('Scans come in every day');
  await button(dialog, 'Propose').click();
  await expect(dialog).toHaveCount(0);
  await closeMessages(page);
}

async function addLetter(page: Page): Promise<void> {
  await recordCall(page, 'Somebody has put a letter through our door.');
  await goTo(page, '#/queue');
  await page
    .getByRole('grid', { name: 'Queue' })
    .getByRole('row', { name: /a letter through our door/ })
    .click();
  const documents = page.getByRole('region', { name: 'Documents' });
  await documents.locator('input[type=file]').setInputFiles(letter);
  await expect(page.locator('.toast').filter({ hasText: 'added.' })).toBeVisible(patient);
}

export async function readPictureIn(root: string, staged: Stage): Promise<void> {
  const own = (name: string): string => {
    const folder = join(root, 'picture', name);
    mkdirSync(folder, { recursive: true });
    chmodSync(join(root, 'picture'), 0o755);
    return folder;
  };
  const none = { file: () => null, folder: () => null, save: () => null };
  const folders = { profile: own('profile'), vaults: own('vaults'), files: own('files') };
  const { page, close } = await startInElectron({ dist: '', ...folders, answers: none, sizeOf: () => 0 }, staged);
  try {
    await createVault(page, priya, ['Case officer']);
    await turnReadingOn(page);
    await addLetter(page);
    await goTo(page, '#/search/neighbour');
    await expect(
      page.getByRole('row', { name: /read-by-machine\.webp \(read by machine from a picture\)/ }),
    ).toBeVisible();
  } finally {
    await close();
  }
}
