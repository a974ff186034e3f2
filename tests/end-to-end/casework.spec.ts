/** A case over weeks: what is decided, who does what, what turns out to be wrong, and what the manager's figures make of it. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { takeTipsIn } from './story/casework.ts';
import { button, choose, closeMessages, goTo, seeMessage, seeView } from './story/page.ts';
import { createVault } from './story/vault.ts';

async function openCase(page: Page): Promise<void> {
  await goTo(page, '#/investigations');
  await button(page, 'New investigation').click();
  const dialog = page.getByRole('dialog', { name: 'New investigation' });
  await dialog.getByLabel('Operation name').fill('Hedgerow');
  await dialog.getByLabel('Reason for the priority').fill('Two tips agree on a date.');
  await dialog.getByLabel('Summary').fill('A group gathers material in a lock-up at Tannery Lane.');
  await button(dialog, 'Create').click();
  await seeView(page, 'Op HEDGEROW');
}

/** A number that one of the hand-written tips names. */
const heldByTips = '07700 900151';

async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
  await expect(page.getByRole('tab', { name, selected: true })).toBeVisible();
}

test('a case is corrected where it was wrong, and nothing of it is lost', async ({ app }) => {
  // A long story, and other specs run beside it.
  test.setTimeout(120_000);
  const { page } = app;
  await createVault(page);
  await openCase(page);

  await test.step('summary, owner and priority change only with a reason', async () => {
    await button(page, 'Change').first().click();
    const dialog = page.getByRole('dialog', { name: 'Change Op HEDGEROW' });
    await dialog.getByLabel('Summary').fill('Two people gather material in a lock-up at Tannery Lane.');
    await dialog.getByLabel('Area').fill('Wexmouth');
    await choose(dialog, /Owner/, 'Nobody yet');
    await button(dialog, 'Save').click();
    await expect(dialog.getByLabel('Why')).toBeFocused();
    await expect(dialog.getByLabel('Why')).toHaveAccessibleDescription(/a reviewer would understand/);
    await dialog.getByLabel('Why').fill('The third was a delivery driver.');
    await button(dialog, 'Save').click();
    await expect(page.getByText('Summary changed; Area changed; Owner changed')).toBeVisible();
    await expect(page.getByText('Two people gather material')).toBeVisible();
    await button(page, 'Change priority').click();
    const priority = page.getByRole('dialog', { name: 'Change the priority' });
    await choose(priority, /Priority/, /P1A/);
    await priority.getByLabel('Why').fill('The date is in a week.');
    await button(priority, 'Save').click();
    await expect(page.getByRole('region', { name: 'Priority history' })).toContainText('The date is in a week.');
  });

  await test.step('a subject whose name was wrong is changed; withdrawn, it counts for nothing until it is restored', async () => {
    await openTab(page, 'Subjects');
    await button(page, 'Add a subject').click();
    const add = page.getByRole('dialog', { name: 'Add a subject' });
    await add.getByLabel('Name').fill('Ivo Marchant');
    // A date of birth is told as it was read, and a wrong one at its field; Enter sends a form of single lines.
    const born = add.getByLabel('Born');
    await born.fill('14/3/88');
    await expect(add.getByText('Read as Monday 14 March 1988.')).toBeVisible();
    await born.fill('31 June 1988');
    await born.press('Enter');
    await expect(born).toBeFocused();
    await expect(born).toHaveAccessibleDescription(/There is no 31 June 1988/);
    await born.fill('March 1988');
    await born.press('Enter');
    await expect(page.getByText('born March 1988')).toBeVisible();
    await button(page.getByRole('listitem').filter({ hasText: 'Ivo Marchant' }), 'Change').click();
    const change = page.getByRole('dialog', { name: 'Change Ivo Marchant' });
    await change.getByLabel('Name').fill('Ivor Marchand');
    await choose(change, /Role/, 'Suspect');
    await page.keyboard.press('Control+Enter');
    await expect(change.getByLabel('Why')).toBeFocused();
    await change.getByLabel('Why').fill('As his passport has it.');
    await page.keyboard.press('Control+Enter');
    const person = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: 'Ivor Marchand' });
    await expect(person).toContainText('Suspect');
    await button(person, 'Withdraw').first().click();
    const going = page.getByRole('alertdialog');
    await going.getByLabel('Why').fill('Another man');
    await button(going, 'Withdraw').click();
    await expect(person).toHaveCount(0);
    await closeMessages(page);
    await openTab(page, 'Overview');
    const out = page.getByRole('region', { name: 'Withdrawn' });
    await expect(out).toContainText('Ivor Marchand');
    await button(out.getByRole('listitem').filter({ hasText: /^Subject/ }), 'Restore').click();
    await expect(out.getByRole('listitem').filter({ hasText: /^Subject/ })).toHaveCount(0);
  });

  await test.step('the timeline is filtered by person; an event made by mistake leaves it and can be taken back', async () => {
    await openTab(page, 'Timeline');
    for (const [title, person] of [
      ['Drums delivered', 'Ivor Marchand'],
      ['Van seen', null],
    ] as const) {
      await button(page, 'Add an event').click();
      const dialog = page.getByRole('dialog', { name: 'Add an event' });
      await dialog.getByLabel('What happened').fill(title);
      await dialog.getByLabel('When, or from').fill('March 2026');
      await dialog.getByLabel('To', { exact: true }).fill('14 Apr 2026');
      await dialog.getByLabel('Known since').fill('20 Apr 2026 10:00');
      if (person !== null) await choose(dialog, /Person/, person);
      await button(dialog, 'Add').click();
      await expect(dialog).toHaveCount(0);
    }
    await expect(page.getByText('2 items')).toBeVisible();
    await button(page, /^Person/).click();
    await page.getByRole('option', { name: /Ivor Marchand/ }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByText('1 of 2 items')).toBeVisible();
    await button(page, /Drums delivered\. March 2026 to 14 Apr 2026/).click();
    const side = page.getByRole('complementary', { name: 'Selected item' });
    await expect(side).toContainText('known since 20 Apr 2026, 10:00');
    await button(side, 'Withdraw').click();
    const going = page.getByRole('alertdialog');
    await going.getByLabel('Why').fill('Another street');
    await button(going, 'Withdraw').click();
    await expect(page.getByRole('button', { name: /Drums delivered/ })).toHaveCount(0);
    await button(page.locator('.toast'), 'Undo').click();
    await expect(page.getByRole('button', { name: /Drums delivered/ })).toHaveCount(1);
    await closeMessages(page);
    await button(page, /Drums delivered/).click();
    await button(side, 'Correct').click();
    const correct = page.getByRole('dialog', { name: 'Correct the event' });
    await correct.getByLabel('When, or from').fill('early April 2026');
    await expect(correct.getByText('Read as 1–10 April 2026.')).toBeVisible();
    await correct.getByLabel('Why').fill('The invoice says April.');
    await page.keyboard.press('Control+Enter');
    await expect(correct.getByLabel('To', { exact: true })).toHaveAccessibleDescription(/has an end already/);
    await correct.getByLabel('To', { exact: true }).fill('');
    await page.keyboard.press('Control+Enter');
    await expect(correct).toHaveCount(0);
    await expect(page.getByRole('button', { name: /Drums delivered\. 1 Apr 2026 to 10 Apr 2026/ })).toBeVisible();
    await closeMessages(page);
    await openTab(page, 'Overview');
    await expect(page.getByText(/when was March 2026 to 14 Apr 2026, now 1 Apr 2026 to 10 Apr 2026/)).toBeVisible();
  });

  await test.step('a decision written down late says so, and another supersedes it', async () => {
    await openTab(page, 'Decisions');
    await button(page, 'Add a decision').click();
    const dialog = page.getByRole('dialog', { name: 'Add a decision' });
    await dialog.getByLabel('Decision').first().fill('Watch the lock-up');
    await dialog.getByLabel('Reason').fill('Two sightings');
    await dialog.getByLabel('Decided').fill('yesterday 21:00');
    await button(dialog, 'Record decision').click();
    await expect(dialog.getByLabel('Information and intelligence')).toHaveAccessibleDescription(
      /what the decision rests on/,
    );
    await dialog.getByLabel('Information and intelligence').fill('Two sightings, graded 2C');
    await dialog.getByLabel('Options considered').fill('To watch, or to ask the landlord');
    await button(dialog, 'Record decision').click();
    await expect(page.getByText('Recorded late')).toBeVisible();
    await button(page, 'Supersede').click();
    const next = page.getByRole('dialog', { name: 'Supersede D1' });
    await next.getByLabel('Decision').first().fill('Stop watching');
    await next.getByLabel('Reason').fill('They moved out');
    await next.getByLabel('Information and intelligence').fill('The landlord has the keys');
    await next.getByLabel('Options considered').fill('None: it is empty');
    await button(next, 'Record decision').click();
    await expect(page.getByText('Superseded by D2')).toBeVisible();
    await expect(button(page, 'Supersede')).toHaveCount(1);
  });

  await test.step('an action goes from raised to its result, which another person files', async () => {
    await openTab(page, 'Actions');
    await button(page, 'Raise an action').click();
    const dialog = page.getByRole('dialog', { name: 'Raise an action' });
    await dialog.getByLabel('Action').fill('Ask for the footage');
    await choose(dialog, /Assigned to/, 'Priya Shah');
    await button(dialog, 'Raise').click();
    await page.getByRole('radio', { name: 'List' }).click();
    const action = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: 'Ask for the footage' });
    await expect(action).toContainText('Allocated');
    await button(action, 'Give result').click();
    const giving = page.getByRole('dialog', { name: 'Give the result' });
    await page.keyboard.press('Control+Enter');
    await expect(giving.getByLabel('Result')).toHaveAccessibleDescription(/Say what was found or done/);
    await giving.getByLabel('Result').fill('Nothing on it');
    await page.keyboard.press('Control+Enter');
    await expect(action).toContainText('Nothing on it');
    await button(page.locator('.toast'), 'Undo').click();
    await expect(action).toContainText('Allocated');
    await expect(action).not.toContainText('Nothing on it');
    await closeMessages(page);
    // On My work it leads to the case that it belongs to.
    await goTo(page, '#/my-work');
    const mine = page.getByRole('listitem').filter({ hasText: 'Ask for the footage' });
    await mine.getByRole('link', { name: /^Op / }).click();
    await expect(page.getByRole('tab', { name: 'Actions' })).toHaveAttribute('aria-selected', 'true');
    await button(action, 'Give result').click();
    await giving.getByLabel('Result').fill('The van at 09:12');
    await page.keyboard.press('Control+Enter');
    await expect(action).toContainText('The van at 09:12');
    await expect(action).toContainText('Needs another person');
    await expect(button(action, 'File')).toHaveCount(0);
  });
});

