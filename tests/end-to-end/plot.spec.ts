/** A plot from its first event to its disruption, and how a manager sees it: counted once, by a rule that is shown. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { button, choose, closeMessages, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { canReadPdf, pagesOf } from './story/pdf.ts';
import { addPerson, changeTo, changeToNew, createVault, owen, priya } from './story/vault.ts';

async function addEvent(page: Page, title: string, when: string): Promise<void> {
  await button(page, 'Add an event').click();
  const dialog = page.getByRole('dialog', { name: 'Add an event' });
  await dialog.getByLabel('What happened').fill(title);
  await dialog.getByLabel('When, or from').fill(when);
  await button(dialog, 'Add').click();
  await expect(dialog).toHaveCount(0);
}

/** Goes on to a tab of the investigation that is open. */
async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
  await expect(page.getByRole('tab', { name, selected: true })).toBeVisible();
}

test('a plot is assessed, countersigned by a second person, disrupted, and counted once', async ({ app }) => {
  // Keys are derived for two people, who change places.
  test.setTimeout(150_000);
  const { page } = app;
  await createVault(page);
  await addPerson(page, owen, ['Supervisor']);

  await test.step('an investigation opens only with a proper name, a reason and a summary', async () => {
    await goTo(page, '#/investigations');
    await button(page, 'New investigation').click();
    const dialog = page.getByRole('dialog', { name: 'New investigation' });
    await dialog.getByLabel('Operation name').fill('Hedge 7');
    await dialog.getByLabel('Reason for the priority').fill('Two tips agree on a date.');
    await dialog.getByLabel('Summary').fill('A group gathers material in a lock-up at Tannery Lane.');
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByLabel('Operation name')).toBeFocused();
    await expect(dialog.getByLabel('Operation name')).toHaveAccessibleDescription(/“7” cannot stand in it/);
    await dialog.getByLabel('Operation name').fill('Hedgerow');
    await button(dialog, 'Create').click();
    await seeView(page, 'Op HEDGEROW');
  });

  await test.step('events stand on the timeline no more exact than they are known', async () => {
    await openTab(page, 'Timeline');
    await expect(page.getByText('Nothing with a date yet')).toBeVisible();
    await button(page, 'Add an event').click();
    const dialog = page.getByRole('dialog', { name: 'Add an event' });
    await dialog.getByLabel('What happened').fill('Drums delivered');
    await dialog.getByLabel('When, or from').fill('14 Mar 2026 09:30');
    await dialog.getByLabel('To', { exact: true }).fill('13 Mar 2026');
    await button(dialog, 'Add').click();
    await expect(dialog.getByLabel('To', { exact: true })).toHaveAccessibleDescription(/It ends before it starts/);
    await dialog.getByLabel('To', { exact: true }).fill('');
    await button(dialog, 'Add').click();
    await expect(dialog).toHaveCount(0);
    await addEvent(page, 'Key cut for the lock-up', 'April 2026');
    await expect(page.getByRole('button', { name: /Drums delivered\. 14 Mar 2026, 09:30/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /Key cut for the lock-up\. April 2026/ })).toBeVisible();
    await expect(page.getByText('2 items')).toBeVisible();
  });

  await test.step('arrows go from mark to mark, Enter shows it at the side, Escape puts it away', async () => {
    await page.getByRole('button', { name: /Drums delivered/ }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.mark:focus')).toHaveAttribute('aria-label', /Key cut/);
    await page.keyboard.press('Enter');
    const side = page.getByRole('complementary', { name: 'Selected item' });
    await expect(side).toContainText('Key cut for the lock-up');
    await expect(side).toContainText('April 2026');
    await page.keyboard.press('Escape');
    await expect(side).toHaveCount(0);
  });

  await test.step('the table holds the same items', async () => {
    await page.getByRole('radio', { name: 'Table' }).click();
    const table = page.getByRole('grid', { name: 'Timeline as a table' });
    await expect(table.getByRole('row')).toHaveCount(3);
    await expect(table).toContainText('Drums delivered');
  });

  await test.step('a stage stands on evidence and waits for a second person; one cannot countersign oneself', async () => {
    await openTab(page, 'Overview');
    await button(page, 'Assess the stage').click();
    const dialog = page.getByRole('dialog', { name: 'Assess the stage' });
    await choose(dialog, /Stage/, /Rehearsal/);
    await dialog.getByText('Intent', { exact: true }).click();
    await dialog.getByText('Rehearsal', { exact: true }).last().click();
    await button(dialog, 'Assess').click();
    await expect(dialog.getByLabel('Why')).toBeFocused();
    await dialog.getByLabel('Why').fill('Seen twice on the route at the planned hour.');
    await button(dialog, 'Assess').click();
    await expect(page.getByText('Awaiting countersignature')).toBeVisible();
    await expect(button(page, 'Countersign')).toHaveCount(0);
    await expect(page.getByText('Needs another person')).toBeVisible();
    await goTo(page, '#/dashboard');
    await expect(page.getByRole('region', { name: 'Late-stage plots disrupted' })).toContainText('0 in 18 months');
  });

  await test.step('the second person finds it on My work and countersigns', async () => {
    await changeToNew(page, owen);
    await goTo(page, '#/my-work');
    await page.getByRole('region', { name: 'Stage assessments to countersign' }).getByRole('link').click();
    await seeView(page, 'Op HEDGEROW');
    await button(page, 'Countersign').click();
    await seeMessage(page, 'Countersigned.');
    await expect(page.getByText(/countersigned by Owen Tregear/)).toBeVisible();
  });

  await test.step('the disruption cannot lie ahead; recorded, the plot is late-stage', async () => {
    await button(page, 'Record disruption').click();
    const dialog = page.getByRole('dialog', { name: 'Record the disruption' });
    await dialog.getByLabel('How').fill('Arrests at the lock-up before anything was moved.');
    await dialog.getByLabel('When').fill('1 Jan 2199');
    await button(dialog, /^Record$/).click();
    await expect(dialog.getByLabel('When')).toHaveAccessibleDescription(/Tuesday 1 January 2199 is in the future/);
    await dialog.getByLabel('When').fill('now');
    await button(dialog, /^Record$/).click();
    await expect(page.getByText('Disrupted at a late stage')).toBeVisible();
    await openTab(page, 'Timeline');
    await expect(page.getByRole('group', { name: 'Disruption' }).getByRole('button')).toHaveCount(1);
  });

  await test.step('the manager sees it counted, with its evidence, and opens it from the figure', async () => {
    await changeTo(page, priya);
    await goTo(page, '#/dashboard');
    const chart = page.getByRole('region', { name: 'Late-stage plots disrupted' });
    await expect(chart).toContainText('1 in 18 months');
    await expect(chart).toContainText('countersigned by Owen Tregear');
    await expect(chart).toContainText(/Late-stage by rule 1:/);
    await button(chart, 'Show as a table').click();
    await expect(chart.getByRole('table').getByRole('button', { name: '1' })).toBeVisible();
    await button(chart, 'Show the chart').click();
    await chart.getByRole('link', { name: 'Op HEDGEROW' }).click();
    await seeView(page, 'Op HEDGEROW');
    await expect(page.getByRole('tab', { name: 'Timeline', selected: true })).toBeVisible();
  });

  const csv = join(app.files, 'disrupted.csv');
  await test.step('the figures are given out as CSV only for a reason, and carry their marking', async () => {
    await goTo(page, '#/dashboard');
    await button(page.getByRole('region', { name: 'Late-stage plots disrupted' }), 'Save as CSV').click();
    const dialog = page.getByRole('dialog', { name: /^Save/ });
    await dialog.getByLabel('For whom').fill('Head of unit');
    await button(dialog, 'Export…').click();
    await expect(dialog.getByLabel('Why')).toBeFocused();
    await dialog.getByLabel('Why').fill('Monthly figures');
    await app.dialogs({});
    await button(dialog, 'Export…').click();
    await expect(dialog).toBeVisible();
    await app.dialogs({ save: csv });
    await button(dialog, 'Export…').click();
    await seeMessage(page, 'The disclosure is logged.');
    const lines = readFileSync(csv, 'utf8')
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/);
    expect(lines[0]).toContain('OFFICIAL-SENSITIVE');
    expect(lines.at(-1)).toContain('OFFICIAL-SENSITIVE');
    expect(lines.join('\n')).toContain('rule version 1');
  });
});

