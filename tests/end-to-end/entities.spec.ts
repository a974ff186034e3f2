/** People and things: recorded, known by this and that, warned of, related, said to be the same, and found by the matcher. */
import { expect, test } from './fixtures.ts';
import { loadInvestigations, takeTipsIn } from './story/casework.ts';
import { button, choose, closeMessages, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { createVault } from './story/vault.ts';

test('a man and his van are recorded, warned of and related, and what the matcher finds stands on their pages', async ({
  app,
}) => {
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app, 'LARKSPUR', 'TAMARISK');
  await takeTipsIn(app);

  await test.step('a case records a man without leaving it', async () => {
    await goTo(page, '#/investigation/1/subjects');
    await button(page, 'Record a person or thing').click();
    const dialog = page.getByRole('dialog', { name: 'Record a person or thing' });
    await dialog.getByLabel('Name').fill('Mervyn Ashdale');
    await dialog.getByLabel('As it is written').fill('no number');
    await button(dialog, 'Record').click();
    await expect(dialog.getByText(/does not read as a phone/)).toBeVisible();
    await dialog.getByLabel('As it is written').fill('07700 900123');
    await dialog.getByLabel('Also known as').fill('Merv');
    await button(dialog, 'Record').click();
    await seeMessage(page, /Mervyn Ashdale recorded/);
    await closeMessages(page);
    await expect(page.getByRole('region', { name: 'People and things' })).toContainText('07700 900123');
  });

  await test.step('a van with its plate, from the list of all of them', async () => {
    await goTo(page, '#/entity-records');
    await seeView(page, 'People and things');
    await button(page, 'Record a person or thing').click();
    const dialog = page.getByRole('dialog', { name: 'Record a person or thing' });
    await choose(dialog, 'Case', /LARKSPUR/);
    await choose(dialog, 'Kind', 'Vehicle');
    await dialog.getByLabel('What it is').fill('The white van');
    await dialog.getByLabel('As it is written').fill('TX21 ABC');
    await button(dialog, 'Record').click();
    await seeView(page, 'The white van');
    await closeMessages(page);
  });

  await test.step('its page says how it is related, what is warned of, and what it is the same as', async () => {
    await goTo(page, '#/entity-record/1');
    await seeView(page, 'Mervyn Ashdale');
    await button(page, 'Relation').click();
    const relate = page.getByRole('dialog', { name: 'Relate Mervyn Ashdale' });
    await relate.getByLabel('Look for').fill('tx21abc');
    await choose(relate, 'Who or what', /The white van/);
    await choose(relate, 'How', 'Uses');
    await relate.getByLabel('From').fill('1 Mar 2024');
    await choose(relate, 'Source grade', /^2/);
    await button(relate, 'Record relation').click();
    await expect(page.getByRole('region', { name: 'Relations' })).toContainText('The white van', patient);
    await expect(page.getByRole('region', { name: 'Relations' })).toContainText('2 D P');
    await button(page, 'Set a warning').click();
    const warning = page.getByRole('dialog', { name: 'Set a warning marker' });
    await choose(warning, 'Warning', 'Firearms');
    await warning.getByLabel('Source').fill('Certificate register');
    await warning.getByLabel('Since').fill('1 Mar 2024');
    await warning.getByLabel('Review by').fill('1 Mar 2040');
    await button(warning, 'Set marker').click();
    await expect(page.getByRole('region', { name: 'Warnings' })).toContainText('Firearms');
    await button(page, 'Same as').click();
    const same = page.getByRole('dialog', { name: /is the same as/ });
    await same.getByRole('button', { name: 'Who or what' }).click();
    await page.getByRole('option').first().click();
    await same.getByLabel('How it is known').fill('The same address');
    await button(same, 'Say so').click();
    await expect(page.getByRole('region', { name: 'The same as' })).toContainText('The same address');
    await closeMessages(page);
    await expect(page.getByRole('region', { name: 'Contributions', exact: true })).toContainText('TIP-', patient);
    await takePictures(page, 'entity');
  });

  await test.step('what was said is taken back, and stays in sight', async () => {
    await page
      .getByRole('region', { name: 'The same as' })
      .getByRole('button', { name: /Take back/ })
      .click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Why').fill('They are cousins');
    await button(dialog, 'Take back').click();
    await expect(page.getByRole('region', { name: 'The same as' })).toContainText('They are cousins');
    await closeMessages(page);
  });

  await test.step('the list shows both, and Ctrl K finds him', async () => {
    await goTo(page, '#/entity-records');
    await seeView(page, 'People and things');
    await expect(page.getByRole('row', { name: /Mervyn Ashdale/ })).toContainText('Firearms');
    await takePictures(page, 'entities');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('mervyn ash');
    await page.locator('.palette__option', { hasText: 'Mervyn Ashdale (Person' }).click();
    await seeView(page, 'Mervyn Ashdale');
  });
});
