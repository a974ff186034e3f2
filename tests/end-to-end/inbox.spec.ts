/** A linked call reaches the person who answers for the operation, in a window of their own, and whoever linked it is told what became of it. */
import type { App } from './app.ts';
import { expect, test } from './fixtures.ts';
import { openDemonstration } from './story/demonstration.ts';
import { inbox, linkByHand, openOperation, recordCall } from './story/inbox.ts';
import { button, choose, closeMessages, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { firstSignIn, joinUnit, type StartedUnit, startUnit } from './story/unit.ts';
import { addPerson, hala, lock, priya, typeSignIn } from './story/vault.ts';

const places = ({ page }: App) => page.getByRole('navigation', { name: 'Places' });
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
      await openOperation(owner, 'Hedgerow', 'A lock-up at Tannery Lane.');
      await goTo(owner, '#/my-work');
      await expect(inbox(owner)).toContainText('Nothing has reached your cases');
      await takePictures(owner, 'inbox-empty');
    });

    await test.step('a call is linked by intake: the owner’s window says so, and the badge counts it', async () => {
      await recordCall(intake, 'Drums carried into the lock-up');
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
  test.setTimeout(420_000);
  const { page } = app;
  await openDemonstration(app, /Supervisor/);
  await goTo(page, '#/my-work');
  await expect(inbox(page).getByRole('radio', { name: /Overdue with others \d/ })).toBeVisible(patient);
  await closeMessages(page);
  await takePictures(page, 'demonstration-supervisor');
  await expect(inbox(page).getByRole('radio', { name: /For you/ })).toBeChecked();
  await expect(inbox(page)).toContainText('Watch-list match');
  await inbox(page)
    .getByRole('radio', { name: /Overdue with others/ })
    .click();
  await expect(inbox(page)).toContainText('Also with the deputy and supervisors since');
  await takePictures(page, 'demonstration-overdue');
  await expect(page.getByRole('region', { name: 'Away and deputies' })).toContainText('Ruairi McArdle');
  const part = (name: string) => page.getByRole('region', { name, exact: true });
  const become = async (who: RegExp) => {
    await lock(page);
    await button(page, who).first().click();
    await expect(places(app)).toBeVisible(patient);
    await goTo(page, '#/my-work');
  };

  await test.step('a supervisor sees who has how much, and gives some of it to somebody else', async () => {
    await button(part('Team'), /^Show what is open with Ruairi McArdle/).click();
    const open = page.getByRole('dialog', { name: 'Open with Ruairi McArdle' });
    const items = open.getByRole('region', { name: 'Delivered' }).getByRole('listitem');
    await expect(items.first()).toBeVisible();
    const before = await items.count();
    await items.first().getByRole('checkbox').press('Space');
    await button(open, 'Give to somebody else').click();
    const giving = page.getByRole('dialog', { name: 'Give 1 item to somebody else' });
    await choose(giving, /\bTo\b/, 'Stefan Kowal');
    await giving.getByLabel('Why').fill('Ruairi is away until Friday');
    await takePictures(page, 'give-to-somebody-else');
    await button(giving, 'Give').click();
    await seeMessage(page, '1 item given to Stefan Kowal.');
    await expect(items).toHaveCount(before - 1);
    await button(open, 'Close').last().click();
    await closeMessages(page);
  });

  await test.step('what a supervisor watches for is answered in the inbox, and a caller is rung back', async () => {
    await inbox(page)
      .getByRole('radio', { name: /For you/ })
      .click();
    const match = part('Inbox').getByRole('listitem').filter({ hasText: 'Watch-list match' }).first();
    await expect(match).toContainText('Watched for because: Asked for by the duty officer.', patient);
    await takePictures(page, 'watch-list-match');
    await match.getByRole('checkbox').focus();
    await page.keyboard.press('z');
    const puttingOff = page.getByRole('dialog', { name: 'Put off 1 item' });
    await puttingOff.getByLabel('Until').fill('next Friday');
    await button(puttingOff, 'Put off').click();
    await seeMessage(page, '1 item put off.');
    await inbox(page).getByRole('radio', { name: 'Put off' }).click();
    await expect(match).toContainText('Put off until', patient);
    await button(match, /^Answer/).click();
    await page.getByRole('menuitem', { name: 'Disagree' }).click();
    const answering = page.getByRole('alertdialog', { name: /^Disagree about .*, a watch-list match$/ });
    await answering.getByLabel('Why it is not what is watched for').fill('The hirer was found in May');
    await page.keyboard.press('Control+Enter');
    await seeMessage(page, 'is not a match.');
    const calls = part('Call-backs').getByRole('listitem');
    await button(calls.first(), /^Called back about/).click();
    const called = page.getByRole('alertdialog', { name: /^Called back about/ });
    await called.getByLabel('What came of it').fill('Nobody answered; a message was left');
    await page.keyboard.press('Control+Enter');
    await seeMessage(page, 'Call-back recorded.');
    await closeMessages(page);
  });

  await test.step('a manager sees what changed and what is late for longer than is usual', async () => {
    await become(/Maureen Brennan/);
    await expect(part('Changed since yesterday')).toBeVisible(patient);
    await expect(part('Exceptions')).toBeVisible();
    await takePictures(page, 'my-work-of-a-manager');
  });

  await test.step('an auditor sees what left since the last visit; an administrator how the vault is kept', async () => {
    await become(/Leo Cheung/);
    await expect(part('Log and reviews')).toContainText('1 review awaited', patient);
    await takePictures(page, 'my-work-of-an-auditor');
    await become(/Tuncay Yildiz/);
    await expect(part('Sign-ins after failed attempts')).toContainText('r.mcardle', patient);
    await expect(part('Team')).toHaveCount(0);
    await takePictures(page, 'my-work-of-an-administrator');
  });

  await test.step('notices stand behind the bell, and the system shows what the settings allow', async () => {
    await button(page, /^Notices/).click();
    await expect(page.getByRole('menu', { name: 'Notices' })).toContainText('Nothing new since you signed in');
    await page.keyboard.press('Escape');
    await goTo(page, '#/settings');
    await page.getByRole('radiogroup', { name: 'Notifications of the system' }).getByText('Urgent only').click();
    await expect(page.getByRole('radio', { name: 'Urgent only' })).toBeChecked();
    await takePictures(page, 'notifications-setting');
  });
});
