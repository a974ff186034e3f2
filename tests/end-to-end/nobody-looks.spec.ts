/**
 * A relative’s call about somebody under investigation is linked to the case, and its owner does not look. It is not “processed but never
 * passed on”: it stands in the owner’s own window, and once it is overdue in their deputy’s and a supervisor’s, and everybody sees that.
 */
import type { App } from './app.ts';
import { expect, test } from './fixtures.ts';
import { inbox, linkByHand, openOperation, recordCall } from './story/inbox.ts';
import { button, choose, closeMessages, goTo, patient, seeMessage } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { firstSignIn, joinUnit, type StartedUnit, startUnit } from './story/unit.ts';
import { addPerson, given, hala, lock, owen, priya, signIn, typeSignIn } from './story/vault.ts';

const words = 'My nephew has hired a lock-up at Tannery Lane';
const places = ({ page }: App) => page.getByRole('navigation', { name: 'Places' });

let unit: StartedUnit;
test.beforeEach(async () => {
  unit = await startUnit(priya, 'case_officer');
});
test.afterEach(() => unit.close());

test('a call that nobody looks at goes from the owner’s window to a supervisor’s and the deputy’s', async ({
  app,
  secondApp,
}) => {
  test.setTimeout(420_000);
  await joinUnit(app, await unit.admit(app, 'desk-01'));
  await typeSignIn(app.page, priya.login, priya.passphrase);
  await expect(places(app)).toBeVisible(patient);
  await addPerson(app.page, hala, ['Supervisor', 'Intake officer']);
  await joinUnit(secondApp, await unit.admit(secondApp, 'desk-02'));
  await firstSignIn(secondApp, hala);
  await expect(places(secondApp)).toBeVisible(patient);
  const [owner, other] = [app.page, secondApp.page];

  await test.step('the owner has an operation, and a deputy', async () => {
    await goTo(owner, '#/people');
    await button(owner, 'Add a person').click();
    const dialog = owner.getByRole('dialog', { name: 'Add a person' });
    await dialog.getByLabel('Full name').fill(owen.name);
    await dialog.getByLabel('Sign-in name').fill(owen.login);
    // A case officer, as is suggested.
    await dialog.getByLabel('Why').fill('Stands in for Priya.');
    await button(dialog, 'Propose').click();
    await goTo(other, '#/people');
    await button(other, 'Agree').first().click();
    const agreeing = other.getByRole('dialog', { name: /^Agree: New account for Owen Tregear/ });
    await agreeing.getByLabel('First passphrase for Owen Tregear').fill(given(owen));
    await button(agreeing, 'Agree').click();
    await seeMessage(other, 'Agreed. It is now in effect.');
    await closeMessages(other);
    await openOperation(owner, 'Hedgerow', 'A lock-up at Tannery Lane.');
    await goTo(owner, '#/my-work');
    const standIns = owner.getByRole('region', { name: 'Away and deputies' });
    await button(standIns, /Set yourself away/).click();
    const naming = owner.getByRole('dialog', { name: 'Away and deputy' });
    await choose(naming, /Deputy/, owen.name);
    await button(naming, 'Save').click();
    await expect(standIns).toContainText('told of what is overdue');
    await closeMessages(owner);
  });

  await test.step('intake records the call and links it: it is in the owner’s window at once', async () => {
    await recordCall(other, words);
    await linkByHand(other, words, 'HEDGEROW');
    await expect(other.getByRole('region', { name: 'Delivered' })).toContainText('Not yet seen', patient);
    await seeMessage(owner, 'Something has reached a case of yours.');
    await expect(inbox(owner)).toContainText(words);
    await expect(inbox(owner)).toContainText('Not yet seen');
    await closeMessages(owner);
    await goTo(other, '#/my-work');
    await expect(inbox(other)).not.toContainText(words);
  });

  await test.step('hours pass and nobody looks: both windows say so, without anybody asking', async () => {
    // Three days, for the lowest priorities.
    const hours = 73;
    for (const page of [owner, other]) await page.clock.setSystemTime(Date.now() + hours * 3_600_000);
    unit.later(hours);
    await seeMessage(owner, 'Something of yours has become overdue.');
    await seeMessage(other, 'Something is overdue with a colleague.');
    await expect(inbox(owner)).toContainText('Overdue, not seen');
    await expect(inbox(owner)).toContainText('Also with the deputy and supervisors since');
    await expect(places(secondApp).getByRole('link', { name: /My work/ })).toContainText('1');
    await closeMessages(owner);
    await closeMessages(other);
    await inbox(other)
      .getByRole('radio', { name: /Overdue with others 1/ })
      .click();
    await expect(inbox(other)).toContainText(words);
    await expect(inbox(other)).toContainText('Overdue, not seen');
    await expect(inbox(other)).toContainText(`For ${priya.name}`);
    for (const page of [owner, other])
      await expect(inbox(page).getByRole('list', { name: 'Inbox, overdue' })).toContainText(words);
    await takePictures(owner, 'nobody-looks-owner');
    await takePictures(other, 'nobody-looks-supervisor');
  });

  await test.step('the deputy has it too and opens it: the owner’s window says who looked', async () => {
    await lock(other);
    await firstSignIn(secondApp, owen);
    await expect(places(secondApp)).toBeVisible(patient);
    await closeMessages(other);
    await goTo(other, '#/my-work');
    await expect(inbox(other)).toContainText('Overdue, not seen', patient);
    await takePictures(other, 'nobody-looks-deputy');
    await inbox(other).getByRole('link', { name: /^TIP-/ }).click();
    await expect(inbox(owner)).toContainText(`Seen by ${owen.name}`, patient);
    await expect(inbox(owner)).toContainText('Also with the deputy and supervisors since');
    await takePictures(owner, 'nobody-looks-seen');
  });

  await test.step('the owner accepts it: with nobody is it overdue any longer', async () => {
    await button(inbox(owner), /^Answer/).click();
    await owner.getByRole('menuitem', { name: 'Accept' }).click();
    await expect(inbox(owner)).toContainText('Nothing has reached your cases');
    await lock(other);
    await signIn(other, hala);
    await goTo(other, '#/my-work');
    await expect(inbox(other)).not.toContainText(words);
  });
});
