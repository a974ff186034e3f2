/**
 * The guided tour's steps: the main job, done in the window as an officer would do it. Each step checks on screen that
 * it did what it says.
 */
import { stat } from 'node:fs/promises';
import type { Page } from 'playwright-core';

export interface Tour {
  page: Page;
  /** What the next dialogs answer. */
  answer(paths: { file?: string; save?: string }): void;
  files: { tips: string; investigations: string; brief: string };
}

export interface Step {
  caption: string;
  /** Throws when the step did not do what it says. */
  run(tour: Tour): Promise<void>;
}

const passphrase = 'lantern orbit gravel willow';
const soon = { timeout: 15_000 };
const long = { timeout: 120_000 };

async function see(page: Page, text: string | RegExp, wait = soon): Promise<void> {
  await page
    .getByText(text)
    .first()
    .waitFor({ state: 'visible', ...wait });
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click(soon);
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
}

function must(truth: boolean, what: string): asserts truth {
  if (!truth) throw new Error(what);
}

/** The number of standing links that the open contribution shows. */
function links(page: Page): Promise<number> {
  return page.getByRole('region', { name: 'Linked to' }).getByRole('listitem').count();
}

const freshVault: Step[] = [
  {
    caption: 'opens the first run: create a vault, or open a demonstration',
    async run({ page }) {
      await see(page, 'Create a vault');
      await see(page, 'Open a demonstration vault');
    },
  },
  {
    caption: 'creates an encrypted vault and shows its recovery code once',
    async run({ page }) {
      await press(page, /Create a vault/);
      await page.getByLabel('Name of the vault').fill('Eastmoor unit');
      await page.getByLabel('Your full name').fill('Priya Shah');
      await page.getByLabel('Sign-in name').fill('p.shah');
      await page.getByLabel('Passphrase', { exact: false }).first().fill(passphrase);
      await page.getByLabel(/Passphrase again/).fill(passphrase);
      await page.getByText('Case officer', { exact: true }).click();
      await page.getByText('Supervisor', { exact: true }).click();
      await press(page, 'Create the vault');
      const code = await page.getByLabel('Recovery code').textContent(soon);
      must((code ?? '').length > 30, 'no recovery code was shown');
    },
  },
  {
    caption: 'lands on my work',
    async run({ page }) {
      await page.getByText('I have printed it').click();
      await press(page, 'Continue');
      await page.getByRole('heading', { name: 'My work' }).waitFor(soon);
    },
  },
  {
    caption: 'loads thirty investigations from a file',
    async run({ page, answer, files }) {
      await goTo(page, '#/investigations');
      await press(page, 'Import from a file');
      answer({ file: files.investigations });
      await press(page, 'Choose a file');
      await see(page, /30 imported/, long);
      await press(page, 'Close');
      await see(page, 'LARKSPUR');
    },
  },
  {
    caption: 'looks into a file of tips and guesses its columns',
    async run({ page, answer, files }) {
      await goTo(page, '#/import');
      answer({ file: files.tips });
      await press(page, 'Choose a file');
      await see(page, 'What the columns mean');
      await see(page, 'All of these would be imported.');
    },
  },
  {
    caption: 'takes the file in',
    async run({ page }) {
      await press(page, 'Import');
      await see(page, 'Open what was imported', long);
      const taken = await page.locator('.import__figures dd').first().textContent();
      must(taken === '160', `160 tips were expected, not ${taken}`);
    },
  },
  {
    caption: 'opens the queue: identifiers marked in the text, possible links with reasons',
    async run({ page }) {
      await goTo(page, '#/queue');
      await page.getByPlaceholder('Words in the text').fill('lady Mei');
      await page.getByRole('heading', { name: /Tip TIP-25/ }).waitFor(soon);
      await page.locator('.suggestion').first().waitFor(soon);
      must((await page.locator('.marked__found--phone').count()) === 1, 'the phone number is not marked');
    },
  },
  {
    caption: 'links the tip by its suggestion',
    async run({ page }) {
      await page.locator('.tip__head').click();
      await page.keyboard.press('l');
      await page.getByRole('region', { name: 'Linked to' }).waitFor(soon);
      must((await links(page)) === 1, 'the link does not stand');
    },
  },
  {
    caption: 'takes the link back exactly',
    async run({ page }) {
      await page.keyboard.press('u');
      await page.getByRole('region', { name: 'Linked to' }).waitFor({ state: 'detached', ...soon });
      await page.locator('.tip__head').getByText('Untriaged').waitFor(soon);
    },
  },
  {
    caption: 'links it again',
    async run({ page }) {
      await page.keyboard.press('l');
      await page.getByRole('region', { name: 'Linked to' }).waitFor(soon);
      await page.locator('.tip__head').getByText('Linked').waitFor(soon);
    },
  },
  {
    caption: 'triages another tip: a lead with its assessment',
    async run({ page }) {
      await page.getByPlaceholder('Words in the text').fill('reservoir grebe');
      await page.locator('.marked', { hasText: 'grebe' }).waitFor(soon);
      await page.locator('.tip__head').click();
      await page.keyboard.press('e');
      await page.getByRole('dialog').waitFor(soon);
    },
  },
  {
    caption: 'proposes no further action instead, with a reason for the second person',
    async run({ page }) {
      await press(page, 'Cancel');
      await page.getByRole('dialog').waitFor({ state: 'detached', ...soon });
      await page.locator('.tip__head').click();
      await page.keyboard.press('n');
      await page
        .getByRole('alertdialog')
        .getByRole('textbox')
        .fill('A birdwatcher; the reservoir was checked and nothing is there.');
      await press(page, 'Propose no further action');
      await see(page, /awaiting sign-off/);
    },
  },
  {
    caption: 'records a hotline tip by hand and sees what it touches while typing',
    async run({ page }) {
      await goTo(page, '#/record');
      await page.getByText('Hotline', { exact: true }).click();
      await page
        .getByLabel(/What was said/)
        .fill(
          'Caller says a white Ford Transit, TX21 ABC, was at Saltgate Market Hall at night. A man called Dunny was driving. His number is 07700 900123.',
        );
      await page.locator('.record__side .suggestion').first().waitFor(soon);
      await see(page, /Draft saved/);
    },
  },
];

