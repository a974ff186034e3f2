/** Every address leads somewhere, says where it does not, and leaves its lists their room. */
import { expect, test } from './fixtures.ts';
import { takeTipsIn } from './story/casework.ts';
import { button, goTo, seeView } from './story/page.ts';
import { createVault } from './story/vault.ts';

test('a place that a role does not open says so, and offers nothing to narrow', async ({ app }) => {
  const { page } = app;
  await createVault(page, undefined, []);
  for (const [hash, title] of [
    ['#/queue', 'Queue'],
    ['#/queue/7', 'Queue'],
    ['#/entities', 'Identifiers'],
    ['#/audit', 'Log'],
  ] as const) {
    await goTo(page, hash);
    await seeView(page, title);
    await expect(page.getByRole('main').getByText('Your role does not allow this.')).toBeVisible();
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  }
});

test('an open log follows its address, and a record that is not there has ways back', async ({ app }) => {
  const { page } = app;
  await createVault(page, undefined, ['Case officer', 'Auditor']);
  const record = page.getByRole('textbox', { name: 'Record' });
  await goTo(page, '#/audit');
  await expect(record).toHaveValue('');
  await goTo(page, '#/audit/contribution:12');
  await expect(record).toHaveValue('Contribution 12');
  await expect(page.getByText('No entries match')).toBeVisible();
  await goTo(page, '#/audit/investigation:3');
  await expect(record).toHaveValue('Investigation 3');

  await goTo(page, '#/investigation/99/overview');
  await expect(page.getByText('No such record is available to you.')).toBeVisible();
  await button(page, 'Back').click();
  await expect(record).toHaveValue('Investigation 3');
  await goTo(page, '#/investigation/99/overview');
  await page.getByRole('main').getByRole('link', { name: 'Investigations' }).click();
  await seeView(page, 'Investigations');
  await goTo(page, '#/entity/nothing/x');
  await page.getByRole('main').getByRole('link', { name: 'Identifiers' }).click();
  await seeView(page, 'Identifiers');
  await goTo(page, '#/queue/99');
  await page.getByRole('main').getByRole('link', { name: 'Queue' }).click();
  await expect(page).toHaveURL(/#\/queue$/);
});

test('at 200 % the queue shows more than a handful of rows', async ({ app }) => {
  const { page } = app;
  await createVault(page);
  await takeTipsIn(app, 40);
  await page.setViewportSize({ width: 720, height: 450 });
  await goTo(page, '#/queue');
  const list = page.getByRole('grid', { name: 'Queue' });
  await expect(list.getByRole('row').nth(12)).toBeAttached();
  const seen = () =>
    list.evaluate(
      (grid) =>
        [...grid.querySelectorAll('tbody tr')].filter((row) => {
          const { left, top, bottom } = row.getBoundingClientRect();
          return [top + 4, bottom - 4].every((y) => row.contains(document.elementFromPoint(left + 40, y)));
        }).length,
    );
  expect(await seen()).toBeGreaterThanOrEqual(6);
  await list.evaluate((grid) => grid.closest('.split')?.scrollIntoView());
  expect(await seen()).toBeGreaterThanOrEqual(7);
});

test('what a dark window prints is dark on light', async ({ app }) => {
  const { page } = app;
  await createVault(page, undefined, ['Manager']);
  await goTo(page, '#/brief');
  await page.getByLabel('For whom').fill('The board');
  await page.getByLabel('Why').fill('Weekly');
  await button(page, 'Prepare the brief').click();
  await expect(page.getByRole('columnheader').first()).toBeVisible();
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  await page.emulateMedia({ media: 'print' });
  const dark = await page.locator('.brief *').evaluateAll((elements) =>
    elements.flatMap((element) => {
      const [red = 255, green = 255, blue = 255, seen = 1] = (
        getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? []
      ).map(Number);
      return seen > 0 && Math.min(red, green, blue) < 200 ? [`${element.tagName} ${element.textContent}`] : [];
    }),
  );
  expect(dark).toEqual([]);
});
