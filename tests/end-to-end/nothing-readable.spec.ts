/** What goes through the window is readable in the window alone: whoever has the disk finds nothing of it. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { filesUnder, findOnDisk } from './story/disk.ts';
import { csvFile } from './story/files.ts';
import { button, closeMessages, goTo, seeMessage, seeView } from './story/page.ts';
import { createVault, lock, priya, signIn } from './story/vault.ts';

const marker = 'QUERCUS-7741-TESTWORD';
const words = [marker, priya.name, priya.passphrase];

/** Folders of browsers in the temporary folder, by name. */
const browserFolders = () =>
  readdirSync(tmpdir()).filter((name) => /playwright|chromium|\.org\.chromium|electron-/i.test(name));

test('the search itself finds what is there', async ({ app }) => {
  const folder = join(app.files, 'planted');
  mkdirSync(folder);
  writeFileSync(join(folder, 'plain'), `before ${marker} after`);
  writeFileSync(join(folder, 'wide'), Buffer.from(marker, 'utf16le'));
  writeFileSync(join(folder, 'clean'), 'nothing');
  expect(findOnDisk(filesUnder(folder), words)).toMatchObject({ found: { length: 2 }, looked: 3 });
});

test('a marker goes everywhere in the window and nowhere on the disk', async ({ app }) => {
  const { page } = app;
  // A stage of the program for tests is no folder of a run; what was there before is another's.
  const before = new Set(browserFolders());
  await createVault(page, priya, ['Case officer', 'Supervisor', 'Manager']);

  await test.step('recorded, kept as a draft, searched for', async () => {
    await goTo(page, '#/record');
    await page.getByText('Hotline', { exact: true }).click();
    await page.getByLabel(/What was said/).fill(`Caller says the word is ${marker}, twice.`);
    await page.getByLabel('Name of the source').fill('Marigold Testerton');
    await expect(page.getByText(/Draft saved/)).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await seeMessage(page, /recorded\./);
    await closeMessages(page);
    await goTo(page, '#/record');
    await page.getByLabel(/What was said/).fill(`A draft that goes on about ${marker}`);
    await expect(page.getByText(/Draft saved/)).toBeVisible();
    await goTo(page, `#/search/${marker}`);
    await expect(page.getByText(/^1 result\b/)).toBeVisible();
  });

  await test.step('imported from a file', async () => {
    const file = csvFile(app.files, 'marked.csv', [['M-1', '2026-10-01T08:00:00Z', 'online', `In a file: ${marker}`]]);
    await app.dialogs({ file });
    await goTo(page, '#/import');
    await button(page, 'Choose a file').click();
    await button(page, 'Import').click();
    await expect(page.locator('.import__figures dd').first()).toHaveText('1');
  });

  await test.step('put on a timeline', async () => {
    await goTo(page, '#/investigations');
    await button(page, 'New investigation').click();
    const opening = page.getByRole('dialog', { name: 'New investigation' });
    await opening.getByLabel('Operation name').fill('Thornbush');
    await opening.getByLabel('Reason for the priority').fill('To be seen.');
    await opening.getByLabel('Summary').fill(`Summary with ${marker}`);
    await button(opening, 'Create').click();
    await seeView(page, 'Op THORNBUSH');
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await button(page, 'Add an event').click();
    const adding = page.getByRole('dialog', { name: 'Add an event' });
    await adding.getByLabel('What happened').fill(marker);
    await adding.getByLabel('When, or from').fill('yesterday 21:00');
    await button(adding, 'Add').click();
    await expect(page.getByRole('button', { name: new RegExp(marker) }).first()).toBeVisible();
  });

  await test.step('nearly printed', async () => {
    await goTo(page, '#/brief');
    await page.getByLabel('For whom').fill(marker);
    await page.getByLabel('Why').fill('Weekly brief');
    await button(page, 'Prepare the brief').click();
    await app.dialogs({});
    await button(page, 'Print as PDF').click();
    await seeMessage(page, 'Nothing was written.');
  });

  const search = () => {
    const fresh = browserFolders().filter((name) => !before.has(name));
    const folders = [app.profile, app.vaults, ...fresh.map((name) => join(tmpdir(), name))];
    return findOnDisk(
      folders.flatMap((folder) => filesUnder(folder)),
      [...words, 'Marigold Testerton'],
    );
  };
  await test.step('while it is open, nothing of it is on the disk', () => {
    const { found, looked } = search();
    expect(found).toEqual([]);
    expect(looked).toBeGreaterThan(2);
  });
  await test.step('nor when it is locked, opened again, and closed', async () => {
    await lock(page);
    expect(search().found).toEqual([]);
    await signIn(page);
    await goTo(page, '#/queue');
    await expect(page.locator('.tip .marked')).toContainText(marker);
    await app.close();
    expect(search().found).toEqual([]);
  });
});
