/** The first minutes with Vigil: a vault is made, its people get in, and nobody else does. */
import { expect, test } from './fixtures.ts';
import { button, goTo, kept, nothingKept, patient, seeMessage, seeView } from './story/page.ts';
import { createVault, fillVaultForm, priya, signIn, typeSignIn } from './story/vault.ts';

const renewed = 'harbour pencil autumn thistle';
const recovered = 'velvet engine parsley canyon';

test('a vault is made only with a passphrase that holds', async ({ app }) => {
  const { page } = app;
  await expect(button(page, /Create a vault/)).toBeVisible();
  await expect(button(page, /Open a demonstration vault/)).toBeVisible();
  await button(page, /Create a vault/).click();

  await test.step('two passphrases that differ are shown before anything is asked', async () => {
    await fillVaultForm(page, priya, 'lantern orbit gravel widow');
    await expect(page.getByText('The two do not match.')).toBeVisible();
    await button(page, 'Create the vault').click();
    await expect(page.getByLabel('Recovery code')).toHaveCount(0);
  });

  await test.step('a weak one is refused by name, with what to do', async () => {
    await fillVaultForm(page, { ...priya, passphrase: 'password123' });
    await button(page, 'Create the vault').click();
    await expect(page.getByText('The passphrase is too short or too common.')).toBeVisible();
    await expect(page.getByText(/at least 14 characters: four unrelated words/).first()).toBeVisible();
  });

  await test.step('the recovery code is shown once, and has to be kept before going on', async () => {
    await fillVaultForm(page, priya);
    await page.getByText('Case officer', { exact: true }).click();
    await button(page, 'Create the vault').click();
    await expect(page.getByLabel('Recovery code')).toHaveText(/[0-9A-Z-]{30,}/, patient);
    await button(page, 'Continue').click();
    const kept = page.getByRole('checkbox', { name: 'I have printed it or written it down' });
    await expect(kept).toHaveAccessibleDescription(/the code is not shown again/);
    await page.getByText('I have printed it').click();
    await button(page, 'Continue').click();
    await seeView(page, 'My work');
    await expect(page.getByText('Nothing has reached your cases that you have not dealt with')).toBeVisible();
    await expect(page.locator('body')).toContainText('OFFICIAL-SENSITIVE');
  });
});

test('who has the passphrase or the code gets in, nobody else, and a lock leaves nothing', async ({ app }) => {
  // Keys are derived a dozen times, and wrong passphrases have to wait.
  test.setTimeout(180_000);
  const code = await createVault(app.page);

  await test.step('after a restart the window asks who is there', async () => {
    await app.restart();
    await seeView(app.page, 'Sign in');
    await expect(app.page.getByRole('navigation', { name: 'Places' })).toHaveCount(0);
  });
  const { page } = app;

  await test.step('a wrong passphrase: a sentence, a next step, and delays that grow and count down', async () => {
    const waits: number[] = [];
    for (let attempt = 0; attempt < 10 && waits.length < 2; attempt++) {
      await typeSignIn(page, priya.login, 'lantern orbit gravel window');
      const said = page.locator('.banner');
      await expect(said).toContainText(/The name or passphrase is incorrect|Too many attempts/, patient);
      const words = (await said.textContent()) ?? '';
      const wait = /try again in (\d+) s/.exec(words)?.[1];
      // On a slow machine the first, short delay may be over before it is read.
      if (wait === undefined) {
        expect(words).toMatch(/Try again, or use the recovery code\.|Too many attempts/);
        await expect(button(page, 'Sign in')).toBeEnabled({ timeout: 15_000 });
        continue;
      }
      waits.push(Number(wait));
      await expect(said).not.toContainText(`in ${wait} s`, { timeout: 5000 });
      await expect(button(page, 'Sign in')).toBeEnabled({ timeout: 15_000 });
    }
    expect(waits).toHaveLength(2);
    expect(waits[1]).toBeGreaterThan(waits[0] ?? 0);
  });

  await test.step('the right one opens it', async () => {
    await signIn(page);
    await seeView(page, 'My work');
  });

  await test.step('the passphrase is changed: the old one has to be right', async () => {
    await goTo(page, '#/settings');
    const change = async (old: string) => {
      await page.getByLabel('Current passphrase').fill(old);
      await page.getByLabel('New passphrase', { exact: true }).fill(renewed);
      await page.getByLabel('New passphrase again').fill(renewed);
      await button(page, 'Save').click();
    };
    await change('lantern orbit gravel window');
    const current = page.getByLabel('Current passphrase');
    await expect(current).toHaveAccessibleDescription(/The name or passphrase is incorrect\./, patient);
    await change(priya.passphrase);
    await seeMessage(page, 'Your passphrase has been changed.');
  });

  await test.step('Ctrl L drops the page and all that it kept', async () => {
    await goTo(page, '#/queue');
    await seeView(page, 'Queue');
    await expect.poll(() => kept(page)).not.toBe(nothingKept);
    await page.evaluate(() => Reflect.set(window, 'before', true));
    await page.keyboard.press('Control+l');
    await seeView(page, 'Sign in');
    await expect.poll(() => page.evaluate(() => Reflect.has(window, 'before')).catch(() => true)).toBe(false);
    await expect.poll(() => kept(page).catch(() => 'being loaded')).toBe(nothingKept);
    await expect(page.getByText(priya.name)).toHaveCount(0);
    await expect(page.getByText('Eastmoor unit')).toHaveCount(0);
  });

  await test.step('the old passphrase is worth nothing, the new one opens', async () => {
    await typeSignIn(page, priya.login, priya.passphrase);
    await expect(page.locator('.banner')).toContainText('The name or passphrase is incorrect.', patient);
    await signIn(page, { ...priya, passphrase: renewed });
  });

  await test.step('the button locks as well', async () => {
    await page.evaluate(() => Reflect.set(window, 'before', true));
    await button(page, /^Lock/).first().click();
    await seeView(page, 'Sign in');
    await expect.poll(() => page.evaluate(() => Reflect.has(window, 'before')).catch(() => true)).toBe(false);
    await expect.poll(() => kept(page).catch(() => 'being loaded')).toBe(nothingKept);
  });

  await test.step('a lost passphrase: the recovery code opens once and is replaced', async () => {
    const recover = async (words: string) => {
      await page.locator('input[name="code"]').fill(words);
      await page.getByLabel('Name of the account').fill(priya.login);
      await page.locator('input[name="passphrase"]').fill(recovered);
      await page.locator('input[name="again"]').fill(recovered);
      await button(page, 'Open the vault').click();
    };
    await button(page, 'Use the recovery code').click();
    await recover('AAAAA-AAAAA-AAAAA-AAAAA');
    await expect(page.getByText('The recovery code is incorrect.')).toBeVisible(patient);
    await recover(code.toLowerCase());
    const fresh = page.locator('output');
    await expect(fresh).toBeVisible(patient);
    expect(await fresh.textContent()).not.toBe(code);
    await page.getByText('I have printed it').click();
    await button(page, 'Continue').click();
    await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible();
  });
});

test('whoever may not search is offered commands, and no search that would be refused', async ({ app }) => {
  const { page } = app;
  // An administrator and nothing else.
  await createVault(page, priya, []);
  await expect(button(page, /Type a command/)).toBeVisible();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search and commands' });
  await palette.getByRole('textbox', { name: 'Type a command' }).fill('van');
  await expect(palette).toContainText('There is no such command.');
  await expect(palette).not.toContainText('Search everything');
  await palette.getByRole('textbox').fill('people');
  await page.keyboard.press('Enter');
  await seeView(page, 'People');
});
