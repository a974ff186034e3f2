/** A referral is followed until its recipient has it and says what became of it. */
import { expect, test } from './fixtures.ts';
import { findInQueue, takeTipsIn } from './story/casework.ts';
import { button, choose, closeMessages, goTo, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { createVault } from './story/vault.ts';

test('what is referred waits until it is sent, is received under their reference, and its outcome is told', async ({
  app,
}) => {
  const { page } = app;
  await createVault(page);
  await takeTipsIn(app);
  await findInQueue(page, 'SwapShed freezer');
  const passed = page.getByRole('region', { name: /^Sent to/ });

  await test.step('referring it makes it something to send', async () => {
    await expect(passed).toContainText('Sent to nobody else');
    await page.keyboard.press('p');
    await expect(page.getByRole('dialog').getByLabel('Why')).toBeFocused();
    await page.keyboard.type('A teacher is worried about him.');
    await page.keyboard.press('Control+Enter');
    await expect(passed).toContainText('To be sent');
    await closeMessages(page);
  });

  await test.step('sending it takes a recipient and a legal basis, which the form asks for', async () => {
    await button(passed, 'Record as sent…').click();
    const dialog = page.getByRole('dialog', { name: 'Send to others' });
    await button(dialog, 'Record as sent').click();
    await expect(dialog).toContainText('Choose the legal basis.');
    await dialog.getByRole('textbox', { name: 'Recipient' }).fill('Wexshire Prevent team');
    await choose(dialog, /Legal basis/, /Prevent and Channel/);
    await dialog.getByRole('textbox', { name: 'What is sent' }).fill('The text of the report');
    await dialog.getByRole('textbox', { name: 'Why' }).fill('For their assessment');
    await takePictures(page, 'pass-on');
    await button(dialog, 'Record as sent').click();
    await seeMessage(page, /Receipt number DIS-\d\d-0001/);
    await expect(passed).toContainText('Sent, no receipt yet');
    await closeMessages(page);
  });

  await test.step('it stands in the list of what is awaited', async () => {
    await goTo(page, '#/disseminations');
    await seeView(page, 'Sent to others');
    const list = page.getByRole('grid', { name: 'Sent to others' });
    await expect(list.getByRole('row', { name: /Wexshire Prevent team/ })).toContainText('Sent, no receipt yet');
    await takePictures(page, 'disseminations');
    await list.getByRole('row', { name: /Wexshire Prevent team/ }).click();
    await expect(passed).toContainText('Wexshire Prevent team');
  });

  await test.step('their receipt and their outcome end it', async () => {
    await button(passed, 'They have it…').click();
    const receipt = page.getByRole('dialog', { name: 'They have it' });
    await receipt.getByRole('textbox', { name: 'Their reference' }).fill('PRV/104');
    await button(receipt, 'Record').click();
    await expect(passed).toContainText('received as PRV/104');
    await button(passed, 'Outcome…').click();
    const outcome = page.getByRole('dialog', { name: 'What became of it' });
    await choose(outcome, /Outcome/, 'Taken on');
    await outcome.getByRole('textbox', { name: 'What they said' }).fill('A mentor was found');
    await button(outcome, 'Record').click();
    await expect(passed).toContainText('Taken on');
    await closeMessages(page);
    await passed.getByText('Steps').click();
    await expect(passed).toContainText('Outcome: Taken on');
    await passed.scrollIntoViewIfNeeded();
    await takePictures(page, 'disseminations-steps');
  });
});
