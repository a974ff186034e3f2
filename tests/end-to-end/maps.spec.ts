/** Where things were: a map and a gazetteer are loaded, reports are placed, looked at by week and as a table, and a map leaves with its receipt. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { regionGazetteer } from '../../main/demonstration/region.ts';
import { tilesFile } from '../inputs/places.ts';
import { expect, test } from './fixtures.ts';
import { addCaveat, loadInvestigations, takeTipsIn } from './story/casework.ts';
import { loadMapFile } from './story/map-files.ts';
import { button, closeMessages, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { createVault } from './story/vault.ts';

/** A machine whose graphics cannot do WebGL. */
const withoutWebGl = () => {
  const own = HTMLCanvasElement.prototype.getContext;
  Object.assign(HTMLCanvasElement.prototype, {
    getContext(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : Reflect.apply(own, this, [kind, ...rest]);
    },
  });
};

/** Of a spot at the left edge of a picture, the darkest of its colours. */
async function darkestOfCorner(picture: SVGElement | HTMLElement): Promise<number> {
  if (!(picture instanceof HTMLImageElement)) return 0;
  await picture.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
  const context = canvas.getContext('2d');
  context?.drawImage(picture, 0, 0);
  const [red = 0, green = 0, blue = 0] = context?.getImageData(4, 40, 1, 1).data ?? [];
  return Math.min(red, green, blue);
}

/** Metres of the ground that a pixel of it stands for, by the scale in its corner. */
async function metresPerPixel(page: Page): Promise<number> {
  const scale = page.locator('.ol-scale-line-inner');
  const [, length = '', unit] = /^([\d.]+) (k?m)$/.exec((await scale.textContent()) ?? '') ?? [];
  const width = await scale.evaluate((line) => Number.parseFloat(line.style.width));
  return (Number(length) * (unit === 'km' ? 1_000 : 1)) / width;
}

