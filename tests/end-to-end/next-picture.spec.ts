/** What a key does stands on the screen at once, whatever the engine is at; where the engine refuses, it is taken back with a sentence. */
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { findInQueue, headOfTip, loadInvestigations, takeTipsIn } from './story/casework.ts';
import { button, closeMessages, goTo, seeMessage, seeView } from './story/page.ts';
import { canList, ownEngines } from './story/processes.ts';
import { createVault } from './story/vault.ts';

/** Runs `look` while no engine can answer anything. */
async function whileEngineStands(look: () => Promise<void>): Promise<void> {
  const engines = ownEngines();
  expect(engines.length).toBeGreaterThan(0);
  for (const id of engines) process.kill(id, 'SIGSTOP');
  try {
    await look();
  } finally {
    for (const id of engines) process.kill(id, 'SIGCONT');
  }
}

test('a link, an outcome, an undo and a lock are shown before the engine has answered', async ({ app }) => {
  test.skip(!canList, 'the processes cannot be listed here');
  test.setTimeout(120_000);
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app, 'LARKSPUR');
  await takeTipsIn(app);
  const linked = page.getByRole('region', { name: 'Linked to' });
  const larkspur = page.getByRole('article', { name: /^Op LARKSPUR/ });

  await test.step('L: linked, in the head, in the list and on the card', async () => {
    await findInQueue(page, 'SwapShed freezer');
    await expect(larkspur).toBeVisible();
    await whileEngineStands(async () => {
      await page.keyboard.press('l');
      await expect(headOfTip(page)).toContainText('Linked');
      await expect(linked).toContainText('Op LARKSPUR');
      await expect(larkspur.getByText('Linked', { exact: true })).toBeVisible();
    });
    await seeMessage(page, /linked to Op LARKSPUR/);
    await expect(linked.getByRole('listitem')).toHaveCount(1);
  });

  await test.step('U: as it was before', async () => {
    await whileEngineStands(async () => {
      await page.keyboard.press('u');
      await expect(headOfTip(page)).toContainText('Untriaged');
      await expect(linked).toHaveCount(0);
    });
    await expect(page.getByRole('region', { name: 'History' })).toContainText('(undone)');
    await expect(headOfTip(page)).toContainText('Untriaged');
    await closeMessages(page);
  });

  const rows = page.getByRole('grid', { name: 'Queue' }).getByRole('row');
  const here = (n: number) => page.getByText(new RegExp(`^${n} here, ${n} untriaged`));
  const referenceIn = async (place: Locator) =>
    /TIP-\d{2}-\d{6}/.exec((await place.textContent()) ?? '')?.[0] ?? 'none';
  await test.step('T: the row is gone and counted no longer, and the next one is open', async () => {
    await goTo(page, '#/queue');
    await page.getByRole('textbox', { name: 'Words in the text' }).fill('');
    await expect(here(160)).toBeVisible();
    // The count may be there before the rows, of which the narrowed list had a handful.
    await expect.poll(() => rows.count()).toBeGreaterThan(10);
    const [one, two] = [await referenceIn(rows.nth(1)), await referenceIn(rows.nth(2))];
    await rows.nth(1).click();
    await expect(headOfTip(page)).toContainText(one);
    await page.getByRole('grid', { name: 'Queue' }).focus();
    await page.keyboard.press('t');
    await page.keyboard.type('Checked against what is held.');
    await whileEngineStands(async () => {
      await page.keyboard.press('Control+Enter');
      await expect(here(159)).toBeVisible();
      await expect(rows.filter({ hasText: one })).toHaveCount(0);
      await expect(page.locator('.table__row[data-current]')).toContainText(two);
    });
    await seeMessage(page, 'trace.');
    await expect(here(159)).toBeVisible();
  });

  await test.step('U comes back to the contribution that it undid', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('u');
    await seeMessage(page, 'Undone');
    await expect(headOfTip(page)).toContainText('Untriaged');
    await expect(page.getByRole('region', { name: 'History' })).toContainText('(undone)');
    await expect(here(160)).toBeVisible();
  });

  await test.step('what is refused is shown as before, and says so', async () => {
    await closeMessages(page);
    await page.getByRole('grid', { name: 'Queue' }).focus();
    await expect(page.locator('.tip .marked')).toBeVisible();
    const reference = await referenceIn(headOfTip(page));
    const id = Number((await page.evaluate(() => location.hash)).split('/').at(-1));
    const version = await page.evaluate(async (asked) => {
      const opened = await window.vigil?.verbs['triage.get']?.({ id: asked });
      return opened?.ok === true ? Reflect.get(Object(opened.value), 'version') : null;
    }, id);
    await page.keyboard.press('t');
    await page.keyboard.type('Checked against what is held.');
    await whileEngineStands(async () => {
      // Somebody else is quicker: theirs is waiting already when the key is pressed.
      await page.evaluate(
        (input) =>
          void window.vigil?.verbs['triage.setOutcome']?.({ ...input, outcome: 'referred', reason: 'Checked.' }),
        { id, version },
      );
      await page.keyboard.press('Control+Enter');
      await expect(here(159)).toBeVisible();
      await expect(headOfTip(page)).not.toContainText(reference);
    });
    await seeMessage(page, 'Not saved, and shown as before.');
    await expect(headOfTip(page)).toContainText(reference);
    await expect(headOfTip(page)).toContainText('Referred');
    // The reason that was typed is there again for whoever goes on.
    await page.keyboard.press('t');
    await expect(page.getByRole('dialog').getByLabel('Why')).toHaveValue('Checked against what is held.');
    await page.keyboard.press('Escape');
  });

  await test.step('the screen is blank at once, and the vault closes behind it', async () => {
    await whileEngineStands(async () => {
      await page.keyboard.press('Control+l');
      await expect(page.getByRole('navigation')).toHaveCount(0);
      await expect(page.locator('.tip, .table')).toHaveCount(0);
    });
    await seeView(page, 'Sign in');
    await expect(button(page, 'Sign in')).toBeVisible();
  });
});
