/** What came of what the public gave: from one call to the hotline to the public page, and how it looks in a unit at work. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { findInQueue } from './story/casework.ts';
import { openDemonstration } from './story/demonstration.ts';
import { csvFile } from './story/files.ts';
import { button, choose, closeMessages, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { canReadPdf, pagesOf, structureOf } from './story/pdf.ts';
import { takePictures } from './story/pictures.ts';
import { draftPublicPage } from './story/public-page.ts';
import { addPerson, changeTo, changeToNew, createVault, owen, priya } from './story/vault.ts';

test('a unit at work sees how early the public told, by channel, and one plot as a picture with its table', async ({
  app,
}) => {
  test.setTimeout(180_000);
  const { page } = app;
  await openDemonstration(app, /Manager/);

  await test.step('how full each day was: keys go from day to day, and one opens its contributions', async () => {
    await goTo(page, '#/dashboard');
    const card = page.getByRole('region', { name: 'Contributions by day' });
    const grid = card.getByRole('grid');
    await grid.scrollIntoViewIfNeeded();
    await grid.focus();
    await page.keyboard.press('ArrowLeft');
    const told = (await card.locator('.calendar__told').textContent()) ?? '';
    expect(told).toMatch(/^\w+day \d+ \w{3} \d\d: [\d,]+ contributions?$/);
    await expect(card.getByRole('gridcell', { name: told, exact: true })).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('region', { name: 'Each channel beside the year before' })).toContainText(
      'a year before',
    );
    await takePictures(page, 'dashboard-calendar');
    await page.keyboard.press('Enter');
    await seeView(page, 'Queue');
    const number = told.split(': ')[1]?.split(' ')[0] ?? '';
    await expect(page.getByText(new RegExp(`^${number}\\b`)).first()).toBeVisible();
  });

  await test.step('over all plots and arrests', async () => {
    await goTo(page, '#/outcome');
    await seeView(page, 'What came of it');
    const lead = page.getByRole('region', { name: 'Lead time of disrupted plots' });
    await expect(lead).toContainText(/of \d+ disrupted plots had something from the public before\. Median/);
    await expect(page.getByRole('region', { name: 'What each channel brought' })).toContainText(/Hotline/);
    await expect(page.getByText(/An investigation began with the public where.*\(Rule 1\.\)/)).toBeVisible();
    await takePictures(page, 'outcome');
    const windows = page.getByRole('region', { name: 'Beside the 18 months before' });
    await windows.scrollIntoViewIfNeeded();
    // What may be chance has no arrow.
    await expect(windows.getByRole('row', { name: /^Plots disrupted/ })).toContainText('May be chance');
    await expect(windows.getByRole('row', { name: /^Arrests/ })).toContainText('↑ More');
    await takePictures(page, 'outcome-windows');
    const targets = page.getByRole('region', { name: 'Disrupted plots by intended target' });
    await targets.scrollIntoViewIfNeeded();
    await takePictures(page, 'outcome-targets');
    await button(targets, 'Show as a table').click();
    await expect(targets.getByRole('table').getByRole('row')).toHaveCount(19);
    await button(targets, 'Show the chart').click();
    const arrests = page.getByRole('region', { name: 'Lead time of arrests' });
    await expect(arrests).toContainText(/of \d+ arrests came after something from the public\. Median/);
    await arrests.scrollIntoViewIfNeeded();
    await takePictures(page, 'outcome-arrests');
    await button(page.getByRole('list', { name: 'At a glance' }), 'Open')
      .first()
      .click();
    const behind = page.getByRole('dialog', { name: 'Arrests with something from the public before' });
    await expect(behind.getByText(/^\d+ arrests, the newest first$/)).toBeVisible();
    await takePictures(page, 'outcome-arrests-list');
    await page.keyboard.press('Escape');
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

test('the page for the public takes two people and leaves a receipt, and small numbers stay out of it', async ({
  app,
}) => {
  test.setTimeout(180_000);
  const { page } = app;
  const csv = join(app.files, 'page.csv');
  const pdf = join(app.files, 'page.pdf');
  await openDemonstration(app, /Manager/);
  const [from, to] = quarterBefore(new Date());

  await test.step('its author cannot approve it, and it cannot be given out', async () => {
    await draftPublicPage(page, from, to);
    await closeMessages(page);
    const sheet = page.getByRole('article', { name: 'Page for the public' });
    await expect(sheet.getByRole('table', { name: 'Beside what was said of the whole country' })).toContainText(
      '3,600',
    );
    await expect(sheet.getByRole('table', { name: 'What the public gave, and what became of it' })).toContainText(
      'Hotline calls',
    );
    await expect(sheet).toContainText('Counts from one to four are left out');
    await expect(button(page, 'Approve')).toBeDisabled();
    await expect(button(page, /^Release/)).toHaveCount(0);
    await takePictures(page, 'public-page-draft');
  });

  await test.step('a supervisor approves it', async () => {
    await page.keyboard.press('Control+l');
    await button(page, /Supervisor/)
      .first()
      .click();
    await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible(patient);
    await goTo(page, '#/public-pages');
    await page.getByRole('grid', { name: 'Pages for the public' }).getByRole('row').nth(1).click();
    await button(page, 'Approve').click();
    await seeMessage(page, 'Approved.');
  });

  await test.step('it is released with a receipt, printed once, and its file is a receipt as well', async () => {
    await button(page, 'Release').last().click();
    const dialog = page.getByRole('dialog', { name: 'Release the page' });
    await dialog.getByLabel('For whom').fill('Press office');
    await dialog.getByLabel('Why').fill('Quarterly figures');
    await button(dialog, 'Release').click();
    await expect(page.getByText(/^Receipt PUB-\d\d-\d{4}, for Press office$/)).toBeVisible();
    await app.dialogs({ save: pdf });
    await button(page, 'Print as PDF').click();
    await seeMessage(page, 'The page has been saved.');
    await closeMessages(page);
    await app.dialogs({ save: csv });
    await button(page, 'Release as CSV').click();
    const file = page.getByRole('dialog', { name: /^Save/ });
    await file.getByLabel('For whom').fill('Regional board');
    await file.getByLabel('Why').fill('Asked for');
    await button(file, 'Export…').click();
    await seeMessage(page, 'The disclosure is logged.');
    await expect(page.getByText(/PUB-\d\d-\d{4}: to Regional board, as CSV/)).toBeVisible();
    await takePictures(page, 'public-page');
    expect(readFileSync(csv, 'utf8')).toContain('Counts from one to four are left out');
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('on paper it has its marking, its receipt, and no name', async (step) => {
    step.skip(!canReadPdf(), 'pdftotext of poppler-utils is not here');
    const { info } = await structureOf(pdf);
    expect([info.get('Tagged'), info.get('Title')]).toEqual(['yes', expect.stringMatching(/^OFFICIAL Public help /)]);
    const pages = pagesOf(pdf);
    const text = pages.join('\n');
    for (const each of pages) expect(each).toContain('OFFICIAL');
    expect(text).toContain('How the public helped');
    expect(text).toMatch(/Receipt PUB-\d\d-\d{4}/);
    expect(text).not.toMatch(/Op [A-Z]{3}|Brennan|TIP-/);
  });

  await test.step('what was released is corrected by another edition only', async () => {
    await goTo(page, '#/public-pages');
    await button(page, 'Draft a page').click();
    const dialog = page.getByRole('dialog', { name: 'Draft a page for the public' });
    await dialog.getByLabel('First day').fill(from);
    await dialog.getByLabel('Last day').fill(to);
    await button(dialog, 'Draft').click();
    await expect(dialog).toContainText('two pages that overlap would give small numbers back');
  });
});

test('one call is followed from the hotline to the public page', async ({ app }) => {
  // Keys are derived for two people, who change places.
  test.setTimeout(180_000);
  const { page } = app;
  const [from, to] = quarterBefore(new Date());
  const quarter = Date.parse(`${from} UTC`);
  const on = (days: number) => new Date(quarter + days * 86_400_000 + 9 * 3_600_000);
  await createVault(page);
  await addPerson(page, owen, ['Supervisor', 'Manager']);

  await test.step('the hotline takes the call; others of that quarter come in by file', async () => {
    await goTo(page, '#/record');
    await page.getByText('Hotline', { exact: true }).click();
    await page.getByLabel(/What was said/).fill('A man counts the steps at Tannery Lane depot and asks who locks up.');
    await page.getByText('Kind, time, marking').click();
    await page.getByLabel('Received').fill(`${typedDay(on(10))} 09:30`);
    await button(page, /^Record/)
      .last()
      .click();
    await seeView(page, 'Queue');
    const others = Array.from({ length: 40 }, (_, n) => [
      `Q-${n}`,
      on(5 + n).toISOString(),
      n % 4 === 0 ? 'email' : 'hotline',
      `Somebody asked at stall ${n} about opening times.`,
    ]);
    await app.dialogs({ file: csvFile(app.files, 'quarter.csv', others) });
    await goTo(page, '#/import');
    await button(page, 'Choose a file').click();
    await button(page, 'Import').click();
    await expect(page.locator('.import__figures')).toBeVisible(patient);
    await closeMessages(page);
  });

  await test.step('it is linked to a plot, and an event rests on it', async () => {
    await goTo(page, '#/investigations');
    await button(page, 'New investigation').click();
    const opening = page.getByRole('dialog', { name: 'New investigation' });
    await opening.getByLabel('Operation name').fill('Hedgerow');
    await opening.getByLabel('Reason for the priority').fill('A caller tells of steps being counted.');
    await opening.getByLabel('Summary').fill('Somebody looks at a depot.');
    await button(opening, 'Create').click();
    await seeView(page, 'Op HEDGEROW');
    await findInQueue(page, 'counts the steps');
    await page.keyboard.press('h');
    await page.keyboard.type('hedge');
    const linking = page.getByRole('dialog', { name: 'Link to another case' });
    await expect(linking.getByRole('listitem').filter({ hasText: 'Op HEDGEROW' })).toBeVisible();
    await page.keyboard.press('Enter');
    await seeMessage(page, /linked to Op HEDGEROW/);
    await closeMessages(page);
    await goTo(page, '#/investigation/1/timeline');
    await button(page, 'Add an event').click();
    const event = page.getByRole('dialog', { name: 'Add an event' });
    await event.getByLabel('What happened').fill('Steps counted at the depot');
    await event.getByLabel('When, or from').fill(typedDay(on(9)));
    await choose(event, /Source/, /counts the steps/);
    await button(event, 'Add').click();
    await expect(event).toHaveCount(0);
  });

  await test.step('a stage is assessed, and the second person countersigns it', async () => {
    await page.getByRole('tab', { name: 'Overview' }).click();
    await button(page, 'Assess the stage').click();
    const dialog = page.getByRole('dialog', { name: 'Assess the stage' });
    await choose(dialog, /Stage/, /Rehearsal/);
    await dialog.getByText('Intent', { exact: true }).click();
    await dialog.getByText('Rehearsal', { exact: true }).last().click();
    await dialog.getByLabel('As of').fill(`${typedDay(on(25))} 10:00`);
    await dialog.getByLabel('Why').fill('Seen twice on the route at the planned hour.');
    await button(dialog, 'Assess').click();
    await expect(dialog).toHaveCount(0);
    await changeToNew(page, owen);
    await goTo(page, '#/investigation/1/overview');
    await button(page, 'Countersign').click();
    await seeMessage(page, 'Countersigned.');
    await changeTo(page, priya);
  });

  await test.step('the plot is disrupted, and its page says how early the caller told', async () => {
    await goTo(page, '#/investigation/1/overview');
    await button(page, 'Record disruption').click();
    const dialog = page.getByRole('dialog', { name: 'Record the disruption' });
    await dialog.getByLabel('When').fill(`${typedDay(on(40))} 09:30`);
    await dialog.getByLabel('How').fill('Arrests at the depot before anything was moved.');
    await button(dialog, /^Record$/).click();
    await expect(dialog).toHaveCount(0);
    await goTo(page, '#/investigation/1/outcome');
    await expect(page.getByText('30 days from the first contribution to the disruption')).toBeVisible();
    await expect(page.getByText(/1 of 1 event/)).toBeVisible();
    const mark = page.getByRole('button', { name: /Hotline, received .* by a link and an event/ });
    await expect(mark).toBeVisible();
    await takePictures(page, 'outcome-story');
    await goTo(page, '#/outcome');
    await expect(page.getByRole('region', { name: 'Lead time of disrupted plots' })).toContainText('30 days, Hotline');
  });

  await test.step('the public page counts the call among the others, and what is too few to tell stays out', async () => {
    await draftPublicPage(page, from, to);
    await changeTo(page, owen);
    await goTo(page, '#/public-page/1');
    const given = page.getByRole('table', { name: 'What the public gave, and what became of it' });
    // Thirty calls by file, and the one.
    await expect(given.getByRole('row', { name: /^Hotline calls/ })).toContainText('31');
    await expect(
      given
        .getByRole('row', { name: /^Hotline calls/ })
        .getByRole('cell')
        .nth(1),
    ).toHaveText('–');
    await expect(page.getByRole('table', { name: 'Plots disrupted' }).getByRole('row').nth(1)).toContainText('–');
    await button(page, 'Approve').click();
    await seeMessage(page, 'Approved.');
    await button(page, 'Release').last().click();
    const dialog = page.getByRole('dialog', { name: 'Release the page' });
    await dialog.getByLabel('For whom').fill('Press office');
    await dialog.getByLabel('Why').fill('Quarterly figures');
    await button(dialog, 'Release').click();
    await expect(page.getByText(/^Receipt PUB-\d\d-0001, for Press office$/)).toBeVisible();
  });
});

const typedDay = (at: Date) =>
  `${at.getUTCDate()} ${at.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' })} ${at.getUTCFullYear()}`;

/** The first and last day of the last quarter that is over, as they are typed and read back. */
function quarterBefore(now: Date): [string, string] {
  const quarter = Math.floor(now.getUTCMonth() / 3) - 1;
  const first = new Date(Date.UTC(now.getUTCFullYear(), quarter * 3, 1));
  const last = new Date(Date.UTC(now.getUTCFullYear(), quarter * 3 + 3, 0));
  return [typedDay(first), typedDay(last)];
}
