/** One person across all reports: the third one under another spelling is seen while it is typed, and cannot be closed unseen. */
import type { Page } from '@playwright/test';
import type { App } from './app.ts';
import { expect, test } from './fixtures.ts';
import { findInQueue, headOfTip } from './story/casework.ts';
import { csvFile } from './story/files.ts';
import { button, choose, closeMessages, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { addPerson, changeTo, changeToNew, createVault, owen, priya } from './story/vault.ts';

const reports = [
  [
    'A-1',
    '2025-08-19T20:10:00Z',
    'hotline',
    'Clr says a lad in the flat over the chip shop in Merestow, name of Kieran Maddocks, has packed in the tyre place and sits up all night with videos of the tram attack.',
  ],
  [
    'A-2',
    '2026-03-07T22:41:00Z',
    'online',
    'theres a man called Keiran Maddox lives above the chippy in Merestow, he shows lads how you take fireworks apart. used to be at the tyre place.',
  ],
  [
    'A-3',
    '2026-07-12T09:30:00Z',
    'email',
    'I complain of Wilfred Tamblyn of Thrupley, who is 71 and conducts the silver band. He let off a maroon for the overture, at nine in the morning.',
  ],
] as const;

/** Typed as a call taker would: in pieces, with the name in the middle. */
const call =
  'Clr is a parcel driver. Third delivery this month for Kieron Maddix, flat over the fish and chip shop in Merestow. Smells of swimming baths. Worked at the tyre place.';

async function takeReportsIn(app: App): Promise<void> {
  const { page } = app;
  await app.dialogs({ file: csvFile(app.files, 'reports.csv', reports) });
  await goTo(page, '#/import');
  await button(page, 'Choose a file').click();
  await button(page, 'Import').click();
  await expect(page.locator('.import__figures')).toBeVisible(patient);
  await closeMessages(page);
}

async function openInQueue(page: Page, words: string): Promise<void> {
  await goTo(page, '#/queue');
  await seeView(page, 'Queue');
  await button(page, 'Views').click();
  await page.getByRole('menuitem', { name: 'Everything' }).click();
  await findInQueue(page, words);
}

async function propose(page: Page, reason: string): Promise<void> {
  await page.keyboard.press('n');
  const dialog = page.getByRole('alertdialog', { name: 'No further action', exact: true });
  await dialog.getByLabel('Why').fill(reason);
  // Where the rule of signing off asks for an assessment as well: of a child, or of a repeat.
  const risk = dialog.getByRole('radiogroup', { name: 'Risk' });
  if ((await risk.count()) > 0) await risk.getByText('Low', { exact: true }).click();
  await button(dialog, 'Propose no further action').click();
  await expect(dialog).toHaveCount(0);
}

test('the third report under another spelling is seen while it is typed, and cannot be closed unseen', async ({
  app,
}) => {
  test.setTimeout(240_000);
  const { page } = app;
  const panel = page.getByRole('region', { name: 'Earlier reports' });
  const peek = page.getByRole('dialog', { name: /^TIP-/ });
  await createVault(page);
  await addPerson(page, owen, ['Supervisor']);
  await takeReportsIn(app);

  await test.step('the first is closed by two people; nobody was named before it', async () => {
    await openInQueue(page, 'tram attack');
    await expect(panel).toContainText('No earlier report names somebody like this.');
    await expect(panel.getByText('1 later report')).toBeVisible();
    await propose(page, 'The name is not held. Talk, and nothing that could be looked for.');
    await changeToNew(page, owen);
    await openInQueue(page, 'tram attack');
    await button(page, 'Sign off').click();
    await seeMessage(page, /no further action/i);
    await expect(headOfTip(page)).toContainText('No further action');
    await changeTo(page, priya);
  });

  await test.step('the second is a trace: that needs no look at the first', async () => {
    await openInQueue(page, 'take fireworks apart');
    await expect(panel).toContainText('1 earlier report names somebody like this: 1 closed');
    await page.keyboard.press('t');
    await expect(page.getByRole('dialog').getByLabel('Why')).toBeFocused();
    await page.keyboard.type('The name is not held.');
    await page.keyboard.press('Control+Enter');
    await seeMessage(page, 'trace.');
    await closeMessages(page);
    // The queue opens what it shows: neither of the two may be shown again by itself.
    await button(page, 'Views').click();
    await page.getByRole('menuitem', { name: 'Untriaged, newest first' }).click();
    await expect(page.locator('.tip .marked')).toContainText('silver band');
  });

  await test.step('while the call is typed, who was named before appears beside it, with spelling, reasons and outcome', async () => {
    await changeTo(page, owen);
    await goTo(page, '#/record');
    await seeView(page, 'Record a contribution');
    await page.getByText('Hotline', { exact: true }).first().click();
    await page.getByRole('textbox', { name: 'What was said' }).focus();
    await page.keyboard.type('Clr is a parcel driver. Third delivery this month', { delay: 5 });
    await expect(panel).toHaveCount(0);
    await page.keyboard.type(call.slice('Clr is a parcel driver. Third delivery this month'.length), { delay: 5 });
    await expect(panel.getByRole('status')).toHaveText('2 earlier reports name somebody like this: 1 closed, 1 trace');
    const cards = panel.getByRole('article');
    // Newest first.
    await expect(cards.first()).toContainText('Written Keiran Maddox there');
    await expect(cards.first()).toContainText('Trace');
    await expect(cards.last()).toContainText('Written Kieran Maddocks there');
    await expect(cards.last()).toContainText('No further action');
    await expect(cards.last()).toContainText(/Both speak of .*“tyre”/);
    await takePictures(page, 'named-before');
  });

  await test.step('one is read over the form, and the form is as it was', async () => {
    await button(panel.getByRole('article').first(), /^Open TIP-/).click();
    await expect(peek).toContainText('take fireworks apart');
    await page.keyboard.press('j');
    await expect(peek).toContainText('tram attack');
    await expect(peek).toContainText('Talk, and nothing that could be looked for.');
    await page.keyboard.press('Escape');
    await expect(peek).toHaveCount(0);
    await seeView(page, 'Record a contribution');
    await expect(page.getByRole('textbox', { name: 'What was said' })).toHaveValue(call);
    await page.keyboard.press('Control+Enter');
    await seeMessage(page, /recorded\./);
    await seeView(page, 'Queue');
    await closeMessages(page);
    // What was read over the form was read for this call.
    for (const card of [panel.getByRole('article').first(), panel.getByRole('article').last()])
      await expect(card).toContainText('You opened it');
  });

  await test.step('it stands above what came in later, until an officer wants the order of receipt', async () => {
    await goTo(page, '#/record');
    await page.getByText('Online', { exact: true }).first().click();
    await page.getByRole('textbox', { name: 'What was said' }).fill('A drone over the allotments in Thrupley, twice.');
    await page.keyboard.press('Control+Enter');
    await seeMessage(page, /recorded\./);
    await closeMessages(page);
    await goTo(page, '#/queue');
    await button(page, 'Views').click();
    await page.getByRole('menuitem', { name: 'Untriaged, newest first' }).click();
    const rows = page.getByRole('grid', { name: 'Queue' }).getByRole('row');
    await expect(rows).toHaveCount(4);
    await expect(rows.nth(1)).toContainText('2 earlier');
    await expect(rows.nth(1)).toContainText('Clr is a parcel driver');
    await takePictures(page, 'queue-named-before-first');
    await choose(page, 'What comes first', 'In order of receipt');
    await expect(rows.nth(1)).toContainText('A drone over');
    await choose(page, 'What comes first', 'Named before first');
    await expect(rows.nth(1)).toContainText('Clr is a parcel driver');
  });

  const trigger = button(page, /^No further action/);
  await test.step('it cannot be closed unseen: what stands in the way is said before anything is pressed, and N goes there', async () => {
    // Whoever took the call has read both; this officer has not.
    await changeTo(page, priya);
    await openInQueue(page, 'parcel driver');
    await expect(panel).toContainText('2 earlier reports name somebody like this: 1 closed, 1 trace');
    await expect(trigger).toHaveAttribute('aria-disabled', 'true');
    await expect(trigger).toHaveAccessibleDescription(/earlier reports? not opened/);
    await takePictures(page, 'cannot-be-closed');
    await page.keyboard.press('n');
    await expect(page.getByRole('alertdialog', { name: 'No further action', exact: true })).toHaveCount(0);
    await seeMessage(page, /open each of them, or waive it with a reason/);
    await expect(
      panel
        .getByRole('article')
        .first()
        .getByRole('button', { name: /^Open TIP-/ }),
    ).toBeFocused();
    await closeMessages(page);
  });

  await test.step('O opens the first; S says that it is the same person, and that can be taken back', async () => {
    await page.getByRole('grid', { name: 'Queue' }).focus();
    await page.keyboard.press('o');
    await expect(peek).toContainText('take fireworks apart');
    await page.keyboard.press('s');
    await expect(peek).toContainText('Same person');
    await expect(peek).toContainText('Priya Shah');
    await seeMessage(page, /same person\./);
    await takePictures(page, 'earlier-report-open');
    await page.keyboard.press('Escape');
    const card = panel.getByRole('article').first();
    await expect(card).toContainText('You opened it');
    await button(card, 'Take back').click();
    await expect(button(card, 'Take back')).toHaveCount(0);
    await seeMessage(page, /the decision is taken back\./);
    await closeMessages(page);
    await button(card, 'Same person').click();
    await expect(card).toContainText('Priya Shah');
    await seeMessage(page, /same person\./);
    await closeMessages(page);
  });

  await test.step('the other is ruled out and folded away; its undo brings it back', async () => {
    const cards = panel.getByRole('article');
    await button(cards.last(), 'Different').click();
    await expect(panel.getByText('1 of somebody else')).toBeVisible();
    await expect(cards.filter({ visible: true })).toHaveCount(1);
    await button(page.locator('.toast').filter({ hasText: 'different.' }), 'Undo').click();
    await seeMessage(page, /Undone: TIP-/);
    await expect(cards.filter({ visible: true })).toHaveCount(2);
    await closeMessages(page);
  });

  await test.step('it is waived with a reason, and then no further action can be proposed', async () => {
    await expect(trigger).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('grid', { name: 'Queue' }).focus();
    await page.keyboard.press('w');
    const dialog = page.getByRole('alertdialog', { name: /^Waive TIP-/ });
    await button(dialog, 'Waive').click();
    await expect(dialog).toContainText('Write one sentence');
    await dialog.getByLabel('Why it need not be opened').fill('Read to me over the phone by the desk that closed it.');
    await button(dialog, 'Waive').click();
    await expect(dialog).toHaveCount(0);
    await expect(panel).toContainText('Waived by Priya Shah');
    await expect(trigger).not.toHaveAttribute('aria-disabled', 'true');
    await closeMessages(page);
  });

  await test.step('the waiver is taken back with a reason, and given again', async () => {
    await button(panel, 'Take back the waiver…').click();
    const back = page.getByRole('alertdialog', { name: /^Take back the waiver of TIP-/ });
    await back.getByLabel('Why the waiver is taken back').fill('It was another report that was read to me.');
    await takePictures(page, 'waiver-taken-back');
    await button(back, 'Take back').click();
    await expect(back).toHaveCount(0);
    await expect(trigger).toHaveAttribute('aria-disabled', 'true');
    await closeMessages(page);
    await page.getByRole('grid', { name: 'Queue' }).focus();
    await page.keyboard.press('w');
    const dialog = page.getByRole('alertdialog', { name: /^Waive TIP-/ });
    await dialog.getByLabel('Why it need not be opened').fill('Read to me over the phone by the desk that closed it.');
    await button(dialog, 'Waive').click();
    await expect(dialog).toHaveCount(0);
    await closeMessages(page);
    await page.getByRole('grid', { name: 'Queue' }).focus();
    await propose(page, 'The firm has been spoken to.');
  });

  await test.step('the second person reads what the first opened and waived, and the rule that asks for a supervisor', async () => {
    await changeTo(page, owen);
    await openInQueue(page, 'parcel driver');
    const proposed = page.getByRole('region', { name: /^No further action proposed by Priya Shah/ });
    await expect(proposed).toContainText('Priya Shah opened 1 of 2 earlier reports on somebody like this');
    await expect(proposed).toContainText('Read to me over the phone by the desk that closed it.');
    await expect(panel).toContainText('A supervisor has to sign off no further action.');
    await expect(panel).toContainText('Rule version 1');
    await takePictures(page, 'sign-off-of-a-repeat');
    await button(proposed, 'Sign off').click();
    await expect(headOfTip(page)).toContainText('No further action');
    await closeMessages(page);
  });

  await test.step('the page of the person says what all of them say together', async () => {
    await panel.getByRole('link', { name: 'All reports on this person together' }).click();
    await seeView(page, /Madd/);
    const together = page.getByRole('region', { name: 'When it came in' });
    await expect(together).toContainText('reports3');
    await expect(together.getByRole('img', { name: /^3 reports over \d+ months/ })).toBeVisible();
    await takePictures(page, 'person-in-several-reports');
    await button(together, 'Show as a table').click();
    await expect(together.getByRole('row')).toHaveCount(4);
    await expect(page.getByRole('region', { name: 'Reports', exact: true }).getByRole('listitem')).toHaveCount(3);
  });

  await test.step('and the list of such persons has them', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await seeView(page, 'People in several reports');
    const list = page.getByRole('grid', { name: 'People in several reports' });
    await expect(list.getByRole('row')).toHaveCount(2);
    await expect(list).toContainText('Kieron Maddix');
    await expect(list).toContainText('Supervisor');
    await takePictures(page, 'people-in-several-reports');
    await list.getByRole('link', { name: 'Kieron Maddix' }).click();
    await seeView(page, /Madd/);
  });
});

