/** What came of what the public gave: from one call to the hotline to the public page, and how it looks in a unit at work. */
import { expect, test } from './fixtures.ts';
import { button, goTo, patient, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';

test('a unit at work sees how early the public told, by channel, and one plot as a picture with its table', async ({
  app,
}) => {
  test.setTimeout(180_000);
  const { page } = app;
  await button(page, /Open a demonstration vault/).click();
  await expect(page.getByText('Everything in it is fictional')).toBeVisible({ timeout: 120_000 });
  await button(page, /Manager/)
    .first()
    .click();
  await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible(patient);

  await test.step('over all plots and arrests', async () => {
    await goTo(page, '#/outcome');
    await seeView(page, 'What came of it');
    const lead = page.getByRole('region', { name: 'Lead time of disrupted plots' });
    await expect(lead).toContainText(/of \d+ disrupted plots had something from the public before\. Median/);
    await expect(page.getByRole('region', { name: 'What each channel brought' })).toContainText(/Hotline/);
    await expect(page.getByText(/An investigation began with the public where.*\(Rule 1\.\)/)).toBeVisible();
    await takePictures(page, 'outcome');
    await button(lead, 'Show as a table').click();
    await expect(lead.getByRole('columnheader', { name: 'Lead time, days' })).toBeVisible();
    await lead.getByRole('table').getByRole('link').first().click();
  });

  await test.step('one plot: arrows go from mark to mark, and what has the focus is told', async () => {
    await expect(page.getByRole('tab', { name: 'What came of it', selected: true })).toBeVisible();
    const picture = page.getByRole('group', { name: 'Contributions on the way to the disruption' });
    await expect(picture.getByRole('button').first()).toBeVisible();
    await picture.locator('[tabindex="0"]').focus();
    await page.keyboard.press('End');
    await expect(page.locator('.outcome-picture__told')).toContainText(/received .* Grade: /);
    await page.keyboard.press('Home');
    await takePictures(page, 'outcome-plot');
    await page.getByRole('radio', { name: 'Table' }).click();
    const table = page.getByRole('grid', { name: 'Contributions that fed the plot' });
    await expect(table.getByRole('row').nth(1)).toBeVisible();
    await page.getByRole('radio', { name: 'Picture' }).click();
  });
});
