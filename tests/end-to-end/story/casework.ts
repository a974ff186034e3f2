/** What an officer does on the way to other stories: load investigations, take tips in, open one in the queue. */
import { expect, type Page } from '@playwright/test';
import type { App } from '../app.ts';
import { investigationsFile, tipsFile } from './files.ts';
import { button, closeMessages, goTo, patient, seeView } from './page.ts';

/** Loads hand-written investigations, all 30 or those of these operations. */
export async function loadInvestigations(app: App, ...operations: readonly string[]): Promise<void> {
  const { page } = app;
  await app.dialogs({ file: investigationsFile(app.files, ...operations) });
  await goTo(page, '#/investigations');
  await button(page, 'Import from a file').click();
  const dialog = page.getByRole('dialog', { name: 'Import investigations' });
  await button(dialog, 'Choose a file').click();
  await expect(dialog.getByText(/^\d+ imported, 0 already recorded, 0 refused$/)).toBeVisible(patient);
  await dialog.getByText('Close', { exact: true }).click();
}

/** Takes the hand-written tips in; gives how many there were. */
export async function takeTipsIn(app: App, count?: number): Promise<number> {
  const { page } = app;
  await app.dialogs({ file: tipsFile(app.files, count) });
  await goTo(page, '#/import');
  await button(page, 'Choose a file').click();
  await button(page, 'Import').click();
  await expect(page.locator('.import__figures')).toBeVisible(patient);
  // While reports are still being matched, a repeat rises in the queue under whoever is about to click there.
  await expect(
    page.getByRole('status').filter({ hasText: /^(All \S+ reports are|Its report is) matched/ }),
  ).toBeVisible(patient);
  const taken = Number(await page.locator('.import__figures dd').first().textContent());
  await closeMessages(page);
  return taken;
}

/** Narrows the queue to tips with these words and puts the focus on the list; the first of them is open. */
export async function findInQueue(page: Page, words: string): Promise<void> {
  await goTo(page, '#/queue');
  await seeView(page, 'Queue');
  await page.getByRole('textbox', { name: 'Words in the text' }).fill(words);
  await expect(page.locator('.tip .marked')).toContainText(new RegExp(words.split(' ')[0] ?? words, 'i'));
  await page.getByRole('grid', { name: 'Queue' }).focus();
}

/** Puts an entry of the list beside the marking of the investigation whose overview is open. */
export async function addCaveat(page: Page, words: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Handling', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Handling of/ });
  await dialog.getByText(words).click();
  await dialog.getByLabel('Why').fill('It names somebody who lives in the house.');
  await button(dialog, 'Save').click();
  await expect(dialog).toHaveCount(0);
}

/** Badges of the open contribution: its state, marking and grades. */
export function headOfTip(page: Page) {
  return page.locator('.tip__head');
}