test('the demonstration vault shows a unit at work, and its brief prints with markings', async ({ app }) => {
  test.setTimeout(180_000);
  const { page } = app;

  await test.step('it is made once, and its people are offered by name', async () => {
    await button(page, /Open a demonstration vault/).click();
    await expect(page.getByText('Everything in it is fictional')).toBeVisible({ timeout: 120_000 });
    await button(page, /Manager/)
      .first()
      .click();
    await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible(patient);
    await expect(page.getByText('Demonstration', { exact: true })).toBeVisible();
  });

  await test.step('the dashboard is full: bars, bands of threat level, plots behind the figure', async () => {
    await goTo(page, '#/dashboard');
    const chart = page.getByRole('region', { name: 'Late-stage plots disrupted' });
    await expect(chart).toContainText('7 in 18 months');
    await expect(chart.locator('.recharts-bar-rectangle path').first()).toBeVisible();
    // A tooltip under a pointer that rests there is a list too.
    const plots = chart.getByRole('region', { name: 'The plots behind the bars' });
    await expect(plots.getByRole('listitem')).toHaveCount(7);
    await expect(page.getByText('SEVERE').first()).toBeVisible();
    await chart.locator('.recharts-bar-rectangle path').first().click();
    await expect(button(chart, 'All months')).toBeVisible();
    await chart.getByRole('link').first().click();
    await expect(page.locator('.timeline .mark').first()).toBeVisible();
  });

  const brief = join(app.files, 'brief.pdf');
  await test.step('the brief wants to know for whom and why', async () => {
    await goTo(page, '#/brief');
    await page.getByLabel('For whom').fill('Head of unit');
    await button(page, 'Prepare the brief').click();
    await expect(page.getByLabel('Why')).toBeFocused();
    await page.getByLabel('Why').fill('Weekly brief');
    await button(page, 'Prepare the brief').click();
    await expect(page.getByRole('article', { name: 'Brief' })).toContainText('Late-stage plots disrupted: 7');
  });

  await test.step('a change of mind in the dialog writes nothing', async () => {
    await app.dialogs({});
    await button(page, 'Print as PDF').click();
    await seeMessage(page, 'Nothing was written.');
    expect(existsSync(brief)).toBe(false);
    await closeMessages(page);
  });

  await test.step('printed, the marking stands on every page', async () => {
    await button(page, 'Prepare again').click();
    await app.dialogs({ save: brief });
    await button(page, 'Print as PDF').click();
    await seeMessage(page, 'The brief has been saved.');
    await expect(button(page, 'Printed')).toBeDisabled();
    expect(readFileSync(brief).subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('its text says so', async (step) => {
    step.skip(!canReadPdf(), 'pdftotext of poppler-utils is not here');
    const pages = pagesOf(brief);
    expect(pages.length).toBeGreaterThan(0);
    for (const text of pages) expect(text.match(/OFFICIAL-SENSITIVE/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
    expect(pages.join('\n')).toContain('Late-stage plots disrupted: 7');
  });
});
