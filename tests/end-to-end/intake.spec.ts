/** What the public says comes in: typed while somebody talks, or by file. Nothing is lost, nothing comes in twice. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../preload/contract/bridge.ts';
import { expect, test } from './fixtures.ts';
import { csvFile } from './story/files.ts';
import { button, closeMessages, goTo, seeMessage, seeView } from './story/page.ts';
import { createVault, signIn } from './story/vault.ts';

const said = 'Caller says two men load drums into a grey van behind the tile depot after ten at night. Plate TX21 ABD.';

/** The three figures of an import: imported, already recorded, refused. */
async function figures(page: Page): Promise<string[]> {
  await expect(page.locator('.import__figures')).toBeVisible({ timeout: 30_000 });
  return page.locator('.import__figures dd').allTextContents();
}

test('a call is taken by keyboard alone, and a lock in the middle of it loses nothing', async ({ app }) => {
  const { page } = app;
  await createVault(page, undefined, ['Case officer']);

  await test.step('C opens the form on its first question; arrows choose the channel', async () => {
    await page.keyboard.press('c');
    await seeView(page, 'Record a contribution');
    await expect(page.locator('input:focus')).toHaveAttribute('type', 'radio');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('radio', { name: 'Hotline' })).toBeChecked();
  });

  await test.step('recording without a text is refused where the text belongs', async () => {
    await page.keyboard.press('Control+Enter');
    const text = page.getByLabel(/What was said/);
    await expect(text).toBeFocused();
    await expect(text).toHaveAccessibleDescription(/Write what was said, in their words where you can/);
  });

  await test.step('what is typed is kept as a draft by itself', async () => {
    await page.keyboard.type(said.slice(0, 60));
    await expect(page.getByText(/Draft saved/)).toBeVisible();
    await page.keyboard.type(said.slice(60));
    await page.keyboard.press('Tab');
    await page.keyboard.type('Halver');
    await page.keyboard.press('Escape');
    await seeView(page, 'Queue');
  });

  await test.step('leaving right after the last key, and locking right after it, lose no letter', async () => {
    await goTo(page, '#/my-work');
    await page.getByRole('region', { name: 'Drafts' }).getByRole('link', { name: 'Record a contribution' }).click();
    await expect(page.getByLabel('Area')).toHaveValue('Halver');
    await page.getByLabel('Area').press('End');
    await page.keyboard.type('ton');
    await page.keyboard.press('Control+l');
    await seeView(page, 'Sign in');
  });

  await test.step('after a lock the draft stands on My work and opens as it was', async () => {
    await signIn(page);
    await goTo(page, '#/my-work');
    await expect(page.getByRole('region', { name: 'Drafts' }).getByRole('listitem')).toHaveCount(1);
    await page.getByRole('region', { name: 'Drafts' }).getByRole('link', { name: 'Record a contribution' }).click();
    await expect(page.getByLabel(/What was said/)).toHaveValue(said);
    await expect(page.getByLabel('Area')).toHaveValue('Halverton');
    await expect(page.getByRole('radio', { name: 'Hotline' })).toBeChecked();
  });

  await test.step('immediate risk wants the 999 step confirmed first', async () => {
    await page.getByRole('checkbox', { name: 'Immediate risk' }).press('Space');
    await page.keyboard.press('Control+Enter');
    const dialled = page.getByRole('checkbox', { name: 'Caller told to dial 999' });
    await expect(dialled).toBeFocused();
    await expect(dialled).toHaveAccessibleDescription(/Tell the caller to dial 999/);
    await dialled.press('Space');
  });

  await test.step('Ctrl Enter records it: it opens in the queue and the draft is gone', async () => {
    await page.keyboard.press('Control+Enter');
    await seeMessage(page, /recorded\./);
    await seeView(page, 'Queue');
    await expect(page.locator('.tip .marked')).toHaveText(said);
    await expect(page.getByText('Caller told to dial 999, as confirmed')).toBeVisible();
    await goTo(page, '#/my-work');
    await expect(page.getByText('1 untriaged')).toBeVisible();
    await expect(page.getByText('One draft:')).toHaveCount(0);
  });
});

