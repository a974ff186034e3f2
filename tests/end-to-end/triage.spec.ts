/** A tip meets what is known: suggestions with reasons, a person who decides, and every decision can be taken back. */
import { expect, test } from './fixtures.ts';
import { addCaveat, findInQueue, headOfTip, loadInvestigations, takeTipsIn } from './story/casework.ts';
import { button, closeMessages, goTo, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { addPerson, changeToNew, createVault, owen } from './story/vault.ts';

test('a tip with a known phone is linked, taken back exactly, and linked again, by keyboard', async ({ app }) => {
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app);
  expect(await takeTipsIn(app)).toBe(160);
  const linked = page.getByRole('region', { name: 'Linked to' });
  const larkspur = page.getByRole('article', { name: /^Op LARKSPUR/ });
  let tip = '';

  await test.step('the number is found although its digits stand apart, and says whose it is', async () => {
    await findInQueue(page, 'SwapShed freezer');
    await expect(page.getByText(/^1 here, 1 untriaged/)).toBeVisible();
    await expect(page.locator('.marked__found--phone')).toHaveText('0 7 7 0 0  9 0 0 1 2 3');
    await expect(larkspur).toContainText(/strong/i);
    await expect(larkspur).toContainText('07700 900123');
    await expect(larkspur).toContainText('Craig Anthony Dunmore');
  });

  await test.step('L links to the suggestion that is brought out', async () => {
    await page.keyboard.press('l');
    await expect(linked.getByRole('listitem')).toHaveCount(1);
    await expect(linked).toContainText('Op LARKSPUR');
    await expect(headOfTip(page)).toContainText('Linked');
  });

  await test.step('U takes it back: no link, untriaged as before, and the history tells of both', async () => {
    await page.keyboard.press('u');
    await expect(linked).toHaveCount(0);
    await expect(headOfTip(page)).toContainText('Untriaged');
    await expect(page.getByRole('region', { name: 'History' })).toContainText('(undone)');
    await expect(larkspur.getByText('Linked', { exact: true })).toHaveCount(0);
  });

  await test.step('a second U finds nothing of the officer to take back', async () => {
    await page.keyboard.press('u');
    await seeMessage(page, 'You have nothing to undo here.');
    await closeMessages(page);
  });

  await test.step('L again: the tip stands in the investigation', async () => {
    await page.getByRole('grid', { name: 'Queue' }).focus();
    await page.keyboard.press('l');
    await expect(linked.getByRole('listitem')).toHaveCount(1);
    tip = new URL(page.url()).hash;
    await linked.getByRole('link', { name: 'Op LARKSPUR' }).click();
    await seeView(page, 'Op LARKSPUR');
    await expect(page.getByRole('tab', { name: /Tips/, selected: true })).toContainText('1');
    await expect(page.getByRole('tabpanel')).toContainText(/TIP-26-/);
  });

  await test.step('what the investigation may be done with stands on its card, beside its marking', async () => {
    await page.getByRole('tab', { name: /Overview/ }).click();
    await addCaveat(page, /^RECIPIENTS ONLY/);
    await goTo(page, tip);
    await expect(larkspur).toContainText('OFFICIAL-SENSITIVE');
    await expect(larkspur.getByText('RECIPIENTS ONLY')).toBeVisible();
    await takePictures(page, 'suggestion-with-caveat');
  });

  await test.step('X says that a suggestion does not fit: it goes, and can be thought over', async () => {
    await findInQueue(page, 'Roshany lodger');
    const articles = page.getByRole('article');
    await expect(articles.first()).toBeVisible();
    const before = await articles.count();
    await page.keyboard.press('x');
    const ruledOut = page.getByRole('region', { name: 'Ruled out' });
    await expect(ruledOut.getByRole('listitem')).toHaveCount(1);
    await expect(articles).toHaveCount(before - 1);
    await expect(linked).toHaveCount(0);
    await button(ruledOut, 'Reconsider').click();
    await expect(ruledOut).toHaveCount(0);
    await expect(articles).toHaveCount(before);
  });

  await test.step('Ctrl K finds the tip by its words and opens it', async () => {
    await goTo(page, '#/dashboard');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('SwapShed freezer');
    const hit = page.locator('.palette__option').first();
    await expect(hit).toContainText(/TIP-26-/);
    await page.keyboard.press('Enter');
    await seeView(page, 'Queue');
    await expect(page.locator('.tip .marked')).toContainText('SwapShed');
  });
});

