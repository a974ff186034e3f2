/** The kit, the frame and the timeline in a real browser, under the product's content policy. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serve } from './gallery/serve.ts';
import config from './gallery/vite.config.ts';

const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

describe.skipIf(browserPath === undefined)('the gallery in a browser', { timeout: 60_000 }, () => {
  let folder: string;
  let address: string;
  let server: Server;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigil-gallery-'));
    await build({ ...config, configFile: false, build: { ...config.build, outDir: folder } });
    ({ address, server } = await serve(folder));
    browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterEach(async () => {
    await context.close();
    // A refused inline style or a React warning is a fault, whatever the test was about.
    expect(complaints).toEqual([]);
  });
  const open = (query: string) => page.goto(`${address}/?${query}`);
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );

  it.each(['kit', 'queue', 'record', 'timeline'].flatMap((story) => [`story=${story}`, `story=${story}&theme=dark`]))(
    'has nothing that axe finds wrong: %s',
    async (query) => {
      await open(query);
      await page.locator('h1').waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.flatMap(({ id, impact, nodes }) =>
        impact === 'serious' || impact === 'critical' ? nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`) : [],
      );
      expect(found).toEqual([]);
    },
  );

  it('shows the marking at both edges, also behind an open dialog', async () => {
    await open('story=kit');
    await page.getByRole('button', { name: 'No further action' }).click();
    await page.getByRole('alertdialog').waitFor();
    const bars = page.locator('.marking-bar');
    expect(await bars.count()).toBe(2);
    const level = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => Number(getComputedStyle(element).zIndex));
    expect(await level('.marking-bar')).toBeGreaterThan(await level('.dialog__scrim'));
    for (const bar of await bars.all()) expect(await bar.isVisible()).toBe(true);
  });

  it('asks for a reason before it goes on', async () => {
    await open('story=kit');
    await page.getByRole('button', { name: 'No further action' }).click();
    await page.getByRole('button', { name: 'Propose no further action' }).click();
    await page.getByText('Write one sentence that a reviewer would understand.').waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Checked; the van belongs to the council.');
    await page.getByRole('button', { name: 'Propose no further action' }).click();
    await page.getByText('No further action proposed.').waitFor();
  });

  it('says at the fields what is missing, puts the focus there, and shows the figures of a chart as a table', async () => {
    await open('story=record');
    await page.getByRole('button', { name: 'Write the file' }).click();
    const whom = page.getByRole('textbox', { name: 'For whom' });
    await page.getByText('Say who gets it.').waitFor();
    expect(await whom.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await whom.getAttribute('aria-invalid')).toBe('true');
    const described = await whom.evaluate((field) =>
      (field.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' '),
    );
    expect(described).toContain('Say who gets it.');
    await whom.fill('R. Okafor');
    await expect.poll(() => whom.getAttribute('aria-invalid')).toBe(null);
    await page.getByRole('textbox', { name: 'Why' }).fill('ok');
    await page.getByText('Say why they get it').waitFor();
    await page.getByRole('textbox', { name: 'Why' }).fill('The weekly review.');
    await page.getByRole('button', { name: 'Legal basis' }).click();
    await page.getByRole('option', { name: 'Data Protection Act 2018, Part 3' }).click();
    // Enter sends a form of single lines; it is sent, and empties itself.
    await page.getByRole('textbox', { name: 'Why' }).press('Enter');
    await expect.poll(() => whom.inputValue()).toBe('');
    await page.getByRole('button', { name: 'Show as a table' }).click();
    await page.getByRole('table', { name: 'Arrests by month' }).getByText('Mar 2026').waitFor();
  });

  it('sends a dialog with Ctrl Enter, and stands what the engine refuses at its field', async () => {
    await open('story=record');
    await page.getByRole('button', { name: 'Add a subject' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a subject' });
    const name = dialog.getByRole('textbox', { name: 'Name' });
    await page.keyboard.press('Control+Enter');
    await dialog.getByText('Write the name.').waitFor();
    expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
    await name.fill('Mei Lin');
    const born = dialog.getByRole('textbox', { name: 'Born' });
    await born.fill('2 april 88');
    await dialog.getByText('Read as Saturday 2 April 1988.').waitFor();
    await page.keyboard.press('Control+Enter');
    await dialog.getByText('This is missing or not valid.').waitFor();
    expect(await born.evaluate((field) => field === document.activeElement)).toBe(true);
    await born.fill('');
    await born.press('Enter');
    await expect.poll(() => dialog.count()).toBe(0);
  });

  it('asks before what is typed is lost where nothing keeps it', async () => {
    await open('story=record');
    await page.getByRole('button', { name: 'Add a subject' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a subject' });
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    await page.getByRole('button', { name: 'Add a subject' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Mei Lin');
    for (const leave of ['Escape', 'Cancel', 'outside']) {
      if (leave === 'outside') await page.mouse.click(4, 300);
      else if (leave === 'Cancel') await dialog.getByRole('button', { name: 'Cancel' }).click();
      else await page.keyboard.press('Escape');
      await page.getByRole('alertdialog', { name: 'Discard what you typed?' }).waitFor();
      await expect.poll(focused).toContain('Keep editing');
      await page.getByRole('button', { name: 'Keep editing' }).click();
      expect(await dialog.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Mei Lin');
    }
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => dialog.count()).toBe(0);
  });

  it('takes back the newest change with U', async () => {
    await open('story=kit');
    await page.getByRole('button', { name: 'Show a message' }).click();
    await page.getByText('Linked to Op LARKSPUR.').waitFor();
    await page.keyboard.press('u');
    await page.getByText('Link taken back.').waitFor();
  });

  it('reaches the newest message with F6, from wherever the focus is', async () => {
    await open('story=kit');
    await page.getByRole('button', { name: 'Show a message' }).click();
    await page.getByText('Linked to Op LARKSPUR.').waitFor();
    await page.getByRole('textbox', { name: 'Place' }).focus();
    await page.keyboard.press('F6');
    await expect.poll(focused).toContain('Undo');
    await page.keyboard.press('Enter');
    await page.getByText('Link taken back.').waitFor();
  });

  it('goes anywhere from the keyboard: palette, sequences, help, lock', async () => {
    await open('story=queue');
    await page.getByRole('grid', { name: 'Queue' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.locator('[role="dialog"] input:focus').waitFor();
    await page.keyboard.type('inves');
    await page.getByRole('button', { name: 'Go to Investigations' }).waitFor();
    await page.getByText('holds “inves”').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('#/investigations');
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await expect.poll(() => page.url()).toContain('#/queue');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+l');
    await expect.poll(() => page.title()).toBe('locked');
  });

  it('moves through a queue of thousands with few rows in the page, and ticks with Space', async () => {
    await open('story=queue');
    const grid = page.getByRole('grid', { name: 'Queue' });
    expect(await grid.getAttribute('aria-rowcount')).toBe('5001');
    await grid.focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.locator('[data-current]').getAttribute('aria-rowindex')).toBe('101');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('[data-current]').getAttribute('aria-rowindex')).toBe('102');
    await page.keyboard.press(' ');
    expect(await page.locator('[data-current]').getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('.table__row').count()).toBeLessThan(60);
    const active = await grid.getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active}"]`).count()).toBe(1);
  });

  it('draws two rows for a move from one to the next, however many are in view', async () => {
    await open('story=queue');
    const grid = page.getByRole('grid', { name: 'Queue' });
    const drawn = async () => Number(await page.locator('html').getAttribute('data-rows-drawn'));
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('[data-current]').getAttribute('aria-rowindex')).toBe('3');
    const [before, inView] = [await drawn(), await page.locator('.table__row').count()];
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('[data-current]').getAttribute('aria-rowindex')).toBe('4');
    expect((await drawn()) - before).toBe(2);
    expect(inView).toBeGreaterThan(10);
    // A row does what the table would do now, although it was drawn a while ago.
    await page.keyboard.press(' ');
    await page
      .locator('.table__row')
      .nth(5)
      .click({ modifiers: ['Shift'] });
    await expect.poll(() => page.locator('.table__row[aria-selected="true"]').count()).toBe(4);
  });

  it('counts how long somebody waits while nobody touches the page', async () => {
    await page.clock.install();
    await open('story=queue');
    await page.getByRole('grid', { name: 'Queue' }).focus();
    await page.keyboard.press('ArrowDown');
    const age = page.locator('.gallery__side time').last();
    const first = await age.textContent();
    await page.clock.fastForward(1_000 * 60 * 60 * 24 * 9);
    await expect.poll(() => age.textContent()).not.toBe(first);
  });

  it('walks the timeline by keyboard, keeps the focus while zooming, and opens an item at the side', async () => {
    await open('story=timeline&count=2000');
    await page.locator('[data-entry]').focus();
    await expect.poll(focused).toContain('Plot stage');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toMatch(/Tips/);
    for (let times = 0; times < 6; times += 1) await page.keyboard.press('+');
    await expect.poll(focused).toMatch(/^Tips/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').waitFor();
    await expect.poll(focused).toMatch(/Tips/);
    await page.keyboard.press('Enter');
    await page.getByText(/item-\d+ opened\./).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('complementary').count()).toBe(0);
    await page.keyboard.press('End');
    await expect.poll(focused).toMatch(/Tips/);
  });

  it('shows fewer items for an earlier state of knowledge, and the same ones in the table', async () => {
    await open('story=timeline&count=300');
    await page.getByRole('checkbox', { name: 'What did we know, when?' }).press(' ');
    const slider = page.getByRole('slider', { name: 'Known by the end of' });
    await slider.fill('100');
    const status = await page.locator('.timeline__count').textContent();
    const shown = Number(/^([\d,]+) of/.exec(status ?? '')?.[1]?.replace(',', ''));
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(300);
    await page.getByRole('radio', { name: 'Table' }).click();
    const grid = page.getByRole('grid', { name: 'Timeline as a table' });
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(shown + 1));
  });

  it('keeps the page small with 2,000 items, however far one zooms', async () => {
    await open('story=timeline&count=2000');
    await page.locator('[data-entry]').waitFor();
    const counts = await page.evaluate(async () => {
      const plot = document.querySelector('.timeline__plot');
      const seen: number[] = [];
      for (let step = 0; step < 24; step += 1) {
        const deltaY = step < 16 ? -240 : 240;
        plot?.dispatchEvent(new WheelEvent('wheel', { deltaY, clientX: 700, bubbles: true, cancelable: true }));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        seen.push(document.querySelectorAll('.mark').length);
      }
      return seen;
    });
    expect(Math.max(...counts)).toBeLessThan(500);
    expect(new Set(counts).size).toBeGreaterThan(4);
  });

  it('keeps answers, asks again only for what changed, bounds them and drops them at lock', async () => {
    await open('story=query-cache');
    const first = page.getByTestId('first');
    await expect.poll(() => first.textContent()).toBe('answer 1, asked 1');
    await page.getByRole('button', { name: 'Second view' }).click();
    await expect.poll(() => page.getByTestId('second').textContent()).toBe('answer 1, asked 1');
    await page.getByRole('button', { name: 'Change investigation 3' }).click();
    await page.getByRole('button', { name: 'Change contribution 12' }).click();
    await expect.poll(() => first.textContent()).toBe('answer 2, asked 2');
    await page.getByRole('textbox', { name: 'Draft' }).fill('half a sentence');
    await page.getByRole('button', { name: 'Fill' }).click();
    const keptOf = async () => Number((await page.getByTestId('kept').textContent()) || Number.NaN);
    await expect.poll(keptOf).toBeGreaterThan(150);
    expect(await keptOf()).toBeLessThanOrEqual(200);
    await page.getByRole('button', { name: 'Drop' }).click();
    await expect.poll(() => page.getByTestId('kept').textContent()).toMatch(/^[01]$/);
    await page.getByRole('button', { name: 'Break' }).click();
    await page.getByText('The vault is locked.').first().waitFor();
  });

  it('can be used at 200 %: nothing is wider than the window', async () => {
    await page.setViewportSize({ width: 640, height: 400 });
    for (const story of ['kit', 'queue', 'record', 'timeline']) {
      await open(`story=${story}`);
      await page.locator('h1').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
      expect(await page.getByRole('navigation').isVisible()).toBe(true);
    }
  });
});