/** A map that was given another size draws itself in the frame after. */
async function drawnAnew(): Promise<void> {
  for (let frame = 0; frame < 4; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** What the map says it shows. */
const shown = (page: Page) => page.locator('.map__says');

/** The number of points in it. */
const countShown = async (page: Page) => Number.parseInt((await shown(page).textContent()) ?? '', 10);

test('what reports name is on a map without WebGL or network, by week, as a table, near a place, and on paper', async ({
  app,
}) => {
  const { page } = app;
  await page.evaluate(withoutWebGl);
  await createVault(page);
  await takeTipsIn(app, 60);
  await loadInvestigations(app, 'LARKSPUR', 'TAMARISK');

  await test.step('a broken file is refused by its line, and the map and the gazetteer are loaded', async () => {
    await goTo(page, '#/map-files');
    await seeView(page, 'Maps and gazetteers');
    await loadMapFile(
      app,
      'Load a gazetteer…',
      'broken.csv',
      'name,kind,latitude,longitude\nHalverton,town,here,there\n',
    );
    await expect(page.getByText('The gazetteer cannot be read.')).toBeVisible();
    await expect(page.getByText(/^Line 2\./)).toBeVisible();
    await loadMapFile(app, 'Load a map…', 'region.pmtiles', tilesFile);
    await expect(page.getByText('SHA-256').first()).toBeVisible(patient);
    await loadMapFile(app, 'Load a gazetteer…', 'places.csv', [...regionGazetteer()].join(''));
    await button(page, 'Place them anew').click(patient);
    await expect(button(page, 'Place them anew')).toBeHidden(patient);
    await expect(page.getByRole('progressbar')).toBeHidden(patient);
    await closeMessages(page);
    await takePictures(page, 'map-files');
  });

  await test.step('a case opens on the map with what is linked and recorded', async () => {
    await goTo(page, '#/investigation/1/overview');
    await addCaveat(page, /^RECIPIENTS ONLY/);
    await button(page, 'Open on map').click();
    await seeView(page, 'Map');
    await expect(shown(page)).toContainText(/\d+ points? in this part of the map/);
    await expect(page.locator('.map__target canvas').first()).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Places it names' })).toBeVisible();
    await closeMessages(page);
    await takePictures(page, 'map-of-case');
  });

  await test.step('the keyboard moves and zooms it', async () => {
    await goTo(page, '#/map');
    await expect(shown(page)).toContainText(/\d\d+ points/);
    const before = await shown(page).textContent();
    await page.getByRole('application', { name: 'Map' }).focus();
    for (let n = 0; n < 4; n += 1) await page.keyboard.press('+');
    await expect(shown(page)).not.toHaveText(before ?? '');
    await takePictures(page, 'map-near');
    await button(page, 'Show all').click();
    await expect(shown(page)).toHaveText(before ?? '');
  });

  await test.step('it fills a larger window, until somebody looks closer, and comes back as it was left', async () => {
    const metres = () => metresPerPixel(page);
    const large = async (wide: boolean) => {
      await page.setViewportSize(wide ? { width: 1920, height: 1080 } : { width: 1440, height: 900 });
      await expect.poll(async () => ((await page.locator('.map__target').boundingBox())?.width ?? 0) > 1300).toBe(wide);
      await page.evaluate(drawnAnew);
    };
    await large(true);
    await large(false);
    const all = await metres();
    await large(true);
    await expect.poll(metres).toBeLessThan(all * 0.85);
    await large(false);
    await expect.poll(metres).toBeCloseTo(all, 5);
    await goTo(page, '#/my-work');
    await seeView(page, 'My work');
    await goTo(page, '#/map');
    await expect.poll(metres).toBeCloseTo(all, 5);
    await button(page, 'Zoom in').click();
    await button(page, 'Show all').click();
    await expect.poll(metres).toBeCloseTo(all, 5);
    await button(page, 'Zoom in').click();
    await expect.poll(metres).toBeCloseTo(all / 2, 5);
    await large(true);
    expect(await metres()).toBeCloseTo(all / 2, 5);
    await large(false);
    await button(page, 'Show all').click();
    await expect.poll(metres).toBeCloseTo(all, 5);
  });

  await test.step('a week leaves what came in then, and the table holds as many', async () => {
    const all = await countShown(page);
    await button(page, 'One week later').click();
    await expect(page.getByRole('region', { name: 'Weeks' })).toContainText('Week of');
    await expect(shown(page)).toContainText('of the chosen weeks');
    // The last count stays until the next is there.
    await expect.poll(() => countShown(page)).toBeLessThan(all);
    const some = await countShown(page);
    await page.getByRole('radio', { name: 'Heat' }).click();
    await takePictures(page, 'map-heat');
    await page.getByRole('radio', { name: 'Table' }).click();
    const table = page.getByRole('grid', { name: 'Points on the map' });
    await expect(table.getByRole('row')).toHaveCount(some + 1);
    await takePictures(page, 'map-table');
    await button(page, 'All weeks').click();
    await page.getByRole('radio', { name: 'Points' }).click();
  });

  await test.step('near a place, possibly and certainly', async () => {
    await button(page, 'Near a place…').click();
    const side = page.getByRole('complementary', { name: 'Near a place' });
    await side.getByRole('textbox').fill('Nowhere at all');
    await side.getByRole('textbox').press('Enter');
    await expect(side).toContainText('No gazetteer of this installation names it.');
    await side.getByRole('textbox').fill('Halverton');
    await side.getByRole('textbox').press('Enter');
    const places = side.getByRole('list', { name: 'Places of that name' });
    // What lies in the town is offered as well, after the town itself.
    await expect(places.getByRole('button').first()).toHaveText('Halverton (town)');
    await places.getByRole('button', { name: 'Halverton (town)', exact: true }).click();
    await expect(side).toContainText(/\d+ points? within 500 m of Halverton, nearest first/);
    await takePictures(page, 'map-possibly-near');
    await side.getByRole('radio', { name: 'Certainly' }).click();
    await expect(side).toContainText(/Nothing lies certainly within 500 m of Halverton/);
    await takePictures(page, 'map-near-by');
    await button(side, 'Close').click();
  });

  await test.step('it leaves with a receipt and its marking, once', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await button(page, 'Print…').click();
    const dialog = page.getByRole('dialog', { name: 'Print the map' });
    await button(dialog, 'Prepare the map').click();
    await expect(dialog).toContainText('Say who gets it.');
    await dialog.getByRole('textbox', { name: 'For whom' }).fill('Neighbourhood team');
    await dialog.getByRole('textbox', { name: 'Why' }).fill('Where to walk this week');
    await button(dialog, 'Prepare the map').click();
    const sheet = page.getByRole('article', { name: 'Map to print' });
    await expect(sheet).toContainText(/receipt EXP-\d\d-P\d+-0001/);
    // What stands beside the markings of its records, above and below.
    await expect(sheet.getByText('RECIPIENTS ONLY', { exact: true })).toHaveCount(2);
    // Also from a dark window: it is for paper.
    await expect(sheet.getByRole('img')).toBeVisible();
    expect(await sheet.getByRole('img').evaluate(darkestOfCorner)).toBeGreaterThan(200);
    await page.emulateMedia({ colorScheme: 'light' });
    await takePictures(page, 'map-print');
    const path = join(app.files, 'map.png');
    await app.dialogs({ save: path });
    await button(page, 'Save picture…').click();
    await seeMessage(page, 'The picture has been saved.');
    expect(existsSync(path) && readFileSync(path).subarray(1, 4).toString('latin1')).toBe('PNG');
    await closeMessages(page);
    await expect(button(page, 'Print as PDF')).toHaveAttribute('aria-disabled', 'true');
  });
});
