/** Linking beyond the first suggestion: side by side, told twice, ruled out and thought over, watched for, and look-alike letters. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { findInQueue, headOfTip, loadInvestigations } from './story/casework.ts';
import { openDemonstration } from './story/demonstration.ts';
import { button, closeMessages, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { createVault, lock } from './story/vault.ts';

const post =
  'A man who calls himself Craig Dunmore keeps filming the loading bay behind the market hall, three evenings running. His number is 07700 900123.';

async function record(page: Page, text: string): Promise<void> {
  await goTo(page, '#/record');
  await seeView(page, /Record/);
  await page.getByText('Online', { exact: true }).first().click();
  await page.getByRole('textbox', { name: 'What was said' }).fill(text);
  await page.keyboard.press('Control+Enter');
  await seeMessage(page, /recorded\./);
  await seeView(page, 'Queue');
  await closeMessages(page);
}

test('a tip is weighed beside an investigation, linked with its copies, and what was told twice bears nothing out', async ({
  app,
}) => {
  test.setTimeout(120_000);
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app);
  for (const text of [post, `Fwd: ${post}`, post]) await record(page, text);
  const larkspur = page.getByRole('article', { name: /^Op LARKSPUR/ });

  await test.step('V sets it beside the suggestion: what agrees first, and where it stands', async () => {
    await findInQueue(page, 'loading bay');
    await expect(larkspur).toBeVisible();
    await page.keyboard.press('v');
    const dialog = page.getByRole('dialog', { name: /beside Op LARKSPUR/ });
    const first = dialog.getByRole('table').first();
    await expect(first).toContainText('Craig');
    await expect(first.getByRole('row').nth(1)).toContainText('Agrees');
    await expect(dialog.locator('.marked__found[data-lit]').first()).toBeVisible();
    await button(dialog, 'Close').click();
  });

  const origin = page.getByRole('region', { name: /Duplicates/ });
  await test.step('the copies are linked with it after a preview, and taken back with one undo', async () => {
    await expect(origin.getByRole('listitem')).toHaveCount(2);
    await expect(origin).toContainText('Same text');
    await expect(button(origin, 'Link it and its duplicates to Op LARKSPUR')).toBeVisible();
    await page.keyboard.press('b');
    const dialog = page.getByRole('dialog', { name: 'Link to Op LARKSPUR' });
    await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(2);
    await dialog.getByRole('checkbox').last().locator('xpath=ancestor::label').click();
    await button(dialog, 'Link 2 to Op LARKSPUR').click();
    await seeMessage(page, '2 contributions linked to Op LARKSPUR.');
    await expect(page.getByText(/^1 here, 1 untriaged/)).toBeVisible();
    await button(page.locator('.toast'), 'Undo').click();
    await seeMessage(page, /Undone: 2 linked/);
    await expect(page.getByText(/^3 here, 3 untriaged/)).toBeVisible();
    await closeMessages(page);
  });

  await test.step('a B wants to hear of another origin', async () => {
    await button(page, 'Evaluator’s grade').click();
    const dialog = page.getByRole('dialog', { name: 'Evaluator’s grade' });
    await dialog.getByText('B Known indirectly but corroborated').click();
    await expect(dialog.getByText('Duplicates')).toBeVisible();
    await button(dialog, /^Save grade 2 B P/).click();
    const independent = dialog.getByRole('checkbox', { name: 'An independent source corroborates it' });
    await expect(independent).toBeFocused();
    await expect(independent).toHaveAccessibleDescription(/Tick this if it is so/);
    await dialog.getByText('An independent source corroborates it').click();
    await button(dialog, /^Save grade 2 B P/).click();
    await expect(headOfTip(page)).toContainText('2 B P');
    await closeMessages(page);
  });
});

test('what is watched for is told when it comes in, and letters that deceive are pointed out', async ({ app }) => {
  const { page } = app;
  await createVault(page);

  await test.step('a plate is watched for', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await seeView(page, 'Watch-list');
    await page.getByLabel('Watch for').fill('TX21 ABC');
    await page.getByLabel('Why', { exact: true }).fill('Seen at the quarry');
    await button(page, 'Watch').last().click();
    await expect(page.getByRole('region', { name: 'Watching: TX21 ABC' })).toContainText('Registration');
    await closeMessages(page);
  });

  await test.step('it comes in: a message says so, and shows it', async () => {
    await goTo(page, '#/record');
    await page.getByText('Online', { exact: true }).first().click();
    await page
      .getByRole('textbox', { name: 'What was said' })
      .fill('A van, TX2? ABC I think, by the quarry. Ask for L\u0430rkin.');
    await expect(page.getByText('Look-alike characters')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await seeMessage(page, 'Watch-list match.');
    await button(page, 'Show').click();
    // It is work for whoever watches, and stands among theirs until they have said what they did.
    const matches = page.getByRole('region', { name: 'Inbox' });
    await expect(matches).toContainText('Watch-list match');
    await expect(matches).toContainText('Not yet seen');
    await matches.getByRole('link', { name: 'TX21 ABC' }).click();
    const watched = page.getByRole('region', { name: 'Watching: TX21 ABC' });
    await expect(watched).toContainText('1 new');
    await button(watched, 'Seen').click();
    await expect(watched.getByText('1 new')).toHaveCount(0);
  });

  await test.step('taken off, and put back by its undo', async () => {
    const watched = page.getByRole('region', { name: 'Watching: TX21 ABC' });
    await button(watched, 'Stop watching').click();
    await expect(watched).toHaveCount(0);
    await button(page, 'Undo').click();
    await expect(watched).toBeVisible();
  });
});

test('what touches a closed circle waits for those inside it; whoever recorded it reads nothing until they tell', async ({
  app,
}) => {
  test.setTimeout(300_000);
  const { page } = app;
  await openDemonstration(app);
  const rows = page.getByRole('grid', { name: 'Restricted matches' }).getByRole('row');
  const reference = /TIP-\d\d-[\w-]*\d+/;
  let passed = '';

  await test.step('the inbox says to which operation and why; X rules one out and U brings it back', async () => {
    await button(page, /Ruairi McArdle/).click();
    await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible(patient);
    await page.keyboard.press('g');
    await page.keyboard.press('k');
    await seeView(page, 'Restricted matches');
    await expect(rows.nth(1)).toContainText('Op ');
    passed = reference.exec((await rows.nth(1).textContent()) ?? '')?.[0] ?? '';
    await page.keyboard.press('x');
    await expect(rows.filter({ hasText: passed })).toHaveCount(0);
    await page.keyboard.press('u');
    await expect(rows.filter({ hasText: passed })).toHaveCount(1);
  });

  const elsewhere = page.getByRole('region', { name: 'Dealt with elsewhere' });
  const change = async (to: RegExp) => {
    await lock(page);
    await button(page, to).click();
    await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible(patient);
  };

  await test.step('the same comes in once more: the intake officer who records it reads nothing of it', async () => {
    await rows.filter({ hasText: passed }).dblclick();
    await seeView(page, 'Queue');
    const said = (await page.locator('.tip .marked').textContent()) ?? '';
    await change(/Esi Adjei/);
    await record(page, said);
    await expect(elsewhere).toHaveCount(0);
  });

  let hash = '';
  await test.step('its people tell, with a reason', async () => {
    await change(/Ruairi McArdle/);
    await goTo(page, '#/restricted-matches');
    const recorded = rows.filter({ hasText: 'Esi Adjei' });
    passed = reference.exec((await recorded.textContent()) ?? '')?.[0] ?? '';
    await recorded.getByText('Esi Adjei').click();
    await button(page, 'Tell whoever recorded it…').click();
    const dialog = page.getByRole('alertdialog', { name: `Tell whoever recorded ${passed}` });
    await dialog.getByLabel('Why they should know').fill('They are about to call on him.');
    await button(dialog, 'Tell them').click();
    await seeMessage(page, `Whoever recorded ${passed} now reads that it is dealt with elsewhere.`);
    await expect(button(page, 'Tell whoever recorded it…')).toBeDisabled();
    await recorded.getByText('Esi Adjei').dblclick();
    await seeView(page, 'Queue');
    await expect(headOfTip(page)).toContainText(passed);
    await expect(elsewhere).toHaveCount(0);
    hash = await page.evaluate(() => location.hash);
  });

  await test.step('then the officer reads one neutral line, and finds nothing of the operation', async () => {
    await change(/Esi Adjei/);
    await goTo(page, hash);
    await expect(headOfTip(page)).toContainText(passed);
    await expect(elsewhere).toBeVisible();
    await expect(elsewhere).not.toContainText('Op ');
  });
});
