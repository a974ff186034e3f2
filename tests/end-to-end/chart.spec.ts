/** A link chart, from a case to what it is exported as: what is counted is added, what is filtered is not drawn, what is saved comes back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { findInQueue, loadInvestigations, takeTipsIn } from './story/casework.ts';
import { button, choose, closeMessages, goTo, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { createVault, lock, signIn } from './story/vault.ts';

test('a chart begins with a case, grows by what is asked for, and says how two things are connected', async ({
  app,
}) => {
  const { page } = app;
  const problems: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) problems.push(message.text());
  });
  await createVault(page);
  await loadInvestigations(app, 'LARKSPUR', 'TAMARISK');
  await takeTipsIn(app);
  await findInQueue(page, 'SwapShed freezer');
  await expect(page.getByRole('article', { name: /^Op LARKSPUR/ })).toBeVisible();
  await page.keyboard.press('l');
  await expect(page.getByRole('region', { name: 'Linked to' })).toBeVisible();
  await closeMessages(page);
  const canvas = page.getByRole('application', { name: 'Link chart' });
  const side = page.getByRole('region', { name: 'What is chosen' });
  const status = page.locator('.link-chart__foot').getByRole('status');
  const drawn = (count: number | RegExp) =>
    expect(canvas).toHaveAttribute('data-drawn', count instanceof RegExp ? count : String(count));

  await test.step('the case has none yet, and a new one has the case on it', async () => {
    await goTo(page, '#/investigation/1/charts');
    await expect(page.getByRole('heading', { name: 'No charts yet' })).toBeVisible();
    await button(page, 'New chart').click();
    await seeView(page, 'Link chart');
    await drawn(1);
  });

  await test.step('by keys alone: to the case, what is linked with it by count, and its subjects are added', async () => {
    await canvas.focus();
    await page.keyboard.press('ArrowRight');
    await expect(status).toContainText('Op LARKSPUR');
    await page.keyboard.press('Enter');
    await expect(side.getByRole('heading', { name: 'Op LARKSPUR' })).toBeVisible();
    await expect(side).toContainText(/\d+ subjects/);
    const add = button(side, /^Add \d+ subjects?/);
    await add.focus();
    await page.keyboard.press('Enter');
    await expect(side).toContainText(/\d+ subjects, all on the chart/);
    await button(side, /^Add \d+ contributions?/).click();
    await expect(side).toContainText(/1 contribution, all on the chart/);
  });

  await test.step('a filter leaves the rest out of sight, and the list says the same in words', async () => {
    const all = Number(await canvas.getAttribute('data-drawn'));
    expect(all).toBeGreaterThan(3);
    await page.getByRole('button', { name: 'Kind' }).click();
    await page.getByRole('option', { name: /^Contribution/ }).click();
    await page.keyboard.press('Escape');
    await drawn(1);
    await button(page, 'Clear filters').click();
    await drawn(all);
    await page.getByRole('radio', { name: 'List' }).click();
    const things = page.getByRole('grid', { name: 'Things on the chart' });
    await expect(things.getByRole('row')).toHaveCount(all + 1);
    await page.getByText(/^Links \(/).click();
    await expect(page.getByRole('grid', { name: 'Links on the chart' })).toContainText('is linked to');
    await page.getByRole('radio', { name: 'Chart' }).click();
    await drawn(all);
  });

  await test.step('how two are connected is said step by step, and so is that nothing was found', async () => {
    await button(page, 'How are these connected?').click();
    const panel = page.getByRole('region', { name: 'How are these connected?' });
    await choose(panel, /From/, /Op LARKSPUR/);
    await choose(panel, /\bTo\b/, /^TIP-/);
    await button(panel, 'Find connections').click();
    await expect(panel.getByRole('status')).toContainText('The shortest way has 1 link.');
    await expect(panel.getByRole('listitem').first()).toContainText(/TIP-.* is linked to Op LARKSPUR.*by Priya Shah/);
    await button(panel, 'Show on the chart').click();
    await button(panel, 'Close').click();
  });

  await test.step('it is saved to the case, and what is changed is saved by itself', async () => {
    await button(page, 'Save to a case…').click();
    const dialog = page.getByRole('dialog', { name: 'Save to a case' });
    await button(dialog, 'Save').click();
    await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription(/Give it a name/);
    await dialog.getByLabel('Name').fill('Around the freezer');
    await button(dialog, 'Save').click();
    await seeView(page, 'Around the freezer');
    await closeMessages(page);
    await canvas.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await side.getByRole('textbox', { name: 'Note' }).fill('Ask the team of TAMARISK');
    await button(side, 'Close').first().click();
    await expect(page.locator('.view__facts')).toContainText(/Saved \d\d:\d\d/);
  });

  await test.step('it comes back after a lock as it was left', async () => {
    const before = await canvas.getAttribute('data-drawn');
    await lock(page);
    await signIn(page);
    await goTo(page, '#/investigation/1/charts');
    await page.getByRole('link', { name: 'Around the freezer' }).click();
    await drawn(Number(before));
    await page.getByRole('radio', { name: 'List' }).click();
    await expect(page.getByRole('grid', { name: 'Things on the chart' })).toContainText('Ask the team of TAMARISK');
    await page.getByRole('radio', { name: 'Chart' }).click();
    await drawn(Number(before));
    await takePictures(page, 'link-chart');
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`)).toEqual([]);
  });

  for (const [format, name] of [
    ['svg', /SVG/],
    ['png', /PNG/],
  ] as const)
    await test.step(`it leaves as ${format}, with a receipt`, async () => {
      const path = join(app.files, `chart.${format}`);
      await app.dialogs({ save: path });
      await button(page, 'Export…').click();
      const dialog = page.getByRole('dialog', { name: /^Export/ });
      await dialog.getByText(name).click();
      await dialog.getByLabel('For whom').fill('Regional office');
      await dialog.getByLabel('Why').fill('For the briefing');
      await button(dialog, 'Export…').click();
      await seeMessage(page, /Receipt EXP-/);
      const bytes = readFileSync(path);
      if (format === 'svg') expect(bytes.toString('utf8').match(/OFFICIAL-SENSITIVE<\/text>/g)).toHaveLength(2);
      else expect(bytes.readUInt32BE(16)).toBeGreaterThan(900);
      await closeMessages(page);
    });

  await test.step('withdrawn with a reason, it is no longer listed, and can be restored', async () => {
    await button(page, 'Withdraw').click();
    const dialog = page.getByRole('alertdialog', { name: 'Withdraw this chart' });
    await dialog.getByLabel('Reason').fill('Made to try it');
    await button(dialog, 'Withdraw').click();
    await expect(page.getByRole('heading', { name: 'No charts yet' })).toBeVisible();
    await closeMessages(page);
    await page.getByText('Withdrawn ones').click();
    await button(page, 'Restore').click();
    await page.getByText('Withdrawn ones').click();
    await expect(page.getByRole('link', { name: 'Around the freezer' })).toBeVisible();
  });
  expect(problems).toEqual([]);
});
