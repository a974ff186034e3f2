/** Two desks on one caseload: two windows with certificates of their own, and the service that both are signed in to. */
import type { App } from './app.ts';
import { expect, test } from './fixtures.ts';
import { button, goTo, patient, seeView } from './story/page.ts';
import { firstSignIn, joinUnit, type StartedUnit, startUnit } from './story/unit.ts';
import { addPerson, hala, priya, typeSignIn } from './story/vault.ts';

let unit: StartedUnit;
test.beforeEach(async () => {
  unit = await startUnit(priya, 'case_officer');
});
test.afterEach(() => unit.close());

const places = (app: App) => app.page.getByRole('navigation', { name: 'Places' });

const text = 'The lorry behind the old brewery again';

test('a call that is taken at one desk stands in the queue of the other; a service that is killed loses nothing', async ({
  app,
  secondApp,
}) => {
  test.setTimeout(180_000);
  const code = await unit.admit(app, 'desk-01');

  await test.step('a wrong code joins nothing, and says what to do', async () => {
    const { page } = app;
    await button(page, /Join a unit/).click();
    await button(page, 'Choose the file').click();
    await expect(page.getByText('desk-01.json')).toBeVisible();
    await page.getByLabel('Code').fill('0000');
    await button(page, 'Join the unit').click();
    await expect(page.getByText('The code does not open this workstation’s file.')).toBeVisible();
    await button(page, 'Back').click();
  });

  await test.step('each desk joins with a file and a code, and each person signs in with a passphrase', async () => {
    await joinUnit(app, code.toLowerCase().replaceAll('-', ' '));
    await typeSignIn(app.page, priya.login, priya.passphrase);
    await expect(places(app)).toBeVisible(patient);
    await addPerson(app.page, hala, ['Supervisor', 'Intake officer']);
    await joinUnit(secondApp, await unit.admit(secondApp, 'desk-02'));
    await firstSignIn(secondApp, hala);
    await expect(places(secondApp)).toBeVisible(patient);
  });

  await test.step('the officer is looking at the queue when the call comes in at the other desk', async () => {
    await goTo(app.page, '#/queue');
    const { page } = secondApp;
    await page.keyboard.press('c');
    await seeView(page, 'Record a contribution');
    await expect(page.locator('input:focus')).toHaveAttribute('type', 'radio');
    await page.keyboard.press('Space');
    await page.getByLabel(/What was said/).fill(text);
    await page.keyboard.press('Control+Enter');
    await expect(app.page.getByRole('grid', { name: 'Queue' })).toContainText('The lorry behind', patient);
  });

  await test.step('the service is killed: both desks are told, and find everything again', async () => {
    await unit.kill();
    for (const { page } of [app, secondApp])
      await expect(page.getByText('The service of your unit cannot be reached.').last()).toBeVisible();
    await unit.startAgain();
    // Nobody presses anything: each desk asks again until the service is there.
    for (const { page } of [app, secondApp])
      await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible(patient);
    await typeSignIn(app.page, priya.login, priya.passphrase);
    await goTo(app.page, '#/queue');
    await expect(app.page.getByRole('grid', { name: 'Queue' })).toContainText('The lorry behind', patient);
  });

  await test.step('a desk that is revoked is out at once; the other works on', async () => {
    unit.revoke('desk-02');
    await expect(
      secondApp.page.getByText('The service of your unit does not admit this workstation.').first(),
    ).toBeVisible(patient);
    await goTo(app.page, '#/my-work');
    await seeView(app.page, 'My work');
  });
});
