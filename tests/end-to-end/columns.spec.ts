/** The columns of a table: which are shown and in what order, by the mouse and by keys, and kept. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { loadInvestigations } from './story/casework.ts';
import { button, goTo, seeView } from './story/page.ts';
import { createVault, lock, signIn } from './story/vault.ts';

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Investigations' });
const header = (page: Page, name: string): Locator => page.getByRole('columnheader', { name, exact: true });
const menu = (page: Page): Locator => page.getByRole('menu', { name: 'Columns' });
const entry = (page: Page, name: string): Locator => menu(page).getByRole('menuitemcheckbox', { name });

const shown = (page: Page): Promise<string[]> =>
  page.getByRole('columnheader').evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));

test('columns are hidden, shown and moved by the button, the header’s own menu, keys and dragging, and stay so after a restart', async ({
  app,
}) => {
  test.setTimeout(150_000);
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app, 'LARKSPUR', 'TAMARISK', 'GANTRY');
  await page.setViewportSize({ width: 1280, height: 800 });
  await goTo(page, '#/investigations');
  await seeView(page, 'Investigations');
  await expect(grid(page).getByRole('row')).toHaveCount(4);

  await test.step('the button: the menu stays open, and the focus comes back', async () => {
    await button(page, 'Columns').click();
    await expect(entry(page, 'Operation')).toBeDisabled();
    await expect(entry(page, 'Operation')).toBeChecked();
    await expect(entry(page, 'Area')).toBeChecked();
    await entry(page, 'Area').click();
    await expect(entry(page, 'Area')).not.toBeChecked();
    await expect(header(page, 'Area')).toHaveCount(0);
    const axe = new AxeBuilder({ page }).setLegacyMode();
    expect((await axe.include('[role="menu"]').analyze()).violations).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(menu(page)).toHaveCount(0);
    await expect(button(page, 'Columns')).toBeFocused();
  });

  await test.step('a click with the right button opens it where the header was clicked', async () => {
    await header(page, 'Owner').click({ button: 'right' });
    const [place, at] = [await menu(page).boundingBox(), await header(page, 'Owner').boundingBox()];
    expect(Math.abs((place?.x ?? 0) - ((at?.x ?? 0) + (at?.width ?? 0) / 2))).toBeLessThan(60);
    await entry(page, 'Owner').click();
    await expect(header(page, 'Owner')).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  await test.step('keys: from the list and back to it', async () => {
    await grid(page).focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Alt+c');
    await expect(entry(page, 'Priority')).toBeFocused();
    await page.keyboard.press('Space');
    await expect(header(page, 'Priority')).toHaveCount(0);
    await page.keyboard.press('Space');
    await expect(header(page, 'Priority')).toBeVisible();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await expect(entry(page, 'Marking')).toBeFocused();
    for (let n = 0; n < 9; n += 1) await page.keyboard.press('Alt+ArrowUp');
    await expect(entry(page, 'Marking')).toBeFocused();
    await expect.poll(() => shown(page)).toEqual(expect.arrayContaining(['Priority']));
    expect((await shown(page)).slice(0, 3)).toEqual(['Marking', 'Priority', 'Operation']);
    await page.keyboard.press('Escape');
    await expect(grid(page)).toBeFocused();
    await page.keyboard.press('j');
    await expect(grid(page).locator('[data-current]')).toHaveCount(1);
  });

  await test.step('the mouse drags one to another’s place, and that sorts nothing', async () => {
    await header(page, 'Tips').getByRole('button').dragTo(header(page, 'Reference'));
    await expect
      .poll(async () => (await shown(page)).slice(0, 5))
      .toEqual(['Marking', 'Priority', 'Operation', 'Tips', 'Reference']);
    await expect(header(page, 'Tips')).toHaveAttribute('aria-sort', 'none');
  });

  const left = await shown(page);
  expect(left).not.toContain('Area');
  await lock(page);
  await app.restart();
  await signIn(app.page);
  await app.page.setViewportSize({ width: 1280, height: 800 });
  await goTo(app.page, '#/investigations');
  await expect.poll(() => shown(app.page)).toEqual(left);

  await button(app.page, 'Columns').click();
  await menu(app.page).getByRole('menuitem', { name: 'Reset columns' }).click();
  await expect.poll(async () => (await shown(app.page)).slice(0, 3)).toEqual(['Priority', 'Operation', 'Reference']);
  await expect(header(app.page, 'Area')).toBeVisible();
  await app.page.setViewportSize({ width: 1024, height: 700 });
  const sideways = () => app.page.locator('.table').evaluate((box) => box.scrollWidth - box.clientWidth);
  await expect.poll(sideways).toBe(0);
  await button(app.page, 'Columns').click();
  await expect(entry(app.page, 'Marking')).toContainText('No room for it now');
});
