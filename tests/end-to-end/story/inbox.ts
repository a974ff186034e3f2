/** What stories of the inbox do: an operation is opened, a call is recorded, and linked by hand. */
import { expect, type Locator, type Page } from '@playwright/test';
import { button, closeMessages, goTo, patient, seeView } from './page.ts';

export const inbox = (page: Page): Locator => page.getByRole('region', { name: 'Inbox' });

/** A hotline call. */
export async function recordCall(page: Page, words: string): Promise<void> {
  await goTo(page, '#/record');
  await seeView(page, 'Record a contribution');
  await page.keyboard.press('Space');
  await page.getByLabel(/What was said/).fill(words);
  await page.keyboard.press('Control+Enter');
  await closeMessages(page);
}

export async function linkByHand(page: Page, words: string, operation: string): Promise<void> {
  await goTo(page, '#/queue');
  await page.getByRole('textbox', { name: 'Words in the text' }).fill(words);
  await expect(page.locator('.tip .marked')).toContainText(words, patient);
  await button(page, /^Link to another case/).click();
  const dialog = page.getByRole('dialog', { name: 'Link to another case' });
  await dialog.getByLabel('Operation name or reference').fill(operation);
  await button(dialog, 'Link').click();
  await closeMessages(page);
}

/** Whoever is signed in owns it. */
export async function openOperation(page: Page, operation: string, summary: string): Promise<void> {
  await goTo(page, '#/investigations');
  await button(page, 'New investigation').click();
  const opening = page.getByRole('dialog', { name: 'New investigation' });
  await opening.getByLabel('Operation name').fill(operation);
  await opening.getByLabel('Reason for the priority').fill('Two tips agree on a date.');
  await opening.getByLabel('Summary').fill(summary);
  await page.keyboard.press('Control+Enter');
  await seeView(page, `Op ${operation.toUpperCase()}`);
  await closeMessages(page);
}
