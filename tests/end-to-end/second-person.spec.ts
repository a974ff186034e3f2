/** Nobody gives rights alone: the second person is added, and from then on each needs the other. */
import { expect, test } from './fixtures.ts';
import { button, choose, closeMessages, goTo, seeMessage, seeView } from './story/page.ts';
import { addPerson, changeTo, changeToNew, createVault, given, hala, owen, priya } from './story/vault.ts';

test('an account with a role is proposed by one person and agreed to by another', async ({ app }) => {
  // Four people's keys are derived, some of them twice.
  test.setTimeout(180_000);
  const { page } = app;
  await createVault(page, priya, ['Case officer']);

  await test.step('whoever is alone is told so, and adds somebody who can agree', async () => {
    await goTo(page, '#/people');
    await expect(page.getByText('Nobody else can agree to a change yet')).toBeVisible();
    await addPerson(page, owen, ['Supervisor']);
    await expect(page.getByText('Nobody else can agree to a change yet')).toHaveCount(0);
    await expect(page.getByText('Duties to separate: Priya Shah')).toBeVisible();
    await expect(page.getByRole('grid', { name: 'People' })).toContainText('Mixed duties');
  });

  await test.step('from then on a role is proposed, without a passphrase', async () => {
    await button(page, 'Add a person').click();
    const dialog = page.getByRole('dialog', { name: 'Add a person' });
    await dialog.getByLabel('Full name').fill(hala.name);
    await dialog.getByLabel('Sign-in name').fill(hala.login);
    await expect(dialog.getByLabel('First passphrase')).toHaveCount(0);
    await dialog.getByText('Administrator', { exact: true }).click();
    await expect(dialog.getByText('Casework, audit and administration are kept apart')).toBeVisible();
    await dialog.getByLabel('Why').fill('Joins the night desk.');
    await button(dialog, 'Propose').click();
    await expect(dialog.getByText('Choose roles from only one of casework, audit and administration.')).toBeVisible();
    await dialog.getByText('Case officer', { exact: true }).click();
    await button(dialog, 'Propose').click();
    await seeMessage(page, 'Somebody else has to agree.');
    const waiting = page.getByRole('region', { name: 'Waiting for a second person' });
    await expect(waiting).toContainText('New account for Hala Farouk');
    await expect(waiting).toContainText('Gives Administrator');
    await expect(button(waiting, 'Agree')).toHaveCount(0);
    await expect(button(waiting, 'Withdraw')).toBeVisible();
    await goTo(page, '#/vault');
    await button(page, 'New recovery code').click();
    const code = page.getByRole('alertdialog', { name: 'New recovery code' });
    await code.getByLabel('Why').fill('The first one was seen by one person only.');
    await button(code, 'Propose').click();
    await seeMessage(page, 'Proposed.');
    await closeMessages(page);
  });

  await test.step('the other one sees at the place that it waits, and agrees with a first passphrase', async () => {
    await changeToNew(page, owen);
    await expect(page.getByRole('link', { name: /^People 2 waiting$/ })).toBeVisible();
    await goTo(page, '#/people');
    await seeView(page, 'People');
    await button(page, 'Agree').first().click();
    const dialog = page.getByRole('dialog', { name: /^Agree: New account for Hala Farouk/ });
    await expect(dialog).toContainText('Proposed by Priya Shah: Joins the night desk.');
    await button(dialog, 'Agree').click();
    const first = dialog.getByLabel('First passphrase for Hala Farouk');
    await expect(first).toBeFocused();
    await first.fill('short');
    await button(dialog, 'Agree').click();
    await expect(first).toHaveAccessibleDescription(/The passphrase is too short or too common/);
    // A passphrase is never kept: what would be lost is asked for.
    await page.keyboard.press('Escape');
    await button(page, 'Keep editing').click();
    await dialog.getByLabel('First passphrase for Hala Farouk').fill(given(hala));
    await button(dialog, 'Agree').click();
    await seeMessage(page, 'Agreed. It is now in effect.');
    await expect(page.getByRole('grid', { name: 'People' })).toContainText('Hala Farouk');
    await closeMessages(page);
  });

  await test.step('a new recovery code is shown to whoever agreed, and stays until they have kept it', async () => {
    await button(page, 'Agree').click();
    const dialog = page.getByRole('dialog', { name: /^Agree: New recovery code/ });
    await button(dialog, 'Agree').click();
    await expect(page.getByRole('region', { name: 'Waiting for a second person' })).toHaveCount(0);
    await seeMessage(page, 'Agreed. It is now in effect.');
    await expect(page.locator('output')).toHaveText(/[0-9A-Z-]{30,}/);
    await page.getByText('I have printed it').click();
    await button(page, 'Continue').click();
    await expect(page.locator('output')).toHaveCount(0);
    await expect(page.getByRole('link', { name: /^People$/ })).toBeVisible();
    await closeMessages(page);
    await changeToNew(page, hala);
  });

  await test.step('a raised clearance is refused with a reason; what takes away needs nobody', async () => {
    await goTo(page, '#/people');
    await page.getByRole('gridcell', { name: 'Owen Tregear' }).dblclick();
    const dialog = page.getByRole('dialog', { name: 'Owen Tregear' });
    await choose(dialog, /Clearance/, 'TOP SECRET');
    await dialog.getByLabel('Why').fill('Asked for by his unit.');
    await button(dialog, 'Propose').last().click();
    await seeMessage(page, 'proposed. Somebody else has to agree.');
    await closeMessages(page);
    await page.getByRole('gridcell', { name: 'Priya Shah' }).dblclick();
    const other = page.getByRole('dialog', { name: 'Priya Shah' });
    await other.getByText('Case officer', { exact: true }).click();
    await other.getByLabel('Why').fill('Keeps accounts only.');
    await button(other, 'Change').click();
    await seeMessage(page, 'Priya Shah changed.');
    await expect(page.getByRole('grid', { name: 'People' })).not.toContainText('Mixed duties');
    await closeMessages(page);
    await changeTo(page, priya);
    await goTo(page, '#/people');
    await button(page, 'Refuse').click();
    const refusal = page.getByRole('alertdialog', { name: /^Refuse: More rights for Owen Tregear/ });
    await refusal.getByLabel('Why').fill('Not needed on this desk.');
    await button(refusal, 'Refuse').click();
    await seeMessage(page, 'Refused.');
    await expect(page.getByRole('region', { name: 'Waiting for a second person' })).toHaveCount(0);
  });
});