test('the variant-spelt name is a late match, a match of the watch-list and found by a search, and is said to be spelt otherwise', async ({
  app,
}) => {
  test.setTimeout(120_000);
  const { page } = app;
  await createVault(page);
  await takeReportsIn(app);

  await test.step('a case learns the name under its right spelling', async () => {
    await goTo(page, '#/investigations');
    await button(page, 'New investigation').click();
    const dialog = page.getByRole('dialog', { name: 'New investigation' });
    await dialog.getByLabel('Operation name').fill('Hedgerow');
    await dialog.getByLabel('Reason for the priority').fill('Two tips agree on a date.');
    await dialog.getByLabel('Summary').fill('Somebody gathers material in a flat.');
    await button(dialog, 'Create').click();
    await seeView(page, 'Op HEDGEROW');
    await page.getByRole('tab', { name: 'Subjects' }).click();
    await button(page, 'Add a subject').click();
    const add = page.getByRole('dialog', { name: 'Add a subject' });
    await add.getByLabel('Name').fill('Kieran Maddix');
    await add.getByLabel('Name').press('Enter');
    await expect(add).toHaveCount(0);
    await closeMessages(page);
  });

  await test.step('both cold reports come up, each with its own spelling, and one is linked from there', async () => {
    await goTo(page, '#/late-matches');
    await seeView(page, 'Matches in old tips');
    const rows = page.getByRole('grid', { name: 'Matches in old tips' }).getByRole('row');
    await expect(rows).toHaveCount(3);
    await expect(rows.filter({ hasText: 'Keiran Maddox' })).toContainText('Other spelling');
    await expect(rows.filter({ hasText: 'Keiran Maddox' })).toContainText('in the case Kieran Maddix');
    await expect(rows.filter({ hasText: 'Kieran Maddocks' })).toContainText('Other spelling');
    await takePictures(page, 'late-match-other-spelling');
    await page.keyboard.press('l');
    await seeMessage(page, /linked to Op HEDGEROW/);
    await expect(rows).toHaveCount(2);
    await closeMessages(page);
  });

  await test.step('a search for one spelling offers the others, marked as such', async () => {
    await goTo(page, `#/search/${encodeURIComponent('Keiran Maddox')}`);
    const found = page.getByRole('grid', { name: 'Found' }).getByRole('row');
    await expect(found.filter({ hasText: 'Spelt Kieran Maddocks there' })).toHaveCount(1);
    await expect(found.filter({ hasText: 'theres a man' })).not.toContainText('Spelt');
    await takePictures(page, 'search-other-spelling');
  });

  await test.step('a name that is watched for is told of when it comes in under another spelling', async () => {
    await goTo(page, '#/watch-list');
    await page.getByLabel('Watch for').fill('Keiran Maddox');
    await page.getByLabel('Why', { exact: true }).fill('Came up twice');
    await button(page, 'Watch').last().click();
    const watched = page.getByRole('region', { name: 'Watching: Keiran Maddox' });
    await expect(watched).toBeVisible();
    await closeMessages(page);
    await goTo(page, '#/record');
    await page.getByText('Hotline', { exact: true }).first().click();
    await page.getByRole('textbox', { name: 'What was said' }).fill(call);
    await page.keyboard.press('Control+Enter');
    await seeMessage(page, 'Watch-list match.');
    await goTo(page, '#/watch-list');
    await expect(watched.getByRole('listitem').filter({ hasText: 'parcel driver' })).toContainText(
      'Spelt Kieron Maddix there',
    );
    await takePictures(page, 'watch-list-other-spelling');
  });
});
