/** Work on a case by two people: an action from a text to its filing, a decision in fast time, a mention, and what keeps a case open. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { button, choose, closeMessages, goTo, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { addPerson, changeTo, changeToNew, createVault, hala, priya } from './story/vault.ts';

const tab = async (page: Page, name: string) => {
  await goTo(page, `#/investigation/1/${name}`);
  await expect(page.getByRole('tab', { selected: true })).toHaveText(new RegExp(name, 'i'));
};
const item = (page: Page, words: string) => page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: words });

async function openCase(page: Page): Promise<void> {
  await goTo(page, '#/investigations');
  await button(page, 'New investigation').click();
  const dialog = page.getByRole('dialog', { name: 'New investigation' });
  await dialog.getByLabel('Operation name').fill('Hedgerow');
  await dialog.getByLabel('Reason for the priority').fill('Two tips agree on a date.');
  await dialog.getByLabel('Summary').fill('A lock-up at Tannery Lane.');
  await page.keyboard.press('Control+Enter');
  await seeView(page, 'Op HEDGEROW');
}

/** Selects words of a text as somebody does with the mouse. */
const selectWords = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      window.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error('these words are not on the screen');
  }, words);

test('two people work on a case until it can be closed', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await createVault(page, priya, ['Case officer']);
  await addPerson(page, hala, ['Supervisor']);
  await openCase(page);
  await closeMessages(page);

  await test.step('a note mentions a colleague, whose name is offered after an @', async () => {
    await tab(page, 'notes');
    const note = page.getByLabel('New note');
    await note.pressSequentially('The agent keeps film for ten days. @ha');
    await expect(page.getByRole('option', { name: 'Hala Farouk' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(note).toHaveValue('The agent keeps film for ten days. @Hala Farouk ');
    await expect(page.getByText('Tells Hala Farouk.')).toBeVisible();
    await button(page, 'Add note').click();
    await expect(item(page, 'The agent keeps film')).toContainText('@Hala Farouk');
    await closeMessages(page);
    await takePictures(page, 'note-with-mention');
  });

  await test.step('words of it become an action, quoted with their source, and given to somebody', async () => {
    await selectWords(page, 'keeps film for ten days');
    await button(page, 'Raise action').click();
    const raise = page.getByRole('dialog', { name: 'Raise an action' });
    await expect(raise.getByLabel('Quoted')).toHaveValue('keeps film for ten days');
    await raise.getByLabel('Action').fill('Ask for the film');
    await raise.getByLabel('Quoted').fill('keeps film for a year');
    await page.keyboard.press('Control+Enter');
    await expect(raise.getByLabel('Quoted')).toHaveAccessibleDescription(/do not stand in the text/);
    await raise.getByLabel('Quoted').fill('film for ten days');
    await page.keyboard.press('Control+Enter');
    await seeMessage(page, 'Action 1 raised.');
    await tab(page, 'actions');
    await page.getByRole('radio', { name: 'List' }).click();
    await button(item(page, 'Ask for the film'), 'Allocate').click();
    const allocate = page.getByRole('dialog', { name: 'Allocate the action' });
    await choose(allocate, /To/, 'Priya Shah');
    await button(allocate, 'Allocate').click();
    await expect(item(page, 'Ask for the film')).toContainText('with Priya Shah');
  });

  await test.step('on the board it is moved by keyboard, and a result is asked for', async () => {
    await page.getByRole('radio', { name: 'Board' }).click();
    // A card that still moves to its column would be let go of.
    await expect(page.getByRole('region', { name: 'Raised' })).toContainText('None');
    await expect(page.getByRole('region', { name: 'Allocated' })).toContainText('Ask for the film');
    const handle = button(page, 'Move action 1');
    await handle.focus();
    await page.keyboard.press('Enter');
    // Tab goes from column to column among those that take it.
    const over = () =>
      page.evaluate(() => document.activeElement?.closest('section')?.getAttribute('aria-label') ?? 'none');
    for (let n = 0; n < 6 && (await over()) !== 'In progress'; n += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'In progress' })).toContainText('Ask for the film');
    await closeMessages(page);
    await takePictures(page, 'action-board');
    await page.getByRole('radio', { name: 'List' }).click();
    await button(item(page, 'Ask for the film'), 'Give result').click();
    const giving = page.getByRole('dialog', { name: 'Give the result' });
    await giving.getByLabel('Result').fill('The van at 09:12');
    await page.keyboard.press('Control+Enter');
    await expect(item(page, 'Ask for the film')).toContainText('Needs another person');
    await closeMessages(page);
  });

  await test.step('a decision in fast time takes three fields, and is completed with its own time', async () => {
    await tab(page, 'decisions');
    await button(page, 'In fast time').click();
    const fast = page.getByRole('dialog', { name: 'Decision in fast time' });
    await fast.getByLabel('Decision').fill('Stop the van');
    await fast.getByLabel('Reason').fill('It is loaded and leaving');
    await page.keyboard.press('Control+Enter');
    await expect(item(page, 'Stop the van')).toContainText('Fast time');
    await button(item(page, 'Stop the van'), 'Complete').click();
    const complete = page.getByRole('dialog', { name: 'Complete D1' });
    await complete.getByLabel('Information and intelligence').fill('Seen by the patrol');
    await complete.getByLabel('Options considered').fill('To follow it was ruled out');
    await page.keyboard.press('Control+Enter');
    await expect(item(page, 'Stop the van')).toContainText(/Completed by Priya Shah/);
    await button(item(page, 'Stop the van'), 'Supersede').click();
    const next = page.getByRole('dialog', { name: 'Supersede D1' });
    await next.getByLabel('Decision').fill('Let it run');
    await next.getByLabel('Reason').fill('It is a removal firm');
    await next.getByLabel('Information and intelligence').fill('The firm confirms the job');
    await next.getByLabel('Options considered').fill('None is left');
    await next.getByText('Ask for a countersignature').click();
    await page.keyboard.press('Control+Enter');
    await expect(item(page, 'Let it run')).toContainText('To be countersigned by');
    await closeMessages(page);
    await takePictures(page, 'decision-log');
  });

  await test.step('the case is not closed over what is open: it is settled or waived, with a reason', async () => {
    await tab(page, 'overview');
    await button(page, 'Propose to close').click();
    const closing = page.getByRole('dialog', { name: 'Propose to close Op HEDGEROW' });
    await expect(closing).toContainText('2 still open');
    await takePictures(page, 'open-before-closing');
    await closing.getByLabel('Why').fill('It was a removal firm');
    await button(closing, 'Propose').click();
    await expect(closing).toContainText('There is something open in this investigation');
    await button(closing.getByRole('listitem').filter({ hasText: 'Ask for the film' }), 'Waive').click();
    const waive = page.getByRole('alertdialog', { name: 'Waive before closing' });
    await waive.getByLabel(/Why/).fill('The firm is known');
    await button(waive, 'Waive').click();
    await expect(closing).toContainText('1 still open');
    await page.keyboard.press('Escape');
    await closeMessages(page);
  });

  await test.step('the other person finds the mention, the result and the decision in their work', async () => {
    await changeToNew(page, hala);
    await goTo(page, '#/my-work');
    const mentions = page.getByRole('region', { name: 'Mentions' });
    await expect(mentions).toContainText('The agent keeps film for ten days');
    const results = page.getByRole('region', { name: 'Results to review' });
    await expect(results).toBeVisible();
    await takePictures(page, 'work-on-cases');
    await button(results, 'File').click();
    await seeMessage(page, 'Filed.');
    await expect(results).toHaveCount(0);
    await page.getByRole('link', { name: 'Op HEDGEROW, D2' }).click();
    await button(item(page, 'Let it run'), 'Countersign').click();
    await expect(item(page, 'Let it run')).toContainText('Countersigned by Hala Farouk');
    await goTo(page, '#/my-work');
    await button(mentions, 'Open').click();
    await expect(item(page, 'The agent keeps film')).toBeVisible();
    await goTo(page, '#/my-work');
    await expect(mentions).toHaveCount(0);
  });

  await test.step('nothing is open any more, and it is closed by both', async () => {
    await closeMessages(page);
    await changeTo(page, priya);
    await tab(page, 'overview');
    await button(page, 'Propose to close').click();
    const closing = page.getByRole('dialog', { name: 'Propose to close Op HEDGEROW' });
    await expect(closing).toContainText('Nothing is open');
    await closing.getByLabel('Why').fill('It was a removal firm');
    await button(closing, 'Propose').click();
    await seeMessage(page, 'Proposed to a supervisor.');
  });
});
