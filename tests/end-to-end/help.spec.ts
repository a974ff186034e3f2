/** The help, by its words: found while one types, opened by Enter, from Ctrl K, and with its picture. */
import { expect, test } from './fixtures.ts';
import { goTo, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { createVault } from './story/vault.ts';

test('an officer finds in the help what they have a word for, and sees a picture of it', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await createVault(page);
  await goTo(page, '#/help');
  await seeView(page, 'Help');
  const articles = page.getByRole('navigation', { name: 'Articles' });
  const find = articles.getByLabel('Find in the help');

  await test.step('what it has no words for is said', async () => {
    await find.fill('helicopter');
    await expect(articles.getByText('Nothing in the help has all of these words')).toBeVisible();
  });

  await test.step('another word for the same is enough, and Enter opens the first', async () => {
    await find.fill('network');
    await expect(articles.getByRole('link').first()).toHaveText('Link charts');
    await find.press('Enter');
    const article = page.getByRole('article', { name: 'Link charts' });
    await expect(article).toContainText('looks for the shortest ways');
    const picture = article.locator('img');
    await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth)).toBe(1200);
    await takePictures(page, 'help');
  });

  await test.step('Ctrl K leads to an article as well', async () => {
    await goTo(page, '#/my-work');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('help: mist');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article', { name: 'Mistakes' })).toBeVisible();
  });
});
