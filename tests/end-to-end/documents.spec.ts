/** A document is added, looked at and saved; an exhibit goes from hand to hand. */
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { findInQueue, loadInvestigations, takeTipsIn } from './story/casework.ts';
import { button, closeMessages, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { canReadPdf, structureOf } from './story/pdf.ts';
import { takePictures } from './story/pictures.ts';
import { pngOf } from './story/png.ts';
import { createVault } from './story/vault.ts';

/** A page with a line of text, as small as a PDF can be. */
function pdfOf(text: string): Buffer {
  const stream = `BT /F1 24 Tf 40 700 Td (${text}) Tj ET`;
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 6 0 R >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ];
  let body = '%PDF-1.4\n';
  const places = parts.map((part, at) => {
    const place = body.length;
    body += `${at + 1} 0 obj\n${part}\nendobj\n`;
    return place;
  });
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${rows}`;
  return Buffer.from(
    `${body}${table}trailer << /Size ${parts.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}

test('a document is added to a contribution, is read and shown, found by its words, and saved under a receipt', async ({
  app,
}) => {
  const { page } = app;
  await createVault(page);
  await takeTipsIn(app);
  await findInQueue(page, 'SwapShed freezer');
  const documents = page.getByRole('region', { name: 'Documents' });
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
  });

  await test.step('chosen files come in with their progress, and are named by what they are', async () => {
    await documents.locator('input[type=file]').setInputFiles([
      { name: 'statement.pdf', mimeType: 'application/pdf', buffer: pdfOf('A quince orchard behind the weir') },
      { name: 'tool.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0000\u0001\u0002not a document') },
      { name: 'photo.png', mimeType: 'image/png', buffer: pngOf(64) },
    ]);
    await expect(page.locator('.toast').filter({ hasText: '3 documents added.' })).toBeVisible(patient);
    await expect(documents.getByRole('listitem').filter({ hasText: 'statement.pdf' })).toContainText('2 pages');
    await expect(documents.getByRole('listitem').filter({ hasText: 'tool.pdf' })).toContainText('Other');
    await takePictures(page, 'documents-of-contribution');
    await closeMessages(page);
  });

  await test.step('a PDF is drawn, page by page, and its words are found', async () => {
    await button(documents, 'Show statement.pdf').click();
    const dialog = page.getByRole('dialog', { name: 'statement.pdf' });
    await expect(dialog.locator('canvas[data-drawn="1"]')).toBeVisible();
    await takePictures(page, 'document-pdf');
    await page.keyboard.press('PageDown');
    await expect(dialog.getByRole('status').filter({ hasText: 'Page 2 of 2' })).toBeVisible();
    await expect(dialog.locator('canvas[data-drawn="2"]')).toBeVisible();
    await button(dialog, 'Verify').click();
    await expect(dialog).toContainText('Every byte is as it was');
    await page.keyboard.press('Escape');
  });

  await test.step('a picture is drawn anew, and what is none of what its name says is shown as bytes', async () => {
    await button(documents, 'Show photo.png').click();
    const photo = page.getByRole('dialog', { name: 'photo.png' });
    await expect(photo.getByRole('img', { name: 'photo.png' })).toBeVisible();
    await page.keyboard.press('Escape');
    await button(documents, 'Show tool.pdf').click();
    const tool = page.getByRole('dialog', { name: 'tool.pdf' });
    await expect(tool).toContainText('nothing of it is run');
    await expect(tool).toContainText('4d 5a 00 01');
    await takePictures(page, 'document-bytes');
    await page.keyboard.press('Escape');
    expect(violations).toEqual([]);
  });

  await test.step('the search says in which document the words are', async () => {
    await goTo(page, '#/search/quince');
    await expect(page.getByRole('row', { name: /statement\.pdf, page 1/ })).toBeVisible();
  });
});

