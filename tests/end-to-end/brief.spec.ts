/** The brief on paper: what is on it, and what a reader for the blind has of the file. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { openDemonstration } from './story/demonstration.ts';
import { button, goTo, seeMessage } from './story/page.ts';
import { canReadPdf, marginsOf, pagesOf, structureOf } from './story/pdf.ts';
import { takePictures } from './story/pictures.ts';
import { wrongWords } from './story/words.ts';

test('the brief is a page of pictures, what changed, and tables, and its file is tagged', async ({ app }) => {
  test.setTimeout(240_000);
  const { page } = app;
  const pdf = join(app.files, 'brief.pdf');
  const sheet = page.getByRole('article', { name: 'Brief' });
  await test.step('a manager opens the demonstration', async () => {
    await openDemonstration(app, /Manager/);
  });

  await test.step('the dashboard has the year before behind its figures, and says what each is', async () => {
    await goTo(page, '#/dashboard');
    const glance = page.getByRole('list', { name: 'At a glance' });
    await expect(glance.getByRole('img', { name: /^Arrests by month since .* a year before/ })).toBeVisible();
    await button(glance, /^Help: untriaged/).click();
    await expect(page.getByText('Contributions without an outcome now')).toBeVisible();
    await page.keyboard.press('Escape');
    await takePictures(page, 'dashboard');
    await page.setViewportSize({ width: 1024, height: 768 });
    await takePictures(page, 'dashboard-1024');
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('for an earlier month, it has nothing before it', async () => {
    await goTo(page, '#/brief');
    await page.getByRole('button', { name: /Period of 18 months/ }).click();
    await page.getByRole('option').nth(1).click();
    await page.getByLabel('For whom').fill('Head of unit');
    await page.getByLabel('Why').fill('Weekly brief');
    await button(page, 'Prepare the brief').click();
    await expect(sheet).toContainText('You have prepared no brief for an earlier day');
    await button(page, 'Back').click();
  });

  await test.step('who gets it is kept as a list, which is due on a day of the week', async () => {
    await button(page, 'Keep as a list…').click();
    const dialog = page.getByRole('dialog', { name: 'Keep as a list' });
    await button(dialog, 'Keep the list').click();
    await expect(dialog.getByLabel('Name of the list')).toHaveAccessibleDescription(/Give the list a name/);
    await dialog.getByLabel('Name of the list').fill('Board');
    await button(dialog, 'Somebody else as well').click();
    await dialog.getByLabel('For whom, 2').fill('J. Bede');
    await dialog.getByLabel('Role, 2').fill('chair');
    await dialog.getByRole('button', { name: /When it is due/ }).click();
    await page.getByRole('option', { name: 'Every week' }).click();
    const today = await page.evaluate(() =>
      new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'Europe/London' }).format(new Date()),
    );
    await dialog.getByRole('button', { name: /Day/ }).click();
    await page.getByRole('option', { name: today }).click();
    await takePictures(page, 'list');
    await button(dialog, 'Keep the list').click();
    await expect(dialog).toHaveCount(0);
    await goTo(page, '#/my-work');
    await page.getByRole('link', { name: 'The weekly brief is due: Board' }).click();
  });

  await test.step('one press prepares it for everybody on the list, beside the one before', async () => {
    await expect(page.getByLabel('For whom, 2')).toHaveValue('J. Bede');
    await expect(page.getByText('The weekly brief has been due since')).toBeVisible();
    await page.getByRole('button', { name: /Period of 18 months/ }).click();
    await page.getByRole('option').first().click();
    await takePictures(page, 'prepare');
    await button(page, 'Prepare the brief').click();
    await expect(sheet.getByRole('heading', { name: /What changed since the brief of/ })).toBeVisible();
    await expect(sheet).toContainText(/J\. Bede, chair \(receipt EXP-/);
    await takePictures(page, 'sheet');
    expect(await wrongWords(page, '.brief')).toEqual([]);
    await app.dialogs({ save: pdf });
    await button(page, 'Print as PDF').click();
    await seeMessage(page, 'The brief has been saved.');
    copyFileSync(pdf, test.info().outputPath('brief.pdf'));
    await goTo(page, '#/my-work');
    await expect(page.getByText('The weekly brief is due')).toHaveCount(0);
  });

  await test.step('its file is tagged, and the marking stands at the top and the bottom of every page', async (step) => {
    step.skip(!canReadPdf(), 'poppler-utils is not here');
    for (const text of pagesOf(pdf)) {
      const { top, bottom } = marginsOf(text);
      expect(top).toBe('OFFICIAL-SENSITIVE');
      expect(bottom.join(' ')).toMatch(/^OFFICIAL-SENSITIVE .*page \d+ of \d+/);
    }
    expect(pagesOf(pdf)[0]).toContain('At a glance');
    expect(pagesOf(pdf)[0]).not.toContain('What changed');
    const told = await structureOf(pdf);
    expect(told.info.get('Tagged')).toBe('yes');
    expect(told.info.get('Title')).toMatch(/^OFFICIAL-SENSITIVE Vigil brief \d{4}-\d\d-\d\d$/);
    expect(told.language).toBe('en-GB');
    // Neither the machine nor its versions are told to whoever gets it.
    expect(told.info.get('Creator')).toBe('Vigil (Chrome)');
    expect(told.bookmarks.slice(0, 3)).toEqual([
      'Counter-terrorism brief',
      'At a glance',
      'Late-stage plots disrupted: 7',
    ]);
    for (const tag of ['H1', 'H2', 'H3', 'P', 'Figure', 'Table', 'TR', 'TH', 'TD', 'L', 'LI'])
      expect(told.tags.get(tag) ?? 0, tag).toBeGreaterThan(0);
    // A reader has no name for it.
    expect(told.tags.has('Strong')).toBe(false);
    expect(told.tree).not.toContain('(inline)Strong');
    expect(told.alternatives.length).toBeGreaterThan(8);
    for (const words of told.alternatives) expect(words.length).toBeGreaterThan(20);
    // What the margins say is not read out between the lines of the text.
    expect(told.tree).not.toContain('page 1 of');
  });
});
