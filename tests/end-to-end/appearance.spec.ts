/** How the window looks to somebody who needs larger letters, more rows or less motion: chosen in Settings, and kept. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { loadInvestigations } from './story/casework.ts';
import { goTo, seeView } from './story/page.ts';
import { createVault } from './story/vault.ts';

const choose = async (page: Page, group: string, choice: string): Promise<void> => {
  await goTo(page, '#/settings');
  await seeView(page, 'Settings');
  const radio = page.getByRole('radiogroup', { name: group }).getByRole('radio', { name: choice, exact: true });
  await radio.focus();
  await page.keyboard.press('Space');
  await expect(radio).toBeChecked();
};

/** Height of a row of the list of investigations, size of its letters, and what it sticks out sideways by, all in pixels. */
async function list(page: Page): Promise<{ row: number; letters: number; sideways: number }> {
  await goTo(page, '#/investigations');
  const row = page.getByRole('grid', { name: 'Investigations' }).getByRole('row').nth(1);
  await expect(row).toBeVisible();
  return row.evaluate((element) => ({
    row: Math.round(element.getBoundingClientRect().height),
    letters: Number.parseFloat(getComputedStyle(element).fontSize),
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
}

test('rows, letters and motion are as they were chosen, also after a restart', async ({ app }) => {
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app, 'LARKSPUR', 'TAMARISK');
  await page.setViewportSize({ width: 1024, height: 768 });
  const usual = await list(page);

  await choose(page, 'Density', 'Compact');
  const compact = await list(page);
  expect(compact.row).toBeLessThan(usual.row);
  // WCAG 2.2, 2.5.8: the least size of a target.
  expect(compact.row).toBeGreaterThanOrEqual(24);

  await choose(page, 'Text size', 'Very large');
  const large = await list(page);
  expect(large.letters).toBeCloseTo(usual.letters * 1.3, 1);
  expect(large.row).toBeGreaterThan(compact.row);
  expect(large.sideways).toBe(0);

  await goTo(page, '#/settings');
  await seeView(page, 'Settings');
  await page.getByRole('checkbox', { name: 'Reduce motion' }).focus();
  await page.keyboard.press('Space');
  await expect
    .poll(() =>
      page.evaluate(() => getComputedStyle(document.querySelector('button') ?? document.body).transitionDuration),
    )
    .not.toMatch(/0\.[1-9]/);

  await app.restart();
  const { dataset } = await app.page.evaluate(() => ({ dataset: { ...document.documentElement.dataset } }));
  expect(dataset).toMatchObject({ density: 'compact', textSize: '130', motion: 'reduced' });
});
