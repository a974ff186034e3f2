/** Somebody leaves: their account is closed, and a new data key is offered, agreed to by a second person, and made. */
import { readdirSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { button, closeMessages, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import {
  addPerson,
  changeTo,
  changeToNew,
  createVault,
  given,
  hala,
  lock,
  owen,
  priya,
  signIn,
  typeSignIn,
} from './story/vault.ts';

test('an account is closed, and the vault made anew under a key that whoever left does not know', async ({ app }) => {
  // Three people's keys are derived, some of them several times.
  test.setTimeout(240_000);
  const { page } = app;
  await createVault(page, priya, ['Case officer', 'Auditor']);

  await test.step('whoever is alone can make one, with their passphrase', async () => {
    await goTo(page, '#/vault');
    await seeView(page, 'Vault');
    await button(page, 'New data key…').click();
    const dialog = page.getByRole('dialog', { name: 'New data key' });
    await expect(dialog).toContainText('It takes less than a minute');
    await expect(dialog).toContainText('It does not take back what somebody has copied');
    await takePictures(page, 'alone');
    await button(dialog, 'Make it now').click();
    await expect(dialog.getByLabel('Your passphrase')).toHaveAccessibleDescription(/Write your passphrase/);
    await dialog.getByLabel('Your passphrase').fill('not the passphrase at all');
    await button(dialog, 'Make it now').click();
    const failed = page.getByRole('alertdialog', { name: 'New data key' });
    await expect(failed).toContainText('The name or passphrase is incorrect.', patient);
    await failed.getByRole('button', { name: 'Close' }).last().click();
    await button(page, 'New data key…').click();
    await dialog.getByLabel('Your passphrase').fill(priya.passphrase);
    await button(dialog, 'Make it now').click();
    await expect(page.getByRole('region', { name: 'The vault is under a new data key' })).toBeVisible(patient);
    await expect(page.getByText('The present one was made')).toBeVisible();
    // Still signed in, and the vault is whole.
    await button(page, 'Check the vault').click();
    await expect(page.getByText('The vault is intact')).toBeVisible(patient);
  });

  await test.step('from then on somebody else has to agree', async () => {
    await addPerson(page, owen, ['Supervisor']);
    await addHala();
    await goTo(page, '#/vault');
    await button(page, 'New data key…').click();
    const dialog = page.getByRole('alertdialog', { name: 'New data key' });
    await dialog.getByLabel('Why').fill('Hala Farouk is leaving.');
    await page.keyboard.press('Escape');
  });

  /** A third person, proposed and agreed to, who is about to leave. */
  async function addHala(): Promise<void> {
    await goTo(page, '#/people');
    await button(page, 'Add a person').click();
    const dialog = page.getByRole('dialog', { name: 'Add a person' });
    await dialog.getByLabel('Full name').fill(hala.name);
    await dialog.getByLabel('Sign-in name').fill(hala.login);
    await dialog.getByText('Case officer', { exact: true }).click();
    await dialog.getByLabel('Why').fill('Joins the night desk.');
    await button(dialog, 'Propose').click();
    await seeMessage(page, 'Somebody else has to agree.');
    await closeMessages(page);
    await changeToNew(page, owen);
    await goTo(page, '#/people');
    await button(page, 'Agree').first().click();
    const agree = page.getByRole('dialog', { name: /^Agree: New account for Hala Farouk/ });
    await agree.getByLabel('First passphrase for Hala Farouk').fill(given(hala));
    await button(agree, 'Agree').click();
    await seeMessage(page, 'Agreed. It is now in effect.');
    await closeMessages(page);
    await changeTo(page, priya);
  }

  await test.step('her account is closed, and a new data key offered, not made', async () => {
    await goTo(page, '#/people');
    await page.getByRole('gridcell', { name: 'Hala Farouk' }).dblclick();
    const dialog = page.getByRole('dialog', { name: 'Hala Farouk' });
    await dialog.getByText('Closed: cannot sign in').click();
    await dialog.getByLabel('Why').fill('Has left the unit.');
    await button(dialog, 'Change').click();
    await seeMessage(page, 'Hala Farouk changed.');
    await closeMessages(page);
    const offer = page.getByRole('region', { name: 'Hala Farouk can no longer sign in' });
    await expect(offer).toContainText('make a new data key');
    await takePictures(page, 'offered');
    await button(offer, 'New data key…').click();
    const propose = page.getByRole('alertdialog', { name: 'New data key' });
    await propose.getByLabel('Why').fill('Hala Farouk has left, and had a copy for the audit.');
    await takePictures(page, 'proposed');
    await button(propose, 'Propose').click();
    await seeMessage(page, 'Proposed.');
    await closeMessages(page);
    await expect(offer).toContainText('Waits for somebody to agree');
    await button(offer, 'Not now').click();
    await expect(offer).toHaveCount(0);
  });

  await test.step('the second person agrees: nothing has changed yet', async () => {
    await changeTo(page, owen);
    await goTo(page, '#/people');
    await button(page, 'Agree').click();
    const dialog = page.getByRole('dialog', { name: /^Agree: New data key for the vault/ });
    await expect(dialog).toContainText('Nothing changes yet');
    await takePictures(page, 'agreed');
    await button(dialog, 'Agree').click();
    await seeMessage(page, 'An administrator can now make it');
    await closeMessages(page);
  });

  await test.step('the administrator makes it, is offered a backup, and others get in as before', async () => {
    await changeTo(page, priya);
    await goTo(page, '#/vault');
    await expect(page.getByText('Somebody else has agreed.')).toBeVisible();
    await takePictures(page, 'vault');
    await button(page, 'New data key…').click();
    const dialog = page.getByRole('dialog', { name: 'New data key' });
    await dialog.getByLabel('Your passphrase').fill(priya.passphrase);
    await button(dialog, 'Make it now').click();
    const told = page.getByRole('region', { name: 'The vault is under a new data key' });
    await expect(told).toContainText('Make a new backup', patient);
    await expect(button(page, 'Back up now…')).toBeVisible();
    await takePictures(page, 'made');
    await lock(page);
    await typeSignIn(page, hala.login, given(hala));
    await expect(page.getByText('The name or passphrase is incorrect.')).toBeVisible(patient);
    await signIn(page, owen);
    expect(readdirSync(app.vaults).filter((name) => /old-key|new-key/.test(name))).toEqual([]);
  });
});