test('an exhibit is recorded, handed over and corrected, and its continuity is printed', async ({ app }) => {
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app, 'LARKSPUR');
  await goTo(page, '#/investigations');
  await seeView(page, 'Investigations');
  await page.getByRole('grid').getByRole('row').nth(1).click();
  await page.getByRole('tab', { name: 'Exhibits' }).click();
  await button(page, 'Record an exhibit').first().click();
  const recording = page.getByRole('dialog', { name: 'Record an exhibit' });
  await recording.getByRole('textbox', { name: 'Reference' }).fill('1/JAS');
  await button(recording, 'Record exhibit').click();
  await expect(recording).toContainText('such as JAS/1');
  for (const [name, value] of [
    ['Reference', 'JAS/1'],
    ['What it is', 'A mobile telephone with a cracked screen'],
    ['Found', '1 Mar 2026 07:10'],
    ['Where it was found', 'Kitchen, 4 Mill Lane'],
    ['Held by', 'PC J. Sand'],
    ['Where it is held', 'Halverton police station'],
    ['Seal number', 'B1002003'],
  ] as const)
    await recording.getByRole('textbox', { name: new RegExp(`^${name}(?! by)`) }).fill(value);
  await recording.getByRole('textbox', { name: 'Found by' }).fill('PC J. Sand');
  await button(recording, 'Record exhibit').click();
  await seeMessage(page, 'Exhibit recorded.');
  await closeMessages(page);
  await page.getByRole('row', { name: /JAS\/1/ }).click();
  const exhibit = page.getByRole('dialog', { name: 'Exhibit JAS/1' });
  await button(exhibit, 'Hand over…').click();
  const moving = page.getByRole('dialog', { name: 'Hand over JAS/1' });
  for (const [name, value] of [
    ['To', 'Property store'],
    ['When', '1 Mar 2026 11:00'],
    ['Where it goes', 'Halverton store'],
    ['Why', 'Kept there'],
  ] as const)
    await moving.getByRole('textbox', { name: new RegExp(`^${name}(?! by)`) }).fill(value);
  await button(moving, 'Record movement').click();
  const continuity = exhibit.getByRole('table', { name: 'Continuity' });
  await expect(continuity.getByRole('row', { name: /Property store/ })).toBeVisible();
  await closeMessages(page);
  await takePictures(page, 'exhibit');
  await button(exhibit, 'Correct the move to Property store').click();
  const correcting = page.getByRole('dialog', { name: 'Correct a movement' });
  await correcting.getByRole('textbox', { name: /^To/ }).fill('Digital lab');
  await correcting.getByRole('textbox', { name: 'Why it is corrected' }).fill('It went straight to the lab');
  await button(correcting, 'Correct').click();
  await expect(continuity.getByRole('row', { name: /Digital lab/ })).toContainText('It went straight to the lab');
  await expect(continuity.locator('tr[data-corrected]')).toContainText('Property store');
  await button(exhibit, 'Print continuity…').click();
  const printing = page.getByRole('dialog', { name: 'Print the continuity of JAS/1' });
  await printing.getByLabel('For whom').fill('Disclosure officer');
  await printing.getByLabel('Why').fill('For the file');
  await button(printing, 'Prepare').click();
  const pdf = join(app.files, 'continuity.pdf');
  await app.dialogs({ save: pdf });
  await button(page.getByRole('dialog', { name: 'Continuity of JAS/1' }), 'Print as PDF').click();
  await seeMessage(page, 'The record has been saved.');
  if (!canReadPdf()) return;
  const { info } = await structureOf(pdf);
  expect([info.get('Tagged'), info.get('Title')]).toEqual(['yes', 'OFFICIAL-SENSITIVE continuity JAS 1']);
});

test('what a document of a case names is offered: added, or said to be none of it and taken back', async ({ app }) => {
  const { page } = app;
  await createVault(page);
  await loadInvestigations(app, 'LARKSPUR');
  await goTo(page, '#/investigations');
  await seeView(page, 'Investigations');
  await page.getByRole('grid').getByRole('row').nth(1).click();
  await page.getByRole('tab', { name: 'Documents' }).click();
  const documents = page.getByRole('region', { name: 'Documents', exact: true });
  await documents.locator('input[type=file]').setInputFiles([
    {
      name: 'notes.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('He rang from 07700 900971, and the van was ZZ21 ABC.'),
    },
  ]);
  const found = page.getByRole('region', { name: 'Found in documents of this case' });
  await expect(found).toContainText('Found in documents of this case (2)', patient);
  await closeMessages(page);
  await takePictures(page, 'found-in-documents');
  await page.setViewportSize({ width: 1024, height: 768 });
  await takePictures(page, 'found-in-documents-1024');
  await button(found, 'Add 07700 900971 to the case').click();
  await expect(found).toContainText('(1)');
  await button(found, 'ZZ21 ABC is not of this case').click();
  await expect(found).toContainText('Nothing that the case does not hold already.');
  await button(found, 'Show what was ruled out').click();
  await button(found, 'Take back that ZZ21 ABC is not of this case').click();
  await expect(found).toContainText('Nothing was ruled out.');
});
