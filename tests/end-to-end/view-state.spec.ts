/** Views are found as they were left: after a lock, and by the program that is started next. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { loadInvestigations, takeTipsIn } from './story/casework.ts';
import { button, choose, goTo, seeView } from './story/page.ts';
import { addPerson, changeTo, changeToNew, createVault, lock, owen, priya, signIn } from './story/vault.ts';

const list = (page: Page, name: string): Locator => page.getByRole('grid', { name });
const edge = (page: Page, column: string): Locator => page.getByRole('separator', { name: `Width of ${column}` });
/** The box in which a table scrolls. */
const scroller = (page: Page): Locator => page.locator('.table').first();
const scrolled = (page: Page): Promise<number> => scroller(page).evaluate(({ scrollTop }) => scrollTop);

async function widthOf(page: Page, column: string): Promise<number> {
  const box = await page.getByRole('columnheader', { name: column, exact: true }).boundingBox();
  return Math.round(box?.width ?? 0);
}

interface Left {
  channel: number;
  received: number;
  reference: string | null;
  scroll: number;
  operation: number;
}

async function leaveThem(page: Page): Promise<Left> {
  await goTo(page, '#/queue');
  await seeView(page, 'Queue');
  // A list of every state says when each came in and by which channel.
  await choose(page, 'State', 'Untriaged');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'State', exact: true })).toBeVisible();
  await test.step('columns are widened by keys and by the mouse, and narrowed again', async () => {
    const before = await widthOf(page, 'Reference');
    await edge(page, 'Reference').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => widthOf(page, 'Reference')).toBe(before + 32);
    await page.keyboard.press('Home');
    await expect.poll(() => widthOf(page, 'Reference')).toBe(before);
    await page.keyboard.press('ArrowDown');
    await expect(edge(page, 'Channel')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => widthOf(page, 'Channel')).toBe(126);
    await expect(edge(page, 'Channel')).toHaveAttribute('aria-valuenow', '126');

    const received = await edge(page, 'Received').boundingBox();
    if (received === null) throw new Error('no edge to drag');
    expect(Math.min(received.width, received.height)).toBeGreaterThanOrEqual(24);
    const [x, y] = [received.x + 14, received.y + received.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 25, y, { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => widthOf(page, 'Received')).toBe(96 + 25);
  });
  const first = list(page, 'Queue').locator('tbody td:not(.table__pick)').first();
  const newest = (await first.textContent()) ?? '';
  await list(page, 'Queue').getByRole('button', { name: 'Received' }).click();
  // The list as it was stands until the other has come.
  await expect(first).not.toHaveText(newest);
  await list(page, 'Queue').focus();
  await page.keyboard.press('End');
  await expect.poll(() => scrolled(page)).toBeGreaterThan(300);
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowUp');
  const reference = await list(page, 'Queue').locator('[data-current] td:not(.table__pick)').first().textContent();
  await expect(page.locator('.tip__head')).toContainText(reference ?? '');
  await expect.poll(() => scrolled(page)).toBeGreaterThan(300);
  const left = {
    channel: await widthOf(page, 'Channel'),
    received: await widthOf(page, 'Received'),
    reference,
    scroll: await scrolled(page),
  };

  await goTo(page, '#/investigations');
  await page.getByRole('radio', { name: 'All' }).click();
  await page.getByRole('textbox', { name: 'Filter' }).fill('a');
  await list(page, 'Investigations').getByRole('button', { name: 'Operation' }).click();
  await edge(page, 'Operation').focus();
  await page.keyboard.press('ArrowLeft');
  return { ...left, operation: await widthOf(page, 'Operation') };
}

