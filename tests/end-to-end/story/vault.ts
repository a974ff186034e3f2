/** Making a vault, signing in, locking, and a second person: the steps that most stories begin with. */
import { expect, type Page } from '@playwright/test';
import { button, closeMessages, goTo, patient, seeMessage, seeView } from './page.ts';

export interface Person {
  name: string;
  login: string;
  passphrase: string;
}

export const priya: Person = { name: 'Priya Shah', login: 'p.shah', passphrase: 'lantern orbit gravel willow' };
export const hala: Person = { name: 'Hala Farouk', login: 'h.farouk', passphrase: 'walnut ferry chalk ribbon' };
export const owen: Person = { name: 'Owen Tregear', login: 'o.tregear', passphrase: 'copper saddle meadow flint' };

export async function fillVaultForm(page: Page, person: Person, again = person.passphrase): Promise<void> {
  await page.getByLabel('Name of the vault').fill('Eastmoor unit');
  await page.getByLabel('Your full name').fill(person.name);
  await page.getByLabel('Sign-in name').fill(person.login);
  await page.locator('input[name="passphrase"]').fill(person.passphrase);
  await page.locator('input[name="again"]').fill(again);
}

/** Makes a vault with `person` as administrator and of these roles, and gives its recovery code; `seen` while that is shown. */
export async function createVault(
  page: Page,
  person: Person = priya,
  roles: readonly string[] = ['Case officer', 'Supervisor', 'Manager'],
  seen: () => Promise<void> = async () => undefined,
): Promise<string> {
  await page.getByRole('button', { name: /Create a vault/ }).click();
  await fillVaultForm(page, person);
  for (const role of roles) await page.getByText(role, { exact: true }).click();
  await button(page, 'Create the vault').click();
  const code = page.getByLabel('Recovery code');
  await expect(code).toBeVisible(patient);
  const words = (await code.textContent()) ?? '';
  await seen();
  await page.getByText('I have printed it').click();
  await button(page, 'Continue').click();
  await seeView(page, 'My work');
  return words;
}

export async function typeSignIn(page: Page, login: string, passphrase: string): Promise<void> {
  await page.locator('input[name="login"]').fill(login);
  await page.locator('input[name="passphrase"]').fill(passphrase);
  await button(page, 'Sign in').click();
}

/** Signs in and waits for the window; it opens where it was, or at "My work". */
export async function signIn(page: Page, person: Person = priya): Promise<void> {
  await typeSignIn(page, person.login, person.passphrase);
  await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible(patient);
}

export async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+l');
  await seeView(page, 'Sign in');
}

export const given = (person: Person) => `given to ${person.passphrase}`;

/** The first time: with the passphrase that was given, and at once with one's own. */
export async function changeToNew(page: Page, person: Person): Promise<void> {
  await lock(page);
  await typeSignIn(page, person.login, given(person));
  await expect(page.getByRole('heading', { level: 1, name: 'Choose your own passphrase' })).toBeVisible(patient);
  await page.getByLabel('Current passphrase').fill(given(person));
  await page.getByLabel('New passphrase', { exact: true }).fill(given(person));
  await page.getByLabel('New passphrase again').fill(given(person));
  await button(page, 'Save').click();
  await expect(page.getByText('That is your current passphrase.')).toBeVisible();
  await page.getByLabel('New passphrase', { exact: true }).fill(person.passphrase);
  await page.getByLabel('New passphrase again').fill(person.passphrase);
  await button(page, 'Save').click();
  await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible(patient);
  await closeMessages(page);
}

/** The administrator who is signed in, and is alone, gives a second person an account. */
export async function addPerson(page: Page, person: Person, roles: readonly string[]): Promise<void> {
  await goTo(page, '#/people');
  await button(page, 'Add a person').click();
  const dialog = page.getByRole('dialog', { name: 'Add a person' });
  await dialog.getByLabel('Full name').fill(person.name);
  await dialog.getByLabel('Sign-in name').fill(person.login);
  await dialog.getByLabel('First passphrase').fill(given(person));
  // A supervisor is suggested; the roles given are the ones that stand in the end.
  for (const role of ['Supervisor', ...roles].filter((each, _, all) => all.filter((e) => e === each).length === 1)) {
    await dialog.getByText(role, { exact: true }).click();
  }
  await button(dialog, 'Add').click();
  await seeMessage(page, `${person.name} can sign in.`);
  await closeMessages(page);
}

export async function changeTo(page: Page, person: Person): Promise<void> {
  await lock(page);
  await signIn(page, person);
}
