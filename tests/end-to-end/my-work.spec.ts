/** What somebody began and did not finish, why a button cannot be pressed, and the vaults that were opened here. */
import { expect, test } from './fixtures.ts';
import { findInQueue, loadInvestigations, takeTipsIn } from './story/casework.ts';
import { button, closeMessages, goTo, seeMessage, seeView } from './story/page.ts';
import { createVault, lock, signIn } from './story/vault.ts';

test('an unfinished form stands on My work with what it is of; it is opened from there, or discarded after a question', async ({
  app,
}) => {
  test.setTimeout(120_000);
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app, 'LARKSPUR');
  const drafts = page.getByRole('region', { name: 'Drafts' });
  await goTo(page, '#/investigation/1/timeline');
  await button(page, 'Add an event').click();
  const dialog = page.getByRole('dialog', { name: 'Add an event' });
  await dialog.getByLabel('What happened').fill('Drums carried into the lock-up');
  await button(dialog, 'Cancel').click();
  await expect(dialog).toHaveCount(0);

  await goTo(page, '#/my-work');
  await expect(drafts.getByRole('listitem')).toHaveCount(1);
  await expect(drafts).toContainText('Op LARKSPUR');
  await drafts.getByRole('link', { name: 'Add an event' }).click();
  await expect(page.getByRole('tab', { name: 'Timeline', selected: true })).toBeVisible();
  await expect(dialog.getByLabel('What happened')).toHaveValue('Drums carried into the lock-up');
  await button(dialog, 'Cancel').click();
  await test.step('once: whoever comes back to the view finds it closed', async () => {
    await goTo(page, '#/investigation/1/overview');
    await goTo(page, '#/investigation/1/timeline');
    await expect(button(page, 'Add an event')).toBeVisible();
    await expect(dialog).toHaveCount(0);
  });

  await goTo(page, '#/my-work');
  const discard = button(drafts, 'Discard the draft: Add an event, Op LARKSPUR');
  const asking = page.getByRole('alertdialog', { name: 'Discard this draft?' });
  await discard.click();
  await button(asking, 'Cancel').click();
  await expect(drafts.getByRole('listitem')).toHaveCount(1);
  await discard.click();
  await button(asking, 'Discard').click();
  await seeMessage(page, 'Draft discarded.');
  await expect(drafts).toHaveCount(0);
});

test('a form of the overview opens with its draft as well', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app, 'LARKSPUR');
  await goTo(page, '#/investigation/1/overview');
  await button(page, 'Change priority').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why').fill('The lock-up was emptied');
  await button(dialog, 'Cancel').click();
  await expect(dialog).toHaveCount(0);
  await goTo(page, '#/my-work');
  await page.getByRole('region', { name: 'Drafts' }).getByRole('link', { name: 'Change the priority' }).click();
  await expect(dialog.getByLabel('Why')).toHaveValue('The lock-up was emptied');
});

test('a button that cannot be pressed is reached by the keyboard, and says why', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app, 'LARKSPUR');
  await takeTipsIn(app);
  await findInQueue(page, 'SwapShed freezer');
  const undo = button(page, /^Undo/);
  await expect(undo).toBeDisabled();
  await expect(undo).toHaveAccessibleDescription(/Only your own last change here can be undone/);
  await button(page, /^Evaluator’s grade/).focus();
  await page.keyboard.press('Tab');
  await expect(undo).toBeFocused();
  await expect(page.getByRole('tooltip')).toContainText('Only your own last change here can be undone');
  await page.keyboard.press('Enter');
  await expect(page.locator('.toast')).toHaveCount(0);

  const card = page.getByRole('article', { name: /^Op LARKSPUR/ });
  const link = button(card, /^Link/);
  await expect(link).toHaveAccessibleDescription('');
  await link.focus();
  await page.keyboard.press('Enter');
  await seeMessage(page, /linked to Op LARKSPUR/);
  await closeMessages(page);
  await expect(link).toBeDisabled();
  await expect(link).toHaveAccessibleDescription('It is linked already.');
  await expect(button(card, /^Not a match/)).toBeEnabled();
});

test('a vault that was made here is among the recent ones', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await expect(page.getByText('Recent vaults')).toHaveCount(0);
  await createVault(page);
  await lock(page);
  await button(page, 'Another vault').click();
  await page.getByRole('region', { name: 'Recent vaults' }).getByRole('button', { name: 'vault' }).click();
  await seeView(page, 'Sign in');
  await signIn(page);
});