async function findThem(page: Page, left: Left): Promise<void> {
  await goTo(page, '#/my-work');
  await goTo(page, '#/queue');
  await expect(list(page, 'Queue').locator('[data-current] td:not(.table__pick)').first()).toHaveText(
    left.reference ?? '',
  );
  await expect(page.locator('.tip__head')).toContainText(left.reference ?? '');
  await expect
    .poll(async () => [await widthOf(page, 'Channel'), await widthOf(page, 'Received'), await scrolled(page)])
    .toEqual([left.channel, left.received, left.scroll]);
  await expect(page.getByRole('columnheader', { name: 'Received', exact: true })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  // Every state: the filter was emptied.
  await expect(page.getByRole('columnheader', { name: 'State', exact: true })).toBeVisible();

  await goTo(page, '#/investigations');
  await expect(page.getByRole('radio', { name: 'All' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Filter' })).toHaveValue('a');
  await expect(page.getByRole('columnheader', { name: 'Operation', exact: true })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect.poll(() => widthOf(page, 'Operation')).toBe(left.operation);
}

test('filters, order, scroll, the row and the widths of columns are there after a lock and after a restart', async ({
  app,
}) => {
  test.setTimeout(150_000);
  await createVault(app.page);
  await loadInvestigations(app, 'LARKSPUR', 'TAMARISK', 'GANTRY');
  await takeTipsIn(app);
  const left = await leaveThem(app.page);
  await test.step('the lock comes at once', async () => {
    await lock(app.page);
    await signIn(app.page);
    await findThem(app.page, left);
  });
  await test.step('another program', async () => {
    await app.restart();
    await signIn(app.page);
    await findThem(app.page, left);
  });
});

test('a timeline is found at the stretch, the filters and the item that it was left at', async ({ app }) => {
  test.setTimeout(120_000);
  await createVault(app.page);
  await loadInvestigations(app, 'LARKSPUR');
  await goTo(app.page, '#/investigation/1/timeline');
  for (const [what, when] of [
    ['Drums delivered', '14 Mar 2026 09:30'],
    ['Key cut for the lock-up', 'April 2026'],
  ]) {
    await button(app.page, 'Add an event').click();
    const dialog = app.page.getByRole('dialog', { name: 'Add an event' });
    await dialog.getByLabel('What happened').fill(what ?? '');
    await dialog.getByLabel('When, or from').fill(when ?? '');
    await button(dialog, 'Add').click();
    await expect(dialog).toHaveCount(0);
  }
  await button(app.page, 'Kind').click();
  await app.page.getByRole('option').first().click();
  await app.page.keyboard.press('Escape');
  await app.page.getByRole('button', { name: /Drums delivered/ }).click();
  const side = () => app.page.getByRole('complementary', { name: 'Selected item' });
  await expect(side()).toContainText('Drums delivered');
  await button(app.page, 'Zoom in').click();
  const stretch = async () => (await app.page.locator('.timeline .axis').allTextContents()).join();
  await expect(button(app.page, 'Clear')).toBeVisible();
  const before = await stretch();
  await lock(app.page);
  await app.restart();
  await signIn(app.page);
  await goTo(app.page, '#/investigation/1/timeline');
  await expect(side()).toContainText('Drums delivered');
  await expect(button(app.page, 'Clear')).toBeVisible();
  await expect.poll(stretch).toBe(before);
});

test('they are saved three seconds after a change, ahead of any lock; not at once, and not again while nothing changes', async ({
  app,
}) => {
  test.setTimeout(120_000);
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app, 'LARKSPUR', 'TAMARISK');
  await page.clock.install();
  const savedAt = () =>
    page.evaluate(async () => {
      const answer = await window.vigil?.verbs['myWork.draft']?.({ form: 'views' });
      return answer?.ok === true ? ((answer.value as { draft: { at: string } | null }).draft?.at ?? null) : 'no answer';
    });
  await goTo(page, '#/investigations');
  await seeView(page, 'Investigations');
  // From here on no time passes but what is given: on a busy machine these steps take longer than three seconds.
  await page.clock.pauseAt(Date.now() + 60_000);
  // Where the officer is has been saved by then.
  await expect.poll(savedAt).toMatch(/^2/);
  const before = await savedAt();
  await page.getByRole('textbox', { name: 'Filter' }).fill('LARK');
  await expect(page.locator('.table__row')).toHaveCount(1);
  await page.clock.fastForward(2_000);
  expect(await savedAt()).toBe(before);
  // Going on changing them puts nothing off.
  await page.getByRole('textbox', { name: 'Filter' }).fill('LARKS');
  await page.clock.fastForward(1_500);
  await expect.poll(savedAt).not.toBe(before);
  const at = await savedAt();
  await goTo(page, '#/my-work');
  await seeView(page, 'My work');
  await goTo(page, '#/investigations');
  await expect(page.locator('.table__row')).toHaveCount(1);
  await page.clock.fastForward(60_000);
  await expect(page.locator('.table__row')).toHaveCount(1);
  expect(await savedAt()).toBe(at);

  await page.clock.resume();
  // As when the machine sleeps: nothing is asked of the page.
  await page.evaluate(() => void window.vigil?.verbs['vault.lock']?.({}));
  await seeView(page, 'Sign in');
  await signIn(page);
  await seeView(page, 'Investigations');
  await expect(page.getByRole('textbox', { name: 'Filter' })).toHaveValue('LARKS');
});

test('somebody goes on where they were, and nobody else; at My work where the record is not shown to them', async ({
  app,
}) => {
  test.setTimeout(150_000);
  await createVault(app.page);
  await loadInvestigations(app, 'LARKSPUR');
  await addPerson(app.page, owen, ['Supervisor']);
  await goTo(app.page, '#/investigation/1/actions');
  const atActions = () => expect(app.page.getByRole('tab', { name: 'Actions', selected: true })).toBeVisible();
  await atActions();
  await changeToNew(app.page, owen);
  await seeView(app.page, 'My work');
  await changeTo(app.page, priya);
  await atActions();
  await lock(app.page);
  await app.restart();
  await signIn(app.page);
  await atActions();
  // One that is not there cannot be told from one that is not shown.
  await goTo(app.page, '#/investigation/999/overview');
  await expect(app.page.getByRole('main')).toContainText('No such record is available to you.');
  await lock(app.page);
  await signIn(app.page);
  await seeView(app.page, 'My work');
  await expect(app.page.getByRole('main')).not.toContainText('No such record is available to you.');
});

test('a chart stays a table, and the log stays open beyond its first page', async ({ app }) => {
  test.setTimeout(150_000);
  await createVault(app.page, priya, ['Case officer', 'Manager', 'Auditor']);
  await goTo(app.page, '#/dashboard');
  const arrests = () => app.page.getByRole('region', { name: 'Terrorism-related arrests' });
  await button(arrests(), 'Show as a table').click();
  await expect(arrests().getByRole('table')).toBeVisible();

  // Each question is a line of the log, so that it soon has pages.
  await app.page.evaluate(async () => {
    for (let n = 0; n < 260; n += 1) await window.vigil?.verbs['investigations.list']?.({});
  });
  await goTo(app.page, '#/audit');
  const log = () => list(app.page, 'Log');
  await log().focus();
  await app.page.keyboard.press('End');
  await expect.poll(() => scrolled(app.page)).toBeGreaterThan(1_500);
  await expect.poll(async () => Number(await log().getAttribute('aria-rowcount'))).toBeGreaterThan(150);
  const rows = Number(await log().getAttribute('aria-rowcount'));
  await app.page.keyboard.press('End');
  for (let n = 0; n < 12; n += 1) await app.page.keyboard.press('ArrowUp');
  const number = await log().locator('[data-current] td').first().textContent();
  await lock(app.page);
  await app.restart();
  await signIn(app.page);
  await seeView(app.page, 'Log');
  await expect.poll(async () => Number(await log().getAttribute('aria-rowcount'))).toBeGreaterThanOrEqual(rows);
  await expect.poll(() => scrolled(app.page)).toBeGreaterThan(2_000);
  await expect(log().locator('[data-current] td').first()).toHaveText(number ?? '');

  await goTo(app.page, '#/dashboard');
  await expect(arrests().getByRole('table')).toBeVisible();
});