const demonstration: Step[] = [
  {
    caption: 'locks the vault: the page is dropped',
    async run({ page }) {
      await page.keyboard.press('Escape');
      await press(page, /^Lock/);
      await page.getByRole('heading', { name: 'Sign in' }).waitFor(soon);
      must((await page.getByText('Transit').count()) === 0, 'something of the vault is still on the screen');
    },
  },
  {
    caption: 'makes the demonstration vault: 18 months, 20,000 contributions',
    async run({ page }) {
      await press(page, 'Another vault');
      await press(page, /Open a demonstration vault/);
      await page.getByText('Everything in it is fictional').waitFor(long);
    },
  },
  {
    caption: 'signs in as a manager and opens the dashboard',
    async run({ page }) {
      await page
        .getByRole('button', { name: /Manager/ })
        .first()
        .click(soon);
      await page.getByRole('heading', { name: 'My work' }).waitFor(soon);
      await goTo(page, '#/dashboard');
      await page.getByRole('region', { name: 'Late-stage plots disrupted' }).waitFor(soon);
      await page.locator('.recharts-bar-rectangle').first().waitFor(soon);
    },
  },
  {
    caption: 'opens a disrupted plot from the chart: its timeline',
    async run({ page }) {
      await page.locator('.chart__drill a').first().click(soon);
      await page.getByRole('tab', { name: 'Timeline' }).waitFor(soon);
      await page.locator('.timeline').first().waitFor(soon);
      await page.waitForTimeout(400);
    },
  },
  {
    caption: 'looks for contributions that hold what an investigation holds by now, and are not linked',
    async run({ page }) {
      const rows = page.locator('.tips__table').getByRole('row');
      for (let id = 1; id <= 12; id += 1) {
        await goTo(page, `#/investigation/${id}/tips`);
        await page.getByRole('radio', { name: 'Possible matches, not linked' }).click(soon);
        await page
          .locator('.tips__table .skeleton')
          .first()
          .waitFor({ state: 'detached', ...soon });
        if ((await rows.count()) > 2) return;
      }
    },
  },
  {
    caption: 'prints the brief as a PDF with its marking on every page',
    async run({ page, answer, files }) {
      await goTo(page, '#/brief');
      await page.getByLabel(/For whom/).fill('Head of unit');
      await page.getByLabel(/^Why/).fill('Weekly brief');
      await press(page, 'Prepare the brief');
      await page.getByRole('article', { name: 'Brief' }).waitFor(soon);
      answer({ save: files.brief });
      await press(page, 'Print as PDF');
      await see(page, 'The brief has been saved.', long);
      must((await stat(files.brief)).size > 10_000, 'the PDF is too small to hold the brief');
    },
  },
  {
    caption: 'walks down the queue of the demonstration to a contribution that touches an investigation',
    async run({ page }) {
      await goTo(page, '#/queue');
      await page.locator('.marked').first().waitFor(soon);
      const touches = page.locator('.suggestion');
      for (let step = 0; step < 40 && (await touches.count()) === 0; step += 1) {
        await page.keyboard.press('j');
        await page.waitForTimeout(250);
      }
      for (const toast of await page.locator('.toasts').getByRole('button', { name: 'Close' }).all())
        await toast.click(soon);
      must((await touches.count()) > 0, 'no contribution of the demonstration touches an investigation');
    },
  },
  {
    caption: 'shows the same in the dark',
    async run({ page }) {
      await page.evaluate("document.documentElement.dataset.theme = 'dark'");
      await page.waitForTimeout(300);
    },
  },
];

export const steps: readonly Step[] = [...freshVault, ...demonstration];