test('the queue is worked through by keyboard; no further action takes a second person', async ({ app }) => {
  const { page } = app;
  await createVault(page);
  await addPerson(page, owen, ['Supervisor']);
  await takeTipsIn(app, 12);
  await goTo(page, '#/queue');
  const rows = page.getByRole('grid', { name: 'Queue' }).getByRole('row');
  const tip = page.locator('.tip__head h2');
  const shown = async () => (await tip.textContent()) ?? '';
  await expect(rows).toHaveCount(13);

  await test.step('J and K go down and up, and stay at the ends', async () => {
    const first = await shown();
    await page.keyboard.press('k');
    await expect(tip).toHaveText(first);
    await page.keyboard.press('j');
    await expect(tip).not.toHaveText(first);
    await page.keyboard.press('k');
    await expect(tip).toHaveText(first);
  });

  await test.step('T makes a trace, with a reason, and the next one opens by itself', async () => {
    const first = await shown();
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: /^Trace/ });
    await expect(dialog.getByLabel('Why')).toBeFocused();
    await page.keyboard.type('Checked against what is held.');
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toHaveCount(0);
    await seeMessage(page, 'trace.');
    await expect(tip).not.toHaveText(first);
    await expect(rows).toHaveCount(12);
    await expect(page.getByText(/^11 here, 11 untriaged/)).toBeVisible();
  });

  await test.step('E asks for risk, credibility, actionability and proportionality', async () => {
    const before = await shown();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: /a lead$/ });
    // The focus is on the first question, not on the box.
    await expect(dialog.getByRole('radiogroup', { name: 'Risk' }).locator('input:focus')).toHaveCount(1);
    for (const question of ['Risk', 'Credibility', 'Actionability', 'Proportionality']) {
      await expect(dialog.getByRole('radiogroup', { name: question })).toBeVisible();
    }
    await dialog.getByRole('radiogroup', { name: 'Risk' }).getByText('High', { exact: true }).click();
    await button(dialog, 'Make it a lead').click();
    await expect(dialog).toHaveCount(0);
    await expect(tip).not.toHaveText(before);
    await expect(rows).toHaveCount(11);
  });

  let proposed = '';
  await test.step('N wants a reason', async () => {
    proposed = /TIP-\d+-\d+/.exec(await shown())?.[0] ?? '';
    await page.keyboard.press('n');
    const dialog = page.getByRole('alertdialog', { name: 'No further action' });
    await button(dialog, 'Propose no further action').click();
    await expect(dialog.getByText('Write one sentence that a reviewer would understand.')).toBeVisible();
    await dialog.getByRole('textbox').fill('A birdwatcher, known to the ranger; the place was checked.');
    await button(dialog, 'Propose no further action').click();
    await seeMessage(page, /awaiting sign-off/i);
    await expect(rows).toHaveCount(10);
  });

  await test.step('who proposed it cannot sign it off', async () => {
    await closeMessages(page);
    await button(page, 'Views').click();
    await page.getByRole('menuitem', { name: 'Awaiting sign-off' }).click();
    await expect(tip).toContainText(proposed);
    await expect(page.getByText('Needs another person')).toBeVisible();
    await expect(button(page, 'Sign off')).toHaveCount(0);
  });

  await test.step('a second person finds it on My work, reads the reason, and signs it off', async () => {
    await changeToNew(page, owen);
    await goTo(page, '#/my-work');
    const waiting = page.getByRole('link', { name: proposed });
    await expect(waiting).toBeVisible();
    // However long the text is, who proposed it stays in the window.
    await page.setViewportSize({ width: 640, height: 900 });
    const beyond = await page.locator('.view__body').evaluate((body) => body.scrollWidth - body.clientWidth);
    expect(beyond).toBeLessThanOrEqual(1);
    await page.setViewportSize({ width: 1440, height: 900 });
    await waiting.click();
    // The list beside it is of the same kind, and has it.
    await expect(button(page, /State/)).toContainText('awaiting sign-off');
    await expect(rows.and(page.locator('[data-current]'))).toContainText(proposed);
    await expect(page.getByText('A birdwatcher, known to the ranger; the place was checked.').first()).toBeVisible();
    await button(page, 'Sign off').click();
    await seeMessage(page, /no further action/i);
    await goTo(page, '#/my-work');
    await expect(page.getByRole('link', { name: proposed })).toHaveCount(0);
  });

  await test.step('filters narrow, counts follow, and a saved view brings both back', async () => {
    await goTo(page, '#/queue');
    await button(page, 'Views').click();
    await page.getByRole('menuitem', { name: 'Everything' }).click();
    await expect(page.getByText(/^12 here, 9 untriaged/)).toBeVisible();
    await button(page, /State/).click();
    await page.getByRole('option', { name: 'Lead' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByText(/^1 here, 0 untriaged/)).toBeVisible();
    await button(page, 'Views').click();
    await page.getByRole('menuitem', { name: 'Save this view…' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('My leads');
    await button(page.getByRole('dialog'), 'Save').click();
    await seeMessage(page, 'View “My leads” saved.');
    await button(page, 'Views').click();
    await page.getByRole('menuitem', { name: 'Untriaged, oldest first' }).click();
    await expect(page.getByText(/^9 here/)).toBeVisible();
    await button(page, 'Views').click();
    await page.getByRole('menuitem', { name: 'My leads' }).click();
    await expect(page.getByText(/^1 here, 0 untriaged/)).toBeVisible();
  });
});
