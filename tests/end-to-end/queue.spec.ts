/** The queue as somebody works through it: the strongest match first, several at once, what has to wait, and commands by Ctrl K. */
import { expect, test } from './fixtures.ts';
import { loadInvestigations, takeTipsIn } from './story/casework.ts';
import { button, choose, closeMessages, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { createVault } from './story/vault.ts';

test('the strongest match first, several at once, snoozed, and found again by Ctrl K', async ({ app }) => {
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app);
  await takeTipsIn(app);
  await goTo(page, '#/queue');
  await seeView(page, 'Queue');
  const grid = page.getByRole('grid', { name: 'Queue' });
  const rows = grid.locator('tbody tr');

  await test.step('the best match is matched by itself, stands first and names its operation', async () => {
    await choose(page, 'What comes first', 'Best match first');
    await expect(rows.first().locator('.queue__match')).toContainText(/Strong/, patient);
    await expect(rows.first().locator('.queue__match')).toContainText(/[A-Z]{4,}/);
    await takePictures(page, 'queue-best-match');
  });

  await test.step('three are selected by keys, and what will happen to each is said before it does', async () => {
    await choose(page, 'What comes first', 'In order of receipt');
    await grid.focus();
    await page.keyboard.press('Shift+j');
    await page.keyboard.press('Shift+j');
    const bar = page.getByRole('toolbar', { name: 'Selected contributions' });
    await expect(bar).toContainText('3 contributions selected');
    await button(bar, 'Trace…').click();
    const dialog = page.getByRole('dialog', { name: /^Trace: 3/ });
    await expect(dialog).toContainText('All 3 will be made a trace.');
    await button(dialog, /^Trace/).click();
    await expect(dialog).toContainText('Write one sentence that a reviewer would understand.');
    await takePictures(page, 'several-at-once');
    await dialog.getByLabel('Why').fill('Nothing held on any of them');
    await page.keyboard.press('Control+Enter');
    await seeMessage(page, '3 contributions made a trace.');
    await expect(page.getByText(/157 untriaged/)).toBeVisible();
  });

  await test.step('one undo takes all of them back', async () => {
    await button(page.locator('.toast').filter({ hasText: 'made a trace' }), 'Undo').click();
    await seeMessage(page, /Undone: 3 contributions/);
    await expect(page.getByText(/160 untriaged/)).toBeVisible();
    await closeMessages(page);
  });

  await test.step('three are linked to one case: what speaks for each is shown first, and one undo takes it back', async () => {
    await grid.focus();
    await page.keyboard.press('Shift+j');
    await page.keyboard.press('Shift+j');
    const bar = page.getByRole('toolbar', { name: 'Selected contributions' });
    await button(bar, 'Link…').click();
    const finder = page.getByRole('dialog', { name: /to a case$/ });
    await finder.getByLabel('Operation name or reference').fill('INV');
    await expect(button(finder, 'Choose').first()).toBeVisible();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Link to Op/ });
    await expect(dialog).toContainText(/3 will be linked/);
    await dialog.getByLabel('Why').fill('The same van each time');
    await takePictures(page, 'link-several');
    await button(dialog, 'Link (3)').click();
    await seeMessage(page, /3 contributions linked to Op/);
    await button(page.locator('.toast').filter({ hasText: 'linked to Op' }), 'Undo').click();
    await seeMessage(page, /Undone: 3 contributions/);
    await expect(page.getByText(/160 untriaged/)).toBeVisible();
    await closeMessages(page);
  });

  await test.step('what has to wait is snoozed with a reason, by Ctrl K, and is still counted', async () => {
    const first = await rows.first().locator('td').nth(1).textContent();
    await rows.first().click();
    await expect(page.locator('.tip__head')).toContainText(first ?? '');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('snooz');
    const option = page.locator('.palette__option').filter({ hasText: 'Snooze' });
    await expect(option.first()).toContainText('Z');
    await takePictures(page, 'palette');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Snooze TIP/ });
    await dialog.getByLabel('Why').fill('The caller rings again tomorrow');
    await page.keyboard.press('Control+Enter');
    await seeMessage(page, /snoozed/);
    await expect(rows.first()).not.toContainText(first ?? '');
    await expect(page.getByText(/160 untriaged/)).toBeVisible();
    await button(page, 'Views').click();
    await page.getByRole('menuitem', { name: 'Snoozed' }).click();
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText(first ?? '');
  });

  await test.step('Ctrl K opens a form of the case, and says what else holds what is typed', async () => {
    await goTo(page, '#/investigation/1');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('identif');
    await expect(page.locator('.palette__option[data-chosen]')).toContainText('Add an identifier');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add an identifier' });
    await dialog.getByLabel('As it is written').fill('07700 900205');
    const held = dialog.getByRole('status');
    await expect(held).toContainText('Also held by one other case');
    await expect(held).toContainText('Op SANDPIPER');
    await expect(held).toContainText('Yusuf Tahiri');
    await takePictures(page, 'held-elsewhere');
    await dialog.getByLabel('As it is written').fill('07700 900999');
    await expect(held).toBeEmpty();
  });
});
