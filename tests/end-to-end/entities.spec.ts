/** People and things: recorded, known by this and that, warned of, related, said to be the same, and found by the matcher. */
import type { Page } from '@playwright/test';
import { regionGazetteer } from '../../main/demonstration/region.ts';
import { expect, test } from './fixtures.ts';
import { loadInvestigations, takeTipsIn } from './story/casework.ts';
import { loadMapFile } from './story/map-files.ts';
import { button, choose, closeMessages, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { pngOf } from './story/png.ts';
import { createVault } from './story/vault.ts';

/** The photograph of whoever is shown, chosen among the pictures of the case. */
async function choosePhoto(page: Page, picture: string): Promise<void> {
  await button(page, /photograph$/).click();
  const dialog = page.getByRole('dialog', { name: 'Choose a photograph' });
  await expect(dialog).toContainText('Pictures that are kept with the case');
  await choose(dialog, 'Picture', picture);
  await button(dialog, 'Choose').click();
  await expect(dialog).toBeHidden();
}

/** The middle of a picture that was drawn anew: its red, of 255. */
const middleOf = (canvas: SVGElement | HTMLElement) =>
  canvas instanceof HTMLCanvasElement
    ? (canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data[0] ?? null)
    : null;

test('a man and his van are recorded, warned of and related, and what the matcher finds stands on their pages', async ({
  app,
}) => {
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app, 'LARKSPUR', 'TAMARISK');
  await takeTipsIn(app);

  await test.step('a case records a man without leaving it', async () => {
    await goTo(page, '#/investigation/1/subjects');
    await button(page, 'Record a person or thing').click();
    const dialog = page.getByRole('dialog', { name: 'Record a person or thing' });
    await dialog.getByLabel('Name').fill('Mervyn Ashdale');
    await dialog.getByLabel('As it is written').fill('no number');
    await button(dialog, 'Record').click();
    await expect(dialog.getByText(/does not read as a phone/)).toBeVisible();
    await dialog.getByLabel('As it is written').fill('07700 900123');
    await dialog.getByLabel('Also known as').fill('Merv');
    await button(dialog, 'Record').click();
    await seeMessage(page, /Mervyn Ashdale recorded/);
    await closeMessages(page);
    await expect(page.getByRole('region', { name: 'People and things' })).toContainText('07700 900123');
  });

  await test.step('a van with its plate, from the list of all of them', async () => {
    await goTo(page, '#/entity-records');
    await seeView(page, 'People and things');
    await button(page, 'Record a person or thing').click();
    const dialog = page.getByRole('dialog', { name: 'Record a person or thing' });
    await choose(dialog, 'Case', /LARKSPUR/);
    await choose(dialog, 'Kind', 'Vehicle');
    await dialog.getByLabel('What it is').fill('The white van');
    await dialog.getByLabel('As it is written').fill('TX21 ABC');
    await button(dialog, 'Record').click();
    await seeView(page, 'The white van');
    await closeMessages(page);
  });

  await test.step('its page says how it is related, what is warned of, and what it is the same as', async () => {
    await goTo(page, '#/entity-record/1');
    await seeView(page, 'Mervyn Ashdale');
    await button(page, 'Relation').click();
    const relate = page.getByRole('dialog', { name: 'Relate Mervyn Ashdale' });
    await relate.getByLabel('Look for').fill('tx21abc');
    await choose(relate, 'Who or what', /The white van/);
    await choose(relate, 'How', 'Uses');
    await relate.getByLabel('From').fill('1 Mar 2024');
    await choose(relate, 'Source grade', /^2/);
    await button(relate, 'Record relation').click();
    await expect(page.getByRole('region', { name: 'Relations' })).toContainText('The white van', patient);
    await expect(page.getByRole('region', { name: 'Relations' })).toContainText('2 D P');
    await button(page, 'Set a warning').click();
    const warning = page.getByRole('dialog', { name: 'Set a warning marker' });
    await choose(warning, 'Warning', 'Firearms');
    await warning.getByLabel('Source').fill('Certificate register');
    await warning.getByLabel('Since').fill('1 Mar 2024');
    await warning.getByLabel('Review by').fill('1 Mar 2040');
    await button(warning, 'Set marker').click();
    await expect(page.getByRole('region', { name: 'Warnings' })).toContainText('Firearms');
    await button(page, 'Same as').click();
    const same = page.getByRole('dialog', { name: /is the same as/ });
    await same.getByRole('button', { name: 'Who or what' }).click();
    await page.getByRole('option').first().click();
    await same.getByLabel('How it is known').fill('The same address');
    await button(same, 'Say so').click();
    await expect(page.getByRole('region', { name: 'The same as' })).toContainText('The same address');
    await closeMessages(page);
    await expect(page.getByRole('region', { name: 'Contributions', exact: true })).toContainText('TIP-', patient);
    await takePictures(page, 'entity');
  });

  await test.step('places of the gazetteer are where he is on the small map, and on the whole one', async () => {
    await goTo(page, '#/map-files');
    await seeView(page, 'Maps and gazetteers');
    await loadMapFile(app, 'Load a gazetteer…', 'places.csv', [...regionGazetteer()].join(''));
    await button(page, 'Place them anew').click(patient);
    await expect(button(page, 'Place them anew')).toBeHidden(patient);
    await expect(page.getByRole('progressbar')).toBeHidden(patient);
    await closeMessages(page);
    await goTo(page, '#/entity-record/1');
    await button(page, 'Identifier').click();
    const adding = page.getByRole('dialog', { name: /is known by/ });
    await choose(adding, 'Kind', /^Address/);
    await adding.getByLabel('As it is written').fill('4 Station Road, Halverton');
    await button(adding, /^Add$/).click();
    await expect(adding).toBeHidden(patient);
    await closeMessages(page);
    const map = page.getByRole('region', { name: 'On the map', exact: true });
    await expect(map.locator('.map__says')).toContainText('point', patient);
    await expect(map.locator('canvas').first()).toBeVisible();
    await map.scrollIntoViewIfNeeded();
    await takePictures(page, 'entity-on-map');
    await map.getByRole('radio', { name: 'Table' }).click();
    await expect(map.getByRole('table', { name: 'Places on the map' })).toContainText('Halverton');
    await button(map, 'Open on map').click();
    await seeView(page, 'Map');
    await expect(page.getByRole('link', { name: 'Mervyn Ashdale' })).toBeVisible();
    await goTo(page, '#/entity-records');
    await seeView(page, 'People and things');
    await page.getByRole('grid', { name: 'People and things' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('y');
    await seeView(page, 'Map');
  });

  await test.step('a chart starts from him, with his relation, and is expanded by what the matcher finds', async () => {
    await goTo(page, '#/entity-record/1');
    await button(page, 'Open in chart').click();
    await seeView(page, 'Link chart');
    await expect(page.locator('.chart-canvas')).not.toHaveAttribute('data-drawn', '0');
    await page.getByRole('radio', { name: 'List' }).click();
    const things = page.getByRole('grid', { name: 'Things on the chart' });
    await expect(things.getByRole('row', { name: /Vehicle on record/ })).toContainText('The white van');
    await things
      .getByRole('row', { name: /Person on record/ })
      .filter({ hasText: 'Mervyn Ashdale' })
      .first()
      .click();
    const side = page.getByRole('region', { name: 'What is chosen' });
    await expect(side).toContainText('Firearms');
    await button(side, /^Add \d+ contributions?$/).click(patient);
    await page.getByRole('radio', { name: /^Links/ }).click();
    const links = page.getByRole('grid', { name: 'Links on the chart' });
    await expect(links.getByRole('row', { name: /is related to/ })).toContainText('Uses');
    await expect(links.getByRole('row', { name: /is found by the matcher in/ }).first()).toBeVisible();
    await takePictures(page, 'chart-of-entity-list');
    await page.getByRole('radio', { name: 'Chart' }).click();
    await page.getByText('Legend').click();
    await expect(page.locator('.legend')).toContainText('A warning stands');
    await takePictures(page, 'chart-of-entity');
  });

  await test.step('a photograph is one of the pictures of the case, drawn anew; what is none, or damaged, is said', async () => {
    await goTo(page, '#/investigation/1/documents');
    await page.locator('input[type=file]').setInputFiles([
      { name: 'him.png', mimeType: 'image/png', buffer: pngOf(64) },
      { name: 'cut.png', mimeType: 'image/png', buffer: pngOf(64).subarray(0, 60) },
      { name: 'vast.png', mimeType: 'image/png', buffer: pngOf(8, 60_000) },
      { name: 'words.png', mimeType: 'image/png', buffer: Buffer.from('Mervyn Ashdale, as he says himself') },
    ]);
    await expect(page.locator('.toast').filter({ hasText: '4 documents added.' })).toBeVisible(patient);
    await closeMessages(page);
    await goTo(page, '#/entity-record/1');
    await button(page, 'Choose a photograph').click();
    const dialog = page.getByRole('dialog', { name: 'Choose a photograph' });
    await expect(dialog).toContainText('Pictures that are kept with the case');
    await dialog.getByRole('button', { name: 'Picture' }).click();
    await expect(page.getByRole('option', { name: /him\.png/ })).toBeVisible();
    await expect(page.getByRole('option', { name: /words\.png/ })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await choosePhoto(page, 'cut.png');
    await expect(page.getByText('The picture is damaged and cannot be shown.')).toBeVisible();
    await choosePhoto(page, 'vast.png');
    await expect(page.getByText('The picture claims too many pixels to be drawn.')).toBeVisible();
    await choosePhoto(page, 'him.png');
    const photo = page.getByRole('img', { name: 'Photograph of Mervyn Ashdale' });
    await expect(photo).toBeVisible();
    expect(await photo.evaluate(middleOf)).toBe(0x80);
    await closeMessages(page);
    await takePictures(page, 'entity-photo');
    await choosePhoto(page, 'None');
    await expect(photo).toBeHidden();
    await expect(page.getByRole('region', { name: 'History' })).toContainText('Photograph taken out');
  });

  await test.step('what was said is taken back, and stays in sight', async () => {
    await goTo(page, '#/entity-record/1');
    await page
      .getByRole('region', { name: 'The same as' })
      .getByRole('button', { name: /Take back/ })
      .click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Why').fill('They are cousins');
    await button(dialog, 'Take back').click();
    await expect(page.getByRole('region', { name: 'The same as' })).toContainText('They are cousins');
    await closeMessages(page);
  });

  await test.step('the list shows both, and Ctrl K finds him', async () => {
    await goTo(page, '#/entity-records');
    await seeView(page, 'People and things');
    await expect(page.getByRole('row', { name: /Mervyn Ashdale/ })).toContainText('Firearms');
    await takePictures(page, 'entities');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('mervyn ash');
    await page.locator('.palette__option', { hasText: 'Mervyn Ashdale (Person' }).click();
    await seeView(page, 'Mervyn Ashdale');
  });
});
