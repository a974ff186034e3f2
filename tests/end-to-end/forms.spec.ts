/** Forms: nothing that is typed is lost, every dialog is used by keys alone, and what is wrong is said where it is wrong. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { findInQueue, takeTipsIn } from './story/casework.ts';
import { button, choose, closeMessages, goTo, seeMessage, seeView } from './story/page.ts';
import { addPerson, changeToNew, createVault, lock, owen, priya, signIn } from './story/vault.ts';

async function openCase(page: Page, operation: string): Promise<void> {
  await goTo(page, '#/investigations');
  await button(page, 'New investigation').click();
  const dialog = page.getByRole('dialog', { name: 'New investigation' });
  await dialog.getByLabel('Operation name').fill(operation);
  await dialog.getByLabel('Reason for the priority').fill('Two tips agree on a date.');
  await dialog.getByLabel('Summary').fill('A group gathers material in a lock-up at Tannery Lane.');
  await page.keyboard.press('Control+Enter');
  await seeView(page, `Op ${operation.toUpperCase()}`);
}

test('a half-filled form outlives Escape, a click outside, a lock, a restart, and is nobody else’s', async ({
  app,
}) => {
  test.setTimeout(180_000);
  await createVault(app.page);
  await addPerson(app.page, owen, ['Supervisor']);
  await openCase(app.page, 'Hedgerow');
  const dialog = () => app.page.getByRole('dialog', { name: 'Add an event' });
  const open = async () => {
    await goTo(app.page, '#/investigation/1/timeline');
    await button(app.page, 'Add an event').click();
    await expect(dialog()).toBeVisible();
  };
  const title = () => dialog().getByLabel('What happened');

  await test.step('Escape right after the last key closes it and says that it is kept', async () => {
    await open();
    await title().fill('Drums delivered');
    await dialog().getByLabel('When, or from').fill('early March 2026');
    await choose(dialog(), /Kind/, 'Meeting');
    await app.page.keyboard.press('Escape');
    await expect(dialog()).toHaveCount(0);
    await seeMessage(app.page, 'Draft saved.');
  });

  await test.step('opened again it is as it was, and says of when that is; a click outside keeps what is added', async () => {
    await open();
    await expect(title()).toHaveValue('Drums delivered');
    await expect(dialog().getByText('Read as 1–10 March 2026.')).toBeVisible();
    await expect(dialog().getByRole('button', { name: /Kind/ })).toContainText('Meeting');
    await expect(dialog().getByText(/^Your draft from/)).toBeVisible();
    await title().fill('Drums delivered by van');
    await app.page.mouse.click(4, 400);
    await expect(dialog()).toHaveCount(0);
  });

  await test.step('keys count while the focus is nowhere, as it is for a moment when a list over the form closes', async () => {
    await open();
    const blur = () => app.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    // The draft is there: one that came only now would fill what is emptied here, and the form would be sent.
    await expect(title()).toHaveValue('Drums delivered by van');
    await title().fill('');
    await blur();
    await app.page.keyboard.press('Control+Enter');
    await expect(title()).toBeFocused();
    await title().fill('Drums delivered by van');
    await blur();
    await app.page.keyboard.press('Escape');
    await expect(dialog()).toHaveCount(0);
  });

  await test.step('a lock in the middle of a word loses no letter', async () => {
    await open();
    await expect(title()).toHaveValue('Drums delivered by van');
    await title().press('End');
    await app.page.keyboard.type(', at nig');
    await lock(app.page);
    await signIn(app.page);
    await open();
    await expect(title()).toHaveValue('Drums delivered by van, at nig');
    await button(dialog(), 'Cancel').click();
  });

  await test.step('a colleague who opens the same form finds it empty', async () => {
    await closeMessages(app.page);
    await changeToNew(app.page, owen);
    await open();
    await expect(title()).toBeFocused();
    await expect(title()).toHaveValue('');
    await title().fill('Of Owen');
    await app.page.keyboard.press('Escape');
    await closeMessages(app.page);
  });

  await test.step('after a restart it is there; sent, it is gone', async () => {
    await app.restart();
    await signIn(app.page, priya);
    await open();
    await expect(title()).toHaveValue('Drums delivered by van, at nig');
    await app.page.keyboard.press('Control+Enter');
    await expect(dialog()).toHaveCount(0);
    await expect(app.page.getByRole('button', { name: /at nig\. 1 Mar 2026 to 10 Mar 2026/ })).toBeVisible();
    await open();
    await expect(title()).toHaveValue('');
    await app.page.keyboard.press('Escape');
  });

  await test.step('a reason is kept as well, each for its own record; discarded, it is gone', async () => {
    await goTo(app.page, '#/investigation/1/overview');
    const close = app.page.getByRole('dialog', { name: 'Propose to close Op HEDGEROW' });
    const reason = close.getByLabel('Why');
    await button(app.page, 'Propose to close').click();
    await reason.fill('They moved out');
    await app.page.keyboard.press('Escape');
    await expect(close).toHaveCount(0);
    await button(app.page, 'Propose to close').click();
    await expect(reason).toHaveValue('They moved out');
    await button(close, 'Discard draft').click();
    await expect(reason).toHaveValue('');
    await app.page.keyboard.press('Escape');
    await button(app.page, 'Propose to close').click();
    await expect(reason).toBeFocused();
    await expect(close.getByText(/^Your draft/)).toHaveCount(0);
    await app.page.keyboard.press('Escape');
  });
});

test('what is wrong is said at its field, and every dialog goes by keys', async ({ app }) => {
  test.setTimeout(180_000);
  const { page } = app;
  await createVault(page);
  await openCase(page, 'Hedgerow');

  await test.step('a name that breaks the rule says which sign does', async () => {
    await goTo(page, '#/investigations');
    await button(page, 'New investigation').click();
    const name = page.getByRole('dialog').getByLabel('Operation name');
    await name.fill('zephyr 9');
    await page.keyboard.press('Control+Enter');
    await expect(name).toBeFocused();
    await expect(name).toHaveAttribute('aria-invalid', 'true');
    await expect(name).toHaveAccessibleDescription(/letters only: “9” cannot stand in it/);
    await page.keyboard.press('Escape');
  });

  await test.step('an identifier that the engine refuses is marked, and says how one is written', async () => {
    await goTo(page, '#/investigation/1/subjects');
    await button(page, 'Add a case identifier').click();
    const dialog = page.getByRole('dialog', { name: 'Add an identifier' });
    const text = dialog.getByLabel('As it is written');
    await text.fill('0770 12');
    await text.press('Enter');
    await expect(text).toBeFocused();
    await expect(text).toHaveAttribute('aria-invalid', 'true');
    await expect(text).toHaveAccessibleDescription(/does not read as a phone.*07700 900123/);
    await expect(page.locator('.toast--problem')).toHaveCount(0);
    await text.fill('07700 900155');
    await expect(text).not.toHaveAttribute('aria-invalid', 'true');
    await text.press('Enter');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('due days are British as well, and a period is too vague for one', async () => {
    await goTo(page, '#/investigation/1/actions');
    await button(page, 'Raise an action').click();
    const dialog = page.getByRole('dialog', { name: 'Raise an action' });
    await dialog.getByLabel('Action').fill('Ask for the footage');
    const due = dialog.getByLabel('Due');
    await due.fill('early October 2099');
    await page.keyboard.press('Control+Enter');
    await expect(due).toBeFocused();
    await expect(due).toHaveAccessibleDescription(/1–10 October 2099 is not exact enough here/);
    await due.fill('3/11/99');
    await expect(dialog.getByText('Read as 3 November 2099, day first.')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('tabpanel').getByText(/Due 3 Nov 2099/)).toBeVisible();
    expect(await page.locator('input[type="date"], input[type="datetime-local"]').count()).toBe(0);
  });

  await takeTipsIn(app, 12);
  await findInQueue(page, 'the');

  await test.step('H: letters find, arrows choose, Enter links', async () => {
    await page.keyboard.press('h');
    const dialog = page.getByRole('dialog', { name: 'Link to another case' });
    await page.keyboard.type('hedge');
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Op HEDGEROW' })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await seeMessage(page, /linked to Op HEDGEROW/);
    await page.keyboard.press('h');
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog, 'Esc closes it, although the focus is in its field').toHaveCount(0);
    await closeMessages(page);
  });

  await test.step('a grade and a filter begin on their first choice', async () => {
    await button(page, 'Submitter’s grade').click();
    const grade = page.getByRole('dialog', { name: 'Submitter’s grade' });
    await expect(grade.getByRole('radiogroup', { name: 'Source' }).locator('input:focus')).toHaveCount(1);
    await grade.getByText('C Lawful sharing permitted with conditions').click();
    await page.keyboard.press('Control+Enter');
    const conditions = grade.getByRole('textbox', { name: /^Conditions/ });
    await expect(conditions).toBeFocused();
    await expect(conditions).toHaveAccessibleDescription(/Write the conditions/);
    await page.keyboard.press('Escape');
    await button(page, /^Channel/).click();
    await expect(page.getByRole('option').first()).toBeFocused();
    await page.keyboard.press('Escape');
  });

  await test.step('no message covers the main button of a view', async () => {
    for (const width of [1440, 1024]) {
      await page.setViewportSize({ width, height: 720 });
      await goTo(page, '#/record');
      await page.getByText('Hotline', { exact: true }).click();
      await page.getByLabel(/What was said/).fill('A van at the tile depot, again.');
      await page.keyboard.press('Control+Enter');
      await seeMessage(page, /recorded/);
      await goTo(page, '#/record');
      const main = await page.locator('.record__foot .btn--primary').boundingBox();
      const message = await page.locator('.toast').first().boundingBox();
      if (main === null || message === null) throw new Error('both are to be seen');
      const apart = message.x + message.width <= main.x || message.x >= main.x + main.width;
      expect(apart || message.y + message.height <= main.y).toBe(true);
      await closeMessages(page);
    }
  });
});
