/** Where the focus is after each act, the same keys in every list, and views that are found again as they were left. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { findInQueue, headOfTip, loadInvestigations, takeTipsIn } from './story/casework.ts';
import { closeMessages, goTo, seeMessage, seeView } from './story/page.ts';
import { createVault } from './story/vault.ts';

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement === document.body
      ? 'nothing'
      : (activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '');
  });

test('the focus is never lost, and keys do the same in every list', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app, 'LARKSPUR', 'TAMARISK', 'GANTRY');
  await takeTipsIn(app);
  const current = page.locator('.table__row[data-current]');

  await test.step('L and X work in Compare', async () => {
    await findInQueue(page, 'SwapShed freezer');
    await expect(page.getByRole('article', { name: /^Op LARKSPUR/ })).toBeVisible();
    await page.keyboard.press('v');
    await expect(page.getByRole('dialog')).toContainText('Op LARKSPUR');
    await page.keyboard.press('l');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(headOfTip(page)).toContainText('Linked');
    await seeMessage(page, /linked to Op LARKSPUR/);
    await closeMessages(page);
    await page.getByRole('textbox', { name: 'Words in the text' }).fill('');
  });

  await test.step('in the queue it is on what is open, and goes on with it', async () => {
    await goTo(page, '#/my-work');
    await goTo(page, '#/queue');
    await expect.poll(() => focused(page)).toMatch(/TIP-/);
    const first = await focused(page);
    for (const key of ['j', 't', 'p']) {
      const before = await focused(page);
      await page.keyboard.press(key);
      if (key !== 'j') {
        await expect(page.getByRole('dialog').getByLabel('Why')).toBeFocused();
        await page.keyboard.type('Checked against what is held.');
        await page.keyboard.press('Control+Enter');
      }
      await expect.poll(() => focused(page)).toMatch(/TIP-/);
      await expect.poll(() => focused(page)).not.toBe(before);
    }
    await page.keyboard.press('u');
    await seeMessage(page, 'Undone');
    await expect.poll(() => focused(page)).toMatch(/TIP-/);
    await expect.poll(() => focused(page)).not.toBe(first);
    await closeMessages(page);
  });

  await test.step('X, V and M say why they do nothing where nothing is suggested', async () => {
    const none = page.getByText('No matches in cases you can see');
    // Of three investigations most tips say nothing.
    for (let looked = 0; looked < 20 && (await none.count()) === 0; looked += 1) {
      await page.keyboard.press('j');
      await expect(page.getByRole('region', { name: 'Possible links' })).toBeVisible();
      await expect(page.locator('.tip .skeleton')).toHaveCount(0);
    }
    await expect(none).toBeVisible();
    for (const key of ['x', 'v', 'm']) {
      await page.keyboard.press(key);
      await seeMessage(page, 'There is no suggestion here');
      await closeMessages(page);
    }
  });

  await test.step('J and K go through a list wherever the focus was; Enter opens; the way back finds the row again', async () => {
    await goTo(page, '#/investigations');
    await seeView(page, 'Investigations');
    await expect.poll(() => focused(page)).toBe('Investigations');
    await expect(page.locator('.table__row')).toHaveCount(3);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const row = await current.textContent();
    await page.keyboard.press('Enter');
    await seeView(page, /^Op /);
    await expect.poll(() => focused(page)).toMatch(/^Op /);
    await page.goBack();
    await seeView(page, 'Investigations');
    await expect(current).toHaveText(row ?? '');
  });

  await test.step('one click opens a row, and its name is a link', async () => {
    const row = page.locator('.table__row').filter({ hasText: 'GANTRY' });
    await expect(row.getByRole('link', { name: 'GANTRY' })).toBeVisible();
    await row.getByRole('gridcell').nth(3).click();
    await seeView(page, 'Op GANTRY');
  });

  await test.step('the grid of a list is two Tabs from the top', async () => {
    await goTo(page, '#/investigations');
    await seeView(page, 'Investigations');
    await page.evaluate(() => document.querySelector<HTMLElement>('.frame__skip')?.focus());
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Investigations');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  });

  await test.step('filters are as they were left', async () => {
    await page.getByRole('textbox', { name: 'Filter' }).fill('GANTRY');
    await page.getByText('All', { exact: true }).click();
    await expect(page.locator('.table__row')).toHaveCount(1);
    await goTo(page, '#/help');
    await seeView(page, 'Help');
    await goTo(page, '#/investigations');
    await expect(page.getByRole('textbox', { name: 'Filter' })).toHaveValue('GANTRY');
    await expect(page.locator('.table__row')).toHaveCount(1);
  });

  await test.step('a possible match is linked, or ruled out, on the case itself', async () => {
    await goTo(page, '#/investigation/1/tips');
    await page.getByText('Possible matches, not linked', { exact: true }).click();
    const rows = page.getByRole('grid', { name: 'Possible matches, not linked' }).getByRole('row');
    await expect(rows.nth(1)).toBeVisible();
    const before = await rows.count();
    await page.keyboard.press('x');
    await seeMessage(page, /not a match: Op/);
    await expect(rows).toHaveCount(before - 1);
    await page.keyboard.press('u');
    await seeMessage(page, 'Undone');
    await expect(rows).toHaveCount(before);
  });

  await test.step('an address that names no tab says so', async () => {
    await goTo(page, '#/investigation/1/chart');
    await expect(page.getByText('There is no such view')).toBeVisible();
  });
});