/** What Ctrl V gives the page while the clipboard holds this. */
async function paste(page: Page, held: { text: string; html?: string }): Promise<void> {
  await page.evaluate(({ text, html }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    if (html !== undefined) clipboardData.setData('text/html', html);
    const at = document.activeElement ?? document.body;
    at.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, held);
}

test('a table and a mail are pasted, are read as a file is, and words that are neither go on in the form', async ({
  app,
}) => {
  const { page } = app;
  await createVault(page, undefined, ['Case officer']);
  await goTo(page, '#/import');
  await expect(button(page, 'Choose a file')).toBeVisible();

  await test.step('a table: shown before anything is kept, named by what it is and when it came', async () => {
    await paste(page, {
      text: 'Received\tDetails\n20/11/2026 09:15\tTwo vans behind the mill\n21/11/2026\tA lorry at the mill\nsome day\tNobody knows\n',
    });
    await expect(page.getByText(/^Pasted table, \d/)).toBeVisible();
    await expect(page.getByText(/^1 of these 3 would be refused/)).toBeVisible();
    await expect(page.getByText('21 Nov 2026', { exact: true })).toBeVisible();
    await button(page, 'Import').click();
    expect(await figures(page)).toEqual(['2', '0', '0', '1']);
  });

  await test.step('a mail, into the field', async () => {
    await button(page, 'Another file').click();
    await page.getByLabel('Or paste a table or a mail').click();
    await paste(page, {
      text: 'From: Nadia Oakes <nadia@example.net>\nSent: 20 November 2026 09:20\nSubject: The mill\n\nA lorry.\n',
    });
    await expect(page.getByText(/^Pasted mail, \d/)).toBeVisible();
    await button(page, 'Import').click();
    expect(await figures(page)).toEqual(['1', '1', '0', '0']);
  });

  await test.step('words of a letter: said to be neither, and recorded by hand from there', async () => {
    await button(page, 'Another file').click();
    await page.getByLabel('Or paste a table or a mail').fill(said);
    await button(page, 'Read what is in the field').click();
    await expect(page.getByText('This is neither a table nor a mail')).toBeVisible();
    await button(page, 'Record it by hand').click();
    await seeView(page, 'Record a contribution');
    await expect(page.getByLabel(/What was said/)).toHaveValue(said);
  });
});

test('a file comes in once, says what it refused and why, and a trial writes nothing', async ({ app }) => {
  const { page } = app;
  await createVault(page, undefined, ['Case officer', 'Supervisor']);
  const file = csvFile(app.files, 'week.csv', [
    ['A-1', '2026-10-01T08:00:00Z', 'hotline', 'A man photographs the gates of the reservoir every morning.'],
    ['A-2', '2026-10-01T09:00:00Z', 'online', 'Drums of something are stored in a lock-up on Tannery Lane.'],
    ['A-3', 'last Tuesday or so', 'hotline', 'Somebody asked for the opening times of the market hall.'],
    ['A-4', '2026-10-01T10:00:00Z', 'online', ''],
  ]);
  await goTo(page, '#/import');

  await test.step('a change of mind in the dialog changes nothing', async () => {
    await button(page, 'Choose a file').click();
    await expect(page.getByText('Choose a file of contributions')).toBeVisible();
    await expect(page.locator('.toast, .error')).toHaveCount(0);
  });

  await test.step('a file that is none of the known kinds is refused in words', async () => {
    await app.dialogs({ file: csvFile(app.files, 'week.bin', []) });
    await button(page, 'Choose a file').click();
    await expect(page.getByText('Vigil cannot read this kind of file.')).toBeVisible();
    await button(page, /again/i).click();
  });

  await test.step('the columns are guessed and the broken rows are shown before anything is kept', async () => {
    await app.dialogs({ file });
    await button(page, 'Choose a file').click();
    await expect(page.getByRole('region', { name: 'Columns' })).toBeVisible();
    await expect(page.getByText(/^2 of these 4 would be refused/)).toBeVisible();
  });

  await test.step('a trial says what would be taken and writes nothing', async () => {
    await button(page, 'Test run').click();
    expect(await figures(page)).toEqual(['2', '0', '0', '2']);
    await expect(page.getByText('Nothing was saved.')).toBeVisible();
    await goTo(page, '#/queue');
    await expect(page.getByText('No contribution matches these filters', { exact: true })).toBeVisible();
  });

  await test.step('imported: two rows, and two refused, each with its line and reason', async () => {
    await goTo(page, '#/import');
    await button(page, 'Choose a file').click();
    await button(page, 'Import').click();
    expect(await figures(page)).toEqual(['2', '0', '0', '2']);
    const refused = page.getByRole('grid', { name: 'Refused rows' }).getByRole('row');
    await expect(refused.nth(1)).toContainText(/^4/);
    await expect(refused.nth(2)).toContainText(/^5/);
    await expect(refused.nth(1)).toContainText(/date|time/i);
  });

  const report = join(app.files, 'report.csv');
  await test.step('the report is written only where a place was chosen', async () => {
    await app.dialogs({});
    await button(page, 'Save the report').click();
    // Dialogs are answered one after the other: once this one is, the button's has been.
    await page.evaluate(async () => {
      const { verbs } = Reflect.get(window, 'vigil') as Bridge;
      await verbs['host.chooseSave']?.({ purpose: 'csv', suggestedName: 'report.csv' });
    });
    await expect(page.locator('.toast')).toHaveCount(0);
    await app.dialogs({ save: report });
    await button(page, 'Save the report').click();
    await seeMessage(page, /^Report with \d+ rows written\./);
    expect(existsSync(report)).toBe(true);
    const text = readFileSync(report, 'utf8');
    expect(text).toContain('OFFICIAL-SENSITIVE');
    expect(text).not.toContain('market hall');
    await closeMessages(page);
  });

  await test.step('the same file again adds nothing', async () => {
    await button(page, 'Another file').click();
    await app.dialogs({ file });
    await button(page, 'Choose a file').click();
    await button(page, 'Import').click();
    expect(await figures(page)).toEqual(['0', '0', '2', '2']);
    await expect(button(page, 'Open what was imported')).toBeDisabled();
    await goTo(page, '#/queue');
    await expect(page.getByText(/^2 here, 2 untriaged/)).toBeVisible();
  });
});
