/** Two cases under one another over the same stretch of time. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { loadInvestigations } from './story/casework.ts';
import { button, choose, closeMessages, goTo, patient } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { createVault } from './story/vault.ts';

async function addEvent(page: Page, id: number, what: string, when: string): Promise<void> {
  await goTo(page, `#/investigation/${id}/timeline`);
  await button(page, 'Add an event').click();
  const dialog = page.getByRole('dialog', { name: 'Add an event' });
  await dialog.getByLabel('What happened').fill(what);
  await dialog.getByLabel('When, or from').fill(when);
  await choose(dialog, /Kind/, 'Meeting');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await closeMessages(page);
}

test('another case is found, stands below on one time axis, is left as it was, and goes again', async ({ app }) => {
  test.setTimeout(180_000);
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app, 'LARKSPUR', 'SANDPIPER');
  await goTo(page, '#/investigation/2/overview');
  const other = /^Op (\S+)$/.exec((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[1] ?? '';
  await addEvent(page, 2, 'Met at the weir', '3 January 2026');
  await addEvent(page, 1, 'Drums delivered', '4 March 2026');
  const timelines = page.getByRole('region', { name: 'Plot timeline' });
  await expect(timelines).toHaveCount(1, patient);

  await button(page, 'Compare with another case').click();
  const finder = page.getByRole('dialog', { name: 'Compare with another case' });
  const first = /^Op (\S+)$/.exec((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[1] ?? '';
  await test.step('a case is not compared with itself', async () => {
    await finder.getByLabel('Operation name or reference').fill(first);
    await expect(finder.getByText('No matches that you can see.')).toBeVisible();
  });
  await finder.getByLabel('Operation name or reference').fill(other);
  await button(finder, 'Compare').click();
  await expect(timelines).toHaveCount(2);
  await expect(page.getByRole('heading', { level: 2, name: `Below: Op ${other}` })).toBeVisible();

  await test.step('what is far apart in time is far apart on both: moving one moves the other', async () => {
    const here = timelines.first().locator('.mark').first();
    const there = timelines.last().locator('.mark').first();
    const x = async (mark: typeof here) => (await mark.boundingBox())?.x ?? Number.NaN;
    await expect.poll(async () => (await x(here)) - (await x(there))).toBeGreaterThan(100);
    await takePictures(page, 'compare-cases');
    // Both ends of the stretch are out of sight once one of the two is closer.
    await timelines.first().getByRole('button', { name: 'Zoom in' }).click();
    await expect(here).toHaveCount(0);
    await expect(there).toHaveCount(0);
    await timelines.last().getByRole('button', { name: 'Show all' }).click();
    await expect(here).toBeVisible();
    await expect(there).toBeVisible();
  });

  await test.step('it is there when one comes back, and ends', async () => {
    await goTo(page, '#/my-work');
    await goTo(page, '#/investigation/1/timeline');
    await expect(timelines).toHaveCount(2);
    await button(page, 'End the comparison').click();
    await expect(timelines).toHaveCount(1);
  });
});
