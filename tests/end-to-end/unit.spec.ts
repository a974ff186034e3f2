/** Two desks on one caseload: two windows with certificates of their own, and the service that both are signed in to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from './app.ts';
import { expect, test } from './fixtures.ts';
import { csvFile } from './story/files.ts';
import { button, closeMessages, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { firstSignIn, joinUnit, type StartedUnit, startUnit } from './story/unit.ts';
import { addPerson, hala, priya, typeSignIn } from './story/vault.ts';

let unit: StartedUnit;
test.beforeEach(async () => {
  unit = await startUnit(priya, 'case_officer');
});
test.afterEach(() => unit.close());

const places = (app: App) => app.page.getByRole('navigation', { name: 'Places' });

const text = 'The lorry behind the old brewery again';
const second = 'A boat without lights at the old quay';
const noConnection = ({ page }: App) => page.getByText(/No connection since \d\d:\d\d\. Trying again\./);

test('a call that is taken at one desk stands in the queue of the other; a service that is killed loses nothing', async ({
  app,
  secondApp,
}) => {
  test.setTimeout(240_000);
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

  await test.step('a file is imported at one desk and stands at the other', async () => {
    const { page } = secondApp;
    const file = csvFile(secondApp.files, 'week.csv', [
      ['A-1', '2026-10-01T08:00:00Z', 'hotline', 'A man photographs the gates of the reservoir every morning.'],
      ['A-2', '2026-10-01T09:00:00Z', 'online', 'Drums of something are stored in a lock-up on Tannery Lane.'],
      ['A-3', 'last Tuesday or so', 'hotline', 'Somebody asked for the opening times of the market hall.'],
    ]);
    await secondApp.dialogs({ file });
    await goTo(page, '#/import');
    await button(page, 'Choose a file').click();
    await expect(page.getByText('week.csv')).toBeVisible();
    await button(page, 'Import').click();
    await expect(page.locator('.import__figures')).toBeVisible(patient);
    expect(await page.locator('.import__figures dd').allTextContents()).toEqual(['2', '0', '0', '1']);
    await expect(app.page.getByRole('grid', { name: 'Queue' })).toContainText('photographs the gates', patient);
  });

  await test.step('a list is exported to a file at the desk, and the brief is printed there', async () => {
    const { page } = secondApp;
    const list = join(secondApp.files, 'list.csv');
    await secondApp.dialogs({ save: list });
    await goTo(page, '#/disclosure');
    await page.getByLabel('For whom').fill('The court');
    await page.getByLabel('Why').fill('Asked for by the court');
    await button(page, 'Export…').click();
    await expect(page.getByText('3 contributions written')).toBeVisible(patient);
    const written = readFileSync(list, 'utf8').split('\r\n');
    expect([written.at(0), written.at(-2)]).toEqual(['\uFEFFOFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE']);
    expect(written.join('\n')).toContain('photographs the gates');
    const brief = join(secondApp.files, 'brief.pdf');
    await secondApp.dialogs({ save: brief });
    await goTo(page, '#/brief');
    await page.getByLabel('For whom').fill('Head of unit');
    await page.getByLabel('Why').fill('Weekly brief');
    await button(page, 'Prepare the brief').click();
    await button(page, 'Print as PDF').click();
    await seeMessage(page, 'The brief has been saved.');
    expect(readFileSync(brief).subarray(0, 5).toString()).toBe('%PDF-');
    await closeMessages(page);
  });

  await test.step('backups are not made at a desk: the administrator there is told where they are', async () => {
    await goTo(app.page, '#/vault');
    await expect(app.page.getByText('None: the unit’s service has no schedule')).toBeVisible();
    await expect(button(app.page, /Back up now/)).toHaveCount(0);
    await goTo(app.page, '#/queue');
  });

  await test.step('the service is killed while an officer types: the windows say so, stay readable, and take the call', async () => {
    const { page } = secondApp;
    await goTo(page, '#/record');
    await page.locator('input[type=radio]').first().check({ force: true });
    await page.getByLabel(/What was said/).fill(second);
    await unit.kill();
    for (const each of [app, secondApp]) await expect(noConnection(each)).toBeVisible(patient);
    await expect(app.page.getByRole('grid', { name: 'Queue' })).toContainText('The lorry behind');
    await takePictures(page, 'no-connection');
    await page.keyboard.press('Control+Enter');
    await seeMessage(page, 'It is kept on this workstation');
    await button(page, '1 waiting to be sent').click();
    await expect(page.getByRole('dialog')).toContainText('A boat without lights');
    await takePictures(page, 'waiting');
    await button(page.getByRole('dialog'), 'Close').last().click();
  });

  await test.step('a view that was not open before says why it is empty', async () => {
    const { page } = app;
    await goTo(page, '#/watch-list');
    await expect(page.getByText('This is shown by itself as soon as the connection is back.')).toBeVisible();
    await takePictures(page, 'refused-view');
    await goTo(page, '#/queue');
    await expect(page.getByRole('grid', { name: 'Queue' })).toContainText('The lorry behind');
  });

  await test.step('the service starts again: nobody signs in, and the call is in both queues, once', async () => {
    await unit.startAgain();
    for (const each of [app, secondApp]) {
      await expect(noConnection(each)).toBeHidden(patient);
      await expect(each.page.getByText('Connected to')).toBeVisible();
      const grid = each.page.getByRole('grid', { name: 'Queue' });
      await expect(grid).toContainText('A boat without lights', patient);
      await expect(grid.getByText('A boat without lights')).toHaveCount(1);
    }
    await expect(button(secondApp.page, /wait/)).toHaveCount(0);
    await takePictures(app.page, 'connected');
  });

  await test.step('what an officer proposes at one desk is signed off at the other, and the dashboard there counts it', async () => {
    const { page } = app;
    const { page: supervisor } = secondApp;
    await goTo(supervisor, '#/dashboard');
    const untriaged = supervisor
      .getByRole('list', { name: 'At a glance' })
      .getByRole('listitem')
      .filter({ hasText: 'untriaged' });
    await expect(untriaged).toContainText('4');
    await goTo(page, '#/queue');
    const proposed = /TIP-\d+-\d+/.exec((await page.locator('.tip__head h2').textContent()) ?? '')?.[0] ?? '';
    await page.keyboard.press('n');
    const dialog = page.getByRole('alertdialog', { name: 'No further action' });
    await dialog.getByRole('textbox').fill('An angler, known to the warden; the place was checked.');
    await button(dialog, 'Propose no further action').click();
    await seeMessage(page, /awaiting sign-off/i);
    // The dashboard hears of it by itself.
    await expect(untriaged).toContainText('3', patient);
    await goTo(supervisor, '#/my-work');
    await supervisor.getByRole('link', { name: proposed }).click();
    await expect(supervisor.getByText('An angler, known to the warden; the place was checked.').first()).toBeVisible();
    await button(supervisor, 'Sign off').click();
    await seeMessage(supervisor, /no further action/i);
    await goTo(page, '#/my-work');
    await closeMessages(page);
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
