/** The part that keeps the records dies in the middle of work: the window says so, and what was confirmed is kept. */
import { expect, test } from './fixtures.ts';
import { button, goTo, kept, nothingKept, patient, seeMessage, seeView } from './story/page.ts';
import { canList, ownEngines } from './story/processes.ts';
import { createVault, signIn } from './story/vault.ts';

test('a killed engine closes the vault, says what to do, and loses nothing', async ({ app }) => {
  test.skip(!canList, 'the list of processes is not to be had here');
  const { page } = app;
  await createVault(page, undefined, ['Case officer']);
  const typed = 'Caller says a boat without lights lands at the old quay on moonless nights.';

  await test.step('a draft is kept, then the engine dies', async () => {
    await goTo(page, '#/record');
    await page.getByText('Hotline', { exact: true }).click();
    await page.getByLabel(/What was said/).fill(typed);
    await expect(page.getByText(/Draft saved/)).toBeVisible();
    const engines = ownEngines();
    expect(engines).toHaveLength(1);
    for (const id of engines) process.kill(id, 'SIGKILL');
  });

  await test.step('the window says so, with the next step, and shows nothing of the vault', async () => {
    await expect(
      page.getByText('The part of Vigil that keeps the records stopped and has been restarted.'),
    ).toBeVisible(patient);
    await expect(page.getByText('Sign in again. Everything that was confirmed has been kept.')).toBeVisible();
    await expect(page.getByText(/Cause: (SIGKILL|killed, exit code 9)\./)).toBeVisible();
    await expect(page.getByText(typed)).toHaveCount(0);
    await seeView(page, 'Sign in');
    // The page is loaded anew meanwhile, and cannot be asked while it is.
    await expect.poll(() => kept(page).catch(() => 'being loaded')).toBe(nothingKept);
  });

  await test.step('a new engine answers: sign in, and the draft is there', async () => {
    await signIn(page);
    await goTo(page, '#/my-work');
    await page.getByRole('region', { name: 'Drafts' }).getByRole('link', { name: 'Record a contribution' }).click();
    await expect(page.getByLabel(/What was said/)).toHaveValue(typed);
    await button(page, /^Record/)
      .last()
      .click();
    await seeMessage(page, /recorded\./);
    await seeView(page, 'Queue');
  });
});
