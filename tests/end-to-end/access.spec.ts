/** Whose a case is, who may see it, and what is done when that stands in the way: by the people of the demonstration. */
import type { Page } from '@playwright/test';
import type { Output } from '../../preload/contract/index.ts';
import { expect, test } from './fixtures.ts';
import { openDemonstration } from './story/demonstration.ts';
import { button, choose, closeMessages, fromMenu, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { lock } from './story/vault.ts';

type Row = Output<'investigations.list'>['rows'][number];

/** Live cases that the person signed in sees, as their list has them. */
const liveCases = (page: Page): Promise<Row[]> =>
  page.evaluate(async () => {
    const answer = await window.vigil?.verbs['investigations.list']?.({ state: 'live' });
    return answer?.ok === true ? (answer.value as { rows: Row[] }).rows : [];
  });

/** Says of everything that is open why it need not be done; actions.spec.ts goes through the form. */
const waiveAll = (page: Page, id: number): Promise<void> =>
  page.evaluate(async (caseId) => {
    const verbs = window.vigil?.verbs;
    const listed = await verbs?.['investigations.closingItems']?.({ id: caseId, after: null, limit: 100 });
    if (listed?.ok !== true) throw new Error('what is open is not shown');
    for (const { what, itemId } of (listed.value as { items: { what: string; itemId: number }[] }).items)
      await verbs?.['investigations.waiveForClosing']?.({ id: caseId, what, itemId, reason: 'It was a hoax' });
  }, id);

async function become(page: Page, who: RegExp): Promise<void> {
  await lock(page);
  await button(page, who).click();
  await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible(patient);
}

const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

test('a case is its owner’s: others propose, two people close it, named readers and break-glass', async ({ app }) => {
  test.setTimeout(300_000);
  const { page } = app;
  await openDemonstration(app, /Priya Shah/);
  const cases = await liveCases(page);
  const open = cases.filter(({ compartment, marking }) => compartment === null && marking === 'OFFICIAL-SENSITIVE');
  const mine = open.find(({ owner }) => owner === 'Priya Shah');
  const theirs = open.find(({ owner }) => owner === 'Ruairi McArdle');
  if (mine === undefined || theirs === undefined) throw new Error('the demonstration has no such cases');

  await test.step('somebody else’s case is not changed, and a change is proposed in words', async () => {
    await goTo(page, `#/investigation/${theirs.id}/overview`);
    await seeView(page, `Op ${theirs.operation}`);
    await expect(button(page, 'Change priority')).toHaveCount(0);
    await button(page, 'Propose a change').click();
    const dialog = page.getByRole('dialog', { name: `Propose a change to Op ${theirs.operation}` });
    await button(dialog, 'Propose').click();
    await expect(dialog.getByText('Say what should change.')).toBeVisible();
    await dialog.getByLabel('What should change').fill('Add the second van as an identifier');
    await dialog.getByLabel('Why').fill('It is on two of my films');
    await takePictures(page, 'propose-change');
    await button(dialog, 'Propose').click();
    await seeMessage(page, 'Proposed.');
    await expect(region(page, 'Proposals')).toContainText('Add the second van as an identifier');
    await goTo(page, `#/investigation/${theirs.id}/subjects`);
    await expect(button(page, /Add a subject/)).toHaveCount(0);
    await closeMessages(page);
  });

  await test.step('one’s own is proposed for closure, and names its readers', async () => {
    await goTo(page, `#/investigation/${mine.id}/overview`);
    await waiveAll(page, mine.id);
    await button(page, 'Propose to close').click();
    const closing = page.getByRole('dialog', { name: `Propose to close Op ${mine.operation}` });
    await closing.getByLabel('Why').fill('Everybody in it is charged');
    await button(closing, 'Propose').click();
    await seeMessage(page, 'Proposed to a supervisor.');
    await expect(region(page, 'Priya Shah proposed to close this case')).toContainText('Everybody in it is charged');
    await button(page, 'Name readers').click();
    const readers = page.getByRole('dialog', { name: `Readers of Op ${mine.operation}` });
    await readers.getByLabel('Why').fill('An officer’s family is in it');
    await button(readers, 'Save').click();
    await expect(readers.getByText(/No supervisor would see this investigation/)).toBeVisible();
    await readers.getByText('Stefan Kowal', { exact: true }).click();
    await takePictures(page, 'name-readers');
    await button(readers, 'Save').click();
    await seeMessage(page, 'Readers named.');
    await expect(region(page, 'Readers')).toContainText('Priya Shah, Stefan Kowal');
    await expect(page.getByText('Named readers', { exact: true })).toBeVisible();
    await closeMessages(page);
    await takePictures(page, 'case-with-readers');
  });

  await test.step('its owner, who does not see the narrowed one, accepts the proposal from My work', async () => {
    await become(page, /Ruairi McArdle/);
    expect((await liveCases(page)).map(({ id }) => id)).not.toContain(mine.id);
    await goTo(page, '#/my-work');
    const waiting = region(page, 'Proposals about cases').getByRole('listitem').filter({ hasText: 'the second van' });
    await expect(waiting).toContainText('It is on two of my films');
    await takePictures(page, 'proposals-in-my-work');
    await button(waiting, 'Agree').click();
    await seeMessage(page, 'Agreed.');
    await expect(waiting).toHaveCount(0);
    await closeMessages(page);
  });

  await test.step('in an emergency he opens it by its reference, to read', async () => {
    await goTo(page, '#/break-glass');
    await seeView(page, 'Break-glass');
    // He has used one since yesterday.
    await expect(page.getByText(/4 of 5 attempts left/)).toBeVisible();
    await button(page, 'Break glass…').click();
    const dialog = page.getByRole('alertdialog', { name: 'Break glass' });
    await dialog.getByLabel('Reference').fill('INV-26-9999');
    await dialog.getByLabel('What the emergency is').fill('A caller says that it happens tonight');
    await button(dialog, 'Open the record').click();
    await seeMessage(page, 'Nothing was opened');
    await closeMessages(page);
    await expect(page.getByText(/3 of 5 attempts left/)).toBeVisible(patient);
    await button(page, 'Break glass…').click();
    await dialog.getByLabel('Reference').fill(mine.reference);
    await dialog.getByLabel('What the emergency is').fill('A caller says that it happens tonight');
    await takePictures(page, 'break-glass');
    await button(dialog, 'Open the record').click();
    await seeView(page, `Op ${mine.operation}`);
    await expect(button(page, 'Change priority')).toHaveCount(0);
    await closeMessages(page);
    await goTo(page, '#/break-glass');
    await expect(region(page, 'Open to you now')).toContainText(mine.reference);
  });

  await test.step('a supervisor closes the case with its owner, and agrees to no marking of his own', async () => {
    await become(page, /Stefan Kowal/);
    await goTo(page, '#/my-work');
    await expect(region(page, 'Break-glass to review')).toContainText('Ruairi McArdle');
    await takePictures(page, 'my-work-of-a-supervisor');
    await button(region(page, 'Break-glass to review'), 'Justified').last().click();
    const review = page.getByRole('alertdialog', { name: /^Justified: Ruairi McArdle/ });
    await review.getByLabel('Why').fill('The call was real');
    await button(review, 'Justified').click();
    await seeMessage(page, 'Reviewed.');
    await closeMessages(page);
    await goTo(page, `#/investigation/${mine.id}/overview`);
    await button(region(page, 'Priya Shah proposed to close this case'), 'Agree').click();
    await seeMessage(page, 'Agreed.');
    await expect(region(page, 'Changes')).toContainText('Closed, as Priya Shah proposed');
    await closeMessages(page);
  });

  await test.step('a contribution is marked lower once a second person agrees, and higher again at once', async () => {
    await goTo(page, '#/queue');
    await expect(page.getByRole('toolbar', { name: 'Triage' })).toBeVisible(patient);
    await fromMenu(page, 'More', 'Marking…');
    const dialog = page.getByRole('dialog', { name: /^Marking of TIP-/ });
    await choose(dialog, /Marking/, /^OFFICIAL$/);
    await expect(dialog.getByText('More people would see it')).toBeVisible();
    await dialog.getByLabel('Why').fill('It was in the paper');
    await takePictures(page, 'change-marking');
    await button(dialog, 'Propose').click();
    await seeMessage(page, 'Proposed: a second person has to agree.');
    await expect(region(page, 'Stefan Kowal proposed: OFFICIAL-SENSITIVE to OFFICIAL')).toContainText(
      'It was in the paper',
    );
    await closeMessages(page);
    await takePictures(page, 'marking-waits');
    await become(page, /Priya Shah/);
    await goTo(page, '#/my-work');
    const waiting = region(page, 'Markings to agree to');
    await expect(waiting).toContainText('OFFICIAL-SENSITIVE to OFFICIAL');
    await waiting.getByRole('link').first().click();
    await button(region(page, /^Stefan Kowal proposed/), 'Agree').click();
    await seeMessage(page, 'Agreed.');
    await closeMessages(page);
    await fromMenu(page, 'More', 'Marking…');
    await choose(dialog, /Marking/, /^OFFICIAL-SENSITIVE$/);
    await dialog.getByLabel('Why').fill('It shows who gave it');
    await button(dialog, 'Change').click();
    await seeMessage(page, 'Changed.');
    await closeMessages(page);
  });

  await test.step('an auditor reads every use and every attempt', async () => {
    await become(page, /Leo Cheung/);
    await goTo(page, '#/break-glass');
    const report = region(page, 'All uses and attempts');
    await expect(report).toContainText('Nothing opened');
    await expect(report).toContainText('reviewed by Stefan Kowal: The call was real');
    await takePictures(page, 'break-glass-report');
  });
});