test('a manager opens the records behind every kind of figure', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await createVault(page);
  const taken = await takeTipsIn(app);
  await openCase(page);

  await test.step('a number that the investigation learns brings up what came in before it meant anything', async () => {
    await openTab(page, 'Subjects');
    await button(page, 'Add a case identifier').click();
    const dialog = page.getByRole('dialog', { name: 'Add an identifier' });
    await dialog.getByLabel('As it is written').fill(heldByTips);
    await button(dialog, 'Add').click();
    await expect(dialog).toHaveCount(0);
    await closeMessages(page);
    await goTo(page, '#/my-work');
    await page.getByRole('link', { name: /^\d+ new match(es)? in old tips/ }).click();
    await seeView(page, 'Matches in old tips');
    const list = page.getByRole('grid', { name: 'Matches in old tips' });
    const rows = list.getByRole('row').filter({ hasText: 'HEDGEROW' });
    await expect(rows.first()).toBeVisible();
    const before = await rows.count();
    await list.focus();
    await page.keyboard.press('l');
    await seeMessage(page, /linked to Op HEDGEROW/);
    await expect(rows).toHaveCount(before - 1);
    await page.keyboard.press('u');
    await expect(rows).toHaveCount(before);
    await closeMessages(page);
    await goTo(page, '#/investigation/1/overview');
    await seeView(page, 'Op HEDGEROW');
  });

  await test.step('an arrest is counted, opens from its figure, and leaves it when it was a mistake', async () => {
    await button(page, 'Record an arrest').click();
    const dialog = page.getByRole('dialog', { name: 'Record an arrest' });
    await dialog.getByLabel('When').fill('now');
    await button(dialog, /^Record$/).click();
    await expect(dialog).toHaveCount(0);
    await goTo(page, '#/dashboard');
    const chart = page.getByRole('region', { name: 'Terrorism-related arrests' });
    await button(chart, /^1$/).click();
    const arrests = page.getByRole('dialog', { name: /^Arrests/ });
    await arrests.getByRole('link', { name: 'Op HEDGEROW' }).click();
    await seeView(page, 'Op HEDGEROW');
    await button(page, 'Outcome').click();
    const outcome = page.getByRole('dialog', { name: /^Arrest of/ });
    await button(outcome, 'Recorded by mistake').click();
    await expect(outcome.getByLabel('Why')).toHaveAccessibleDescription(/a reviewer would understand/);
    await outcome.getByLabel('Why').fill('Another operation');
    await button(outcome, 'Recorded by mistake').click();
    await expect(page.getByRole('region', { name: 'Withdrawn' })).toContainText('Arrest');
    await goTo(page, '#/dashboard');
    await expect(button(chart, /^0$/).first()).toBeVisible();
  });

  await test.step('the threat level that a supervisor adds stands in the window at once', async () => {
    await goTo(page, '#/threat-level');
    const form = page.getByRole('region', { name: 'Add a level' });
    await choose(form, /Level/, 'CRITICAL');
    await form.getByLabel('From').fill('yesterday 09:00');
    await button(form, 'Add to the history').click();
    await seeMessage(page, 'CRITICAL is in the history.');
    await expect(page.getByText(/Threat level: CRITICAL/)).toBeVisible();
    await goTo(page, '#/dashboard');
    const chart = page.getByRole('region', { name: 'Late-stage plots disrupted' });
    await button(chart, 'Show as a table').click();
    await expect(chart.getByRole('row').last()).toContainText('CRITICAL');
  });

  await test.step('the funnel opens its contributions; a window that ended before them holds none', async () => {
    const funnel = page.getByRole('region', { name: 'Outcomes' });
    // What was received before the window began is not among them.
    const received = Number(await button(funnel, /^\d+$/).first().textContent());
    expect(received).toBeGreaterThan(0);
    expect(received).toBeLessThanOrEqual(taken);
    await button(funnel, String(received)).first().click();
    await seeView(page, 'Queue');
    await expect(page.getByText(new RegExp(`^${received} here`))).toBeVisible();
    await goTo(page, '#/dashboard');
    const select = page.getByRole('button', { name: /Period of 18 months/ });
    await select.click();
    await page.getByRole('option').last().click();
    await expect(page.getByRole('region', { name: 'Outcomes' })).toContainText('0 received in the window');
    // The brief takes the window over.
    await button(page, 'Brief').last().click();
    await expect(page.getByRole('button', { name: /Period of 18 months/ })).not.toContainText('this month');
  });

  await test.step('days are shown as weeks or one by one', async () => {
    await goTo(page, '#/dashboard');
    const chart = page.getByRole('region', { name: 'Contributions a day, by channel' });
    await chart.getByRole('radio', { name: 'Day' }).click();
    await expect(chart).toContainText('Each day of');
    await button(chart, 'Show as a table').click();
    await expect(chart.getByRole('columnheader').first()).toHaveText('Day');
  });
});
