/** Two colleagues at one record: they see one another, nobody does the other's work, and nobody overwrites what the other wrote. */
import type { Page } from '@playwright/test';
import type { App } from './app.ts';
import { expect, test } from './fixtures.ts';
import { button, closeMessages, goTo, patient, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { firstSignIn, joinUnit, type StartedUnit, startUnit } from './story/unit.ts';
import { addPerson, hala, priya, typeSignIn } from './story/vault.ts';

let unit: StartedUnit;
test.beforeEach(async () => {
  unit = await startUnit(priya, 'case_officer');
});
test.afterEach(() => unit.close());

const places = (app: App) => app.page.getByRole('navigation', { name: 'Places' });

async function record(page: Page, said = 'Drums carried into the lock-up at Tannery Lane'): Promise<void> {
  await page.keyboard.press('c');
  await seeView(page, 'Record a contribution');
  await page.keyboard.press('Space');
  await page.getByLabel(/What was said/).fill(said);
  await page.keyboard.press('Control+Enter');
}

/** Keys are pressed there, one after another, for as long as something else is done. */
async function whileAtWork(page: Page, work: () => Promise<void>): Promise<void> {
  let done = false;
  const working = (async () => {
    while (!done) {
      await page.keyboard.press('Shift');
      await page.waitForTimeout(100);
    }
  })();
  await work().finally(() => {
    done = true;
  });
  await working;
}

test('two officers at one contribution and one investigation', async ({ app, secondApp }) => {
  test.setTimeout(180_000);
  await joinUnit(app, await unit.admit(app, 'desk-01'));
  await typeSignIn(app.page, priya.login, priya.passphrase);
  await expect(places(app)).toBeVisible(patient);
  await addPerson(app.page, hala, ['Supervisor', 'Intake officer']);
  await joinUnit(secondApp, await unit.admit(secondApp, 'desk-02'));
  await firstSignIn(secondApp, hala);
  await expect(places(secondApp)).toBeVisible(patient);
  const [mine, theirs] = [app.page, secondApp.page];

  await test.step('each sees that the other has the contribution open', async () => {
    await goTo(mine, '#/queue');
    await record(mine);
    await closeMessages(mine);
    await closeMessages(theirs);
    await goTo(mine, '#/queue');
    await expect(mine.getByRole('toolbar', { name: 'Triage' })).toBeVisible(patient);
    await goTo(theirs, '#/queue');
    await expect(theirs.getByRole('status').filter({ hasText: `${priya.name} has this open` })).toBeVisible(patient);
    await expect(mine.getByRole('status').filter({ hasText: `${hala.name} has this open` })).toBeVisible(patient);
    await takePictures(mine, 'who-is-here');
  });

  await test.step('one claims it: the other is told whose it is, and what keeps the outcome from being given', async () => {
    await mine.keyboard.press('i');
    await expect(mine.getByText('You are triaging this')).toBeVisible();
    await expect(theirs.getByText(`${priya.name} is triaging this`)).toBeVisible(patient);
    await expect(theirs.getByRole('grid', { name: 'Queue' })).toContainText(`Claimed: ${priya.name}`);
    await theirs.keyboard.press('t');
    await theirs.keyboard.type('Checked against what is held.');
    await theirs.keyboard.press('Control+Enter');
    await expect(theirs.getByText(/A colleague is triaging this contribution at the moment/)).toBeVisible();
    await takePictures(mine, 'claimed-here');
    await takePictures(theirs, 'claimed-there');
  });

  await test.step('it is taken over with a reason, which the one before reads', async () => {
    await button(theirs, 'Take over').click();
    const dialog = theirs.getByRole('alertdialog', { name: 'Take over' });
    await dialog.getByLabel('Why').fill('Her shift has ended.');
    await takePictures(theirs, 'take-over');
    await theirs.keyboard.press('Control+Enter');
    await expect(theirs.getByText('You are triaging this')).toBeVisible();
    await expect(mine.getByText(`${hala.name} is triaging this`)).toBeVisible(patient);
    await expect(mine.getByText('Taken over: Her shift has ended.')).toBeVisible();
    await takePictures(mine, 'taken-over');
    await theirs.keyboard.press('t');
    const trace = theirs.getByRole('dialog', { name: /^Trace/ });
    await trace.getByLabel('Why').fill('Checked against what is held.');
    await theirs.keyboard.press('Control+Enter');
    await expect(mine.getByText(`${hala.name} is triaging this`)).toHaveCount(0, patient);
  });

  await test.step('both change the investigation: what the other saved stands beside what is typed, field by field', async () => {
    await goTo(mine, '#/investigations');
    await button(mine, 'New investigation').click();
    const opening = mine.getByRole('dialog', { name: 'New investigation' });
    await opening.getByLabel('Operation name').fill('Hedgerow');
    await opening.getByLabel('Reason for the priority').fill('Two tips agree on a date.');
    await opening.getByLabel('Summary').fill('A lock-up at Tannery Lane.');
    await mine.keyboard.press('Control+Enter');
    await seeView(mine, 'Op HEDGEROW');
    await closeMessages(mine);
    const change = async (page: Page) => {
      await goTo(page, '#/investigation/1/overview');
      await button(page, 'Change').first().click();
      return page.getByRole('dialog', { name: 'Change Op HEDGEROW' });
    };
    const [here, there] = [await change(mine), await change(theirs)];
    await here.getByLabel('Summary').fill('A lock-up at Tannery Lane, emptied on Friday.');
    await there.getByLabel('Summary').fill('A lock-up at Tannery Lane, and a second one.');
    await there.getByLabel('Area').fill('Halverton');
    await there.getByLabel('Why').fill('From the landlord.');
    await theirs.keyboard.press('Control+Enter');
    await expect(there).toHaveCount(0);

    const both = here.getByRole('alert', { name: 'Summary: two versions' });
    await expect(both).toContainText('emptied on Friday', patient);
    await expect(both).toContainText('and a second one');
    // What only the other changed is in the form already, and it says so.
    await expect(here.getByLabel('Area')).toHaveValue('Halverton');
    await expect(here.getByText(/Area: what they saved is in the form now/)).toBeVisible();
    await takePictures(mine, 'two-versions');
    await here.getByLabel('Why').fill('Seen by the patrol.');
    await mine.keyboard.press('Control+Enter');
    await expect(both).toBeVisible();
    await button(both, 'Keep yours').click();
    await expect(both).toHaveCount(0);
    await mine.keyboard.press('Control+Enter');
    await expect(here).toHaveCount(0);
    await expect(theirs.getByText('A lock-up at Tannery Lane, emptied on Friday.')).toBeVisible(patient);
    await expect(mine.getByText('Halverton').first()).toBeVisible();
  });

  await test.step('what comes in moves no row under somebody at work in the queue: it waits, and is shown when asked for', async () => {
    await goTo(mine, '#/queue');
    await record(mine, 'A van with its lights off at Sexton Row');
    await closeMessages(mine);
    await goTo(theirs, '#/queue');
    const rows = theirs.getByRole('grid', { name: 'Queue' }).locator('tbody tr');
    await expect(rows).toHaveCount(1, patient);
    await expect(rows.first()).toContainText('Sexton Row');
    await whileAtWork(theirs, async () => {
      await goTo(mine, '#/queue');
      await record(mine, 'A light in the mill at three in the morning');
      await expect(button(theirs, '1 more has come in: show')).toBeVisible(patient);
      await expect(rows).toHaveCount(1);
      await takePictures(theirs, 'order-held');
      await button(theirs, '1 more has come in: show').click();
      await expect(rows.first()).toContainText('A light in the mill', patient);
    });
    await expect(rows).toHaveCount(2);
  });
});
