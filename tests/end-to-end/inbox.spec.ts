/** A linked call reaches the person who answers for the operation, in a window of their own, and whoever linked it is told what became of it. */
import type { Page } from '@playwright/test';
import type { App } from './app.ts';
import { expect, test } from './fixtures.ts';
import { button, closeMessages, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { firstSignIn, joinUnit, type StartedUnit, startUnit } from './story/unit.ts';
import { addPerson, hala, priya, typeSignIn } from './story/vault.ts';

const places = ({ page }: App) => page.getByRole('navigation', { name: 'Places' });
const inbox = (page: Page) => page.getByRole('region', { name: 'Inbox' });

async function record(page: Page, words: string): Promise<void> {
  await goTo(page, '#/record');
  await seeView(page, 'Record a contribution');
  await page.keyboard.press('Space');
  await page.getByLabel(/What was said/).fill(words);
  await page.keyboard.press('Control+Enter');
  await closeMessages(page);
}

async function linkByHand(page: Page, words: string, operation: string): Promise<void> {
  await goTo(page, '#/queue');
  await page.getByRole('textbox', { name: 'Words in the text' }).fill(words);
  await expect(page.locator('.tip .marked')).toContainText(words, patient);
  await button(page, /^Link to another case/).click();
  const dialog = page.getByRole('dialog', { name: 'Link to another case' });
  await dialog.getByLabel('Operation name or reference').fill(operation);
  await button(dialog, 'Link').click();
  await closeMessages(page);
}

test.describe('in a unit', () => {
  let unit: StartedUnit;
  test.beforeEach(async () => {
    unit = await startUnit(priya, 'case_officer');
  });
  test.afterEach(() => unit.close());

  test('intake links a call: it arrives at once, is seen, returned with a reason, and intake reads all of it', async ({
    app,
    secondApp,
  }) => {
    test.setTimeout(240_000);
    await joinUnit(app, await unit.admit(app, 'desk-01'));
    await typeSignIn(app.page, priya.login, priya.passphrase);
    await expect(places(app)).toBeVisible(patient);
    await addPerson(app.page, hala, ['Supervisor', 'Intake officer']);
    await joinUnit(secondApp, await unit.admit(secondApp, 'desk-02'));
    await firstSignIn(secondApp, hala);
    await expect(places(secondApp)).toBeVisible(patient);
    const [owner, intake] = [app.page, secondApp.page];

    await test.step('the owner has an operation, and nothing in the inbox', async () => {
      await goTo(owner, '#/investigations');
      await button(owner, 'New investigation').click();
      const opening = owner.getByRole('dialog', { name: 'New investigation' });
      await opening.getByLabel('Operation name').fill('Hedgerow');
      await opening.getByLabel('Reason for the priority').fill('Two tips agree on a date.');
      await opening.getByLabel('Summary').fill('A lock-up at Tannery Lane.');
      await owner.keyboard.press('Control+Enter');
      await seeView(owner, 'Op HEDGEROW');
      await closeMessages(owner);
      await goTo(owner, '#/my-work');
      await expect(inbox(owner)).toContainText('Nothing has reached your cases');
      await takePictures(owner, 'inbox-empty');
    });

    await test.step('a call is linked by intake: the owner’s window says so, and the badge counts it', async () => {
      await record(intake, 'Drums carried into the lock-up');
      await linkByHand(intake, 'Drums carried into the lock-up', 'HEDGEROW');
      const delivered = intake.getByRole('region', { name: 'Delivered' });
      await expect(delivered).toContainText('Not yet seen', patient);
      await expect(delivered).toContainText(`For ${priya.name}`);
      await takePictures(intake, 'delivered-not-seen');
      await seeMessage(owner, 'Something has reached a case of yours.');
      await expect(places(app).getByRole('link', { name: /My work/ })).toContainText('1');
      await expect(inbox(owner)).toContainText('Drums carried into the lock-up');
      await expect(inbox(owner)).toContainText('Not yet seen');
      await closeMessages(owner);
      await takePictures(owner, 'inbox-arrived');
    });

    await test.step('the owner opens it, and intake sees when and by whom', async () => {
      await inbox(owner).getByRole('link', { name: /^TIP-/ }).click();
      await seeView(owner, 'Queue');
      const delivered = intake.getByRole('region', { name: 'Delivered' });
      await expect(delivered).toContainText(`Seen by ${priya.name}`, patient);
      await takePictures(intake, 'delivered-seen');
    });

    await test.step('the owner returns it by a key, with a reason; intake reads it and has done with it', async () => {
      await goTo(owner, '#/my-work');
      await inbox(owner).getByRole('link', { name: /^TIP-/ }).focus();
      await owner.keyboard.press('r');
      const dialog = owner.getByRole('alertdialog', { name: /^Return TIP-/ });
      await dialog.getByLabel('What is missing, or where it should go').fill('Which lock-up? Ring back.');
      await takePictures(owner, 'inbox-return');
      await owner.keyboard.press('Control+Enter');
      await expect(dialog).toHaveCount(0);
      await expect(inbox(owner)).toContainText('Nothing has reached your cases');
      await seeMessage(intake, 'Something that you linked was answered.');
      await closeMessages(intake);
      await goTo(intake, '#/my-work');
      await inbox(intake)
        .getByRole('radio', { name: /Waiting on others/ })
        .click();
      await expect(inbox(intake)).toContainText('Which lock-up? Ring back.');
      await takePictures(intake, 'inbox-answered');
      await button(inbox(intake), /I have read the answer/).click();
      await expect(inbox(intake)).toContainText('Nothing that you linked is open');
    });
  });
});

test('in the demonstration, calls of the last days wait, are overdue with a supervisor, and went to a deputy', async ({
  app,
}) => {
  test.setTimeout(240_000);
  const { page } = app;
  await button(page, /Open a demonstration vault/).click();
  await expect(page.getByText('Everything in it is fictional')).toBeVisible({ timeout: 120_000 });
  await button(page, /Supervisor/)
    .first()
    .click();
  await expect(places(app)).toBeVisible(patient);
  await goTo(page, '#/my-work');
  await expect(inbox(page).getByRole('radio', { name: /Overdue with others \d/ })).toBeVisible(patient);
  await closeMessages(page);
  await takePictures(page, 'demonstration-supervisor');
  await inbox(page)
    .getByRole('radio', { name: /Overdue with others/ })
    .click();
  await expect(inbox(page)).toContainText('Also with the deputy and supervisors since');
  await takePictures(page, 'demonstration-overdue');
  await expect(page.getByRole('region', { name: 'Away and deputies' })).toContainText('Ruairi McArdle');
});
