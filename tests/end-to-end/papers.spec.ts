/** What leaves of a case: its timeline on A3, and a document for whoever edits on. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partsOf, readXml } from '../support/word-file.ts';
import { expect, test } from './fixtures.ts';
import { openDemonstration } from './story/demonstration.ts';
import { button, goTo, patient, seeMessage } from './story/page.ts';
import { canReadPdf, marginsOf, pagesOf, structureOf } from './story/pdf.ts';
import { takePictures } from './story/pictures.ts';
import { wrongWords } from './story/words.ts';

test('a case leaves on paper, marked, with nothing of the window around it', async ({ app }) => {
  test.setTimeout(240_000);
  const { page } = app;
  const pdf = join(app.files, 'timeline.pdf');
  await test.step('a manager opens a disrupted plot of the demonstration', async () => {
    await openDemonstration(app, /Manager/);
    await goTo(page, '#/dashboard');
    const plots = page.getByRole('region', { name: 'The plots behind the bars' });
    await plots.getByRole('link').first().click();
    await expect(page.locator('.timeline .mark').first()).toBeVisible(patient);
  });

  await test.step('the timeline is prepared for somebody, for a reason', async () => {
    await button(page, 'Print…').click();
    const dialog = page.getByRole('dialog', { name: 'Print the timeline' });
    await button(dialog, 'Prepare the timeline').click();
    await expect(dialog.getByLabel('For whom')).toHaveAccessibleDescription(/Say who gets it/);
    await dialog.getByLabel('For whom').fill('Briefing room');
    await dialog.getByLabel('Why').fill('For the review');
    await button(dialog, 'Prepare the timeline').click();
    const sheet = page.getByRole('article', { name: 'Timeline to print' });
    await expect(sheet).toContainText('No filter: all that has a date.');
    await expect(sheet.getByRole('img', { name: /^Timeline of Op/ })).toBeVisible();
    await takePictures(page, 'timeline-sheet');
    expect(await wrongWords(page, '.timeline-sheet > p')).toEqual([]);
    await app.dialogs({ save: pdf });
    await button(page, 'Print as PDF').click();
    await seeMessage(page, 'The timeline has been saved.');
    copyFileSync(pdf, test.info().outputPath('timeline.pdf'));
  });

  await test.step('it is an A3 page across, marked at the top and the bottom, with its table after it', async (step) => {
    step.skip(!canReadPdf(), 'poppler-utils is not here');
    const told = await structureOf(pdf);
    expect(told.info.get('Page size')).toMatch(/^119\d(\.\d+)? x 84\d(\.\d+)? pts/);
    const title = told.info.get('Title') ?? '';
    expect(title).toMatch(/^OFFICIAL-SENSITIVE Vigil timeline INV-\d\d-\d+ \d{4}-\d\d-\d\d$/);
    const pages = pagesOf(pdf);
    for (const [at, text] of pages.entries())
      expect(marginsOf(text)).toEqual({
        top: 'OFFICIAL-SENSITIVE',
        bottom: ['OFFICIAL-SENSITIVE', `${title}, page ${at + 1} of ${pages.length}`],
      });
    expect(pages[0]).toContain('receipt EXP-');
    expect(pages[0]).not.toContain('The same as a table');
    expect(pages.join('\n')).toContain('The same as a table');
    // What stood around it on the screen.
    expect(pages.join('\n')).not.toContain('Overview');
  });

  await test.step('its file is tagged, and is gone through by its headings', async (step) => {
    step.skip(!canReadPdf(), 'poppler-utils is not here');
    const told = await structureOf(pdf);
    expect(told.info.get('Tagged')).toBe('yes');
    expect(told.language).toBe('en-GB');
    // Neither the machine nor its versions are told to whoever gets it.
    expect(told.info.get('Creator')).toBe('Vigil (Chrome)');
    expect(told.bookmarks[0]).toMatch(/^Op \w+, INV-\d\d-\d+: timeline$/);
    expect(told.bookmarks.at(-1)).toBe('The same as a table');
    for (const tag of ['H1', 'H2', 'P', 'Figure', 'Table', 'TR', 'TH', 'TD'])
      expect(told.tags.get(tag) ?? 0, tag).toBeGreaterThan(0);
    expect(told.alternatives).toEqual([
      expect.stringMatching(/^Timeline of Op \w+, \d+ items, which the table below lists$/),
    ]);
    // What the margins say is not read out between the lines of the text.
    expect(told.tree).not.toContain('page 1 of');
  });

  await test.step('a summary of the case is saved for whoever edits on', async () => {
    const word = join(app.files, 'summary.docx');
    await button(page, 'Save as Word…').click();
    const dialog = page.getByRole('dialog', { name: /^A document of INV-/ });
    await dialog.getByText(/^Case summary/).click();
    await button(dialog, 'Save…').click();
    await expect(dialog.getByLabel('For whom')).toHaveAccessibleDescription(/Say who gets it/);
    await dialog.getByLabel('For whom').fill('Review officer');
    await dialog.getByLabel('Why').fill('For the review');
    await takePictures(page, 'document');
    await app.dialogs({ save: word });
    await button(dialog, 'Save…').click();
    await seeMessage(page, /The document is saved. It is OFFICIAL-SENSITIVE; its receipt is EXP-/);
    const parts = await partsOf(readFileSync(word));
    expect(readXml(parts.get('word/document.xml') ?? '').text).toMatch(/Op \w+, INV-\d\d-\d+: case summary/);
    copyFileSync(word, test.info().outputPath('summary.docx'));
  });
});
