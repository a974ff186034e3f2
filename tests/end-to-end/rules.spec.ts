/** A rule is read where it acts, changed by one and agreed to by another, and shows what it was before. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openDemonstration } from './story/demonstration.ts';
import { button, closeMessages, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { lock } from './story/vault.ts';

async function become(page: Page, who: RegExp): Promise<void> {
  await lock(page);
  await button(page, who).click();
  await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible(patient);
}

test('a rule is looked up where it acts, changed by two people, and keeps its history', async ({ app }) => {
  test.setTimeout(300_000);
  const { page } = app;
  await openDemonstration(app, /Priya Shah/);

  await test.step('an officer asks what the rule is that sets a date, and finds it, but cannot change it', async () => {
    await goTo(page, '#/my-work');
    await button(page, 'Help: the rule on deliveries').click();
    const help = page.getByRole('dialog', { name: 'the rule on deliveries' });
    await expect(help).toContainText('Looked at within');
    await takePictures(page, 'about-rule');
    await help.getByRole('link', { name: 'This rule and its history' }).click();
    await seeView(page, 'Rule: Deliveries');
    await expect(button(page, 'Change')).toHaveCount(0);
  });

  await test.step('a supervisor sees what a stricter one would have come to, and proposes it', async () => {
    await become(page, /Stefan Kowal/);
    await goTo(page, '#/rules/repeat');
    await seeView(page, 'Rule: Repeats');
    await button(page, 'Change').click();
    const dialog = page.getByRole('dialog', { name: 'Change the rule: Repeats' });
    await dialog.getByRole('textbox', { name: 'Earlier reports' }).fill('0');
    await button(dialog, 'Propose').click();
    await expect(dialog.getByText('A whole number from 1 to 20.')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Earlier reports' }).fill('1');
    await expect(dialog.getByRole('table', { name: 'What changes' })).toContainText('2 or more');
    await button(dialog, 'What would it have changed?').click();
    await expect(dialog.getByText(/in the last 90 days that you may see/)).toBeVisible(patient);
    await dialog.getByLabel('Why').fill('Two reports on one man were closed apart');
    await takePictures(page, 'change-rule');
    await button(dialog, 'Propose').click();
    await seeMessage(page, 'Proposed.');
    await closeMessages(page);
    await goTo(page, '#/rules');
    await expect(page.getByText('Needs another person')).toBeVisible();
    await takePictures(page, 'rules');
  });

  await test.step('questions are added, moved and withdrawn by keyboard', async () => {
    await goTo(page, '#/rules/question_set');
    await seeView(page, 'Rule: Questions of a call');
    await button(page, 'Change').click();
    const dialog = page.getByRole('dialog', { name: 'Change the rule: Questions of a call' });
    await button(dialog, 'Move down: Who').first().focus();
    await page.keyboard.press('Enter');
    await expect(button(dialog, 'Move down: Who').first()).toBeFocused();
    await button(dialog, 'Withdraw: Travel').first().focus();
    await page.keyboard.press('Enter');
    await button(dialog, 'Add a question').first().focus();
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('textbox', { name: 'Label of question 9' }).first()).toBeFocused();
    await page.keyboard.type('Gait');
    await page.keyboard.press('Tab');
    await page.keyboard.type('How do they walk?');
    await expect(dialog.getByRole('table', { name: 'What changes' })).toContainText('Gait: How do they walk?');
    await dialog.getByLabel('Why').fill('Asked for by the film unit');
    await takePictures(page, 'change-questions');
    await button(dialog, 'Propose').click();
    await seeMessage(page, 'Proposed.');
    await closeMessages(page);
  });

  await test.step('an administrator agrees, and the history shows what was and what is', async () => {
    await become(page, /Tuncay Yildiz/);
    await goTo(page, '#/rules');
    const waiting = page.getByRole('region', { name: 'Waiting for a second person' });
    await expect(waiting.getByText('Gait: How do they walk?')).toBeVisible(patient);
    await takePictures(page, 'rules-waiting');
    await button(waiting, 'Agree').first().click();
    await seeMessage(page, 'Agreed.');
    await closeMessages(page);
    await goTo(page, '#/rules/repeat');
    await expect(page.getByRole('table', { name: 'What version 2 changed' })).toContainText('1 or more');
    await takePictures(page, 'rule-history');
  });
});
