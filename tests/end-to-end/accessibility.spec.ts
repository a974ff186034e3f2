/** Every view by the rules of WCAG 2.2 AA and of plain British English as far as a machine can tell, light and dark, and at 200% zoom. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { RouteName } from '../../renderer/shell/routes.ts';
import type { App } from './app.ts';
import { expect, test } from './fixtures.ts';
import { findInQueue, loadInvestigations, takeTipsIn } from './story/casework.ts';
import { button, choose, closeMessages, goTo, seeView } from './story/page.ts';
import { draftPublicPage } from './story/public-page.ts';
import { createVault, priya, signIn } from './story/vault.ts';
import { wrongWords } from './story/words.ts';

/** By route, so that a new one does not compile until it stands here. */
const hashes: Readonly<Record<RouteName, readonly (readonly [hash: string, title: string | RegExp])[]>> = {
  'my-work': [['#/my-work', 'My work']],
  queue: [
    ['#/queue', 'Queue'],
    ['#/queue/25', 'Queue'],
  ],
  'late-matches': [['#/late-matches', 'Matches in old tips']],
  record: [['#/record', 'Record a contribution']],
  import: [['#/import', 'Import a file']],
  investigations: [['#/investigations', 'Investigations']],
  investigation: [
    ['#/investigation/1/overview', 'Op LARKSPUR'],
    ['#/investigation/1/timeline', 'Op LARKSPUR'],
    ['#/investigation/1/outcome', 'Op LARKSPUR'],
    ['#/investigation/1/subjects', 'Op LARKSPUR'],
    ['#/investigation/1/charts', 'Op LARKSPUR'],
    ['#/investigation/1/tips', 'Op LARKSPUR'],
    ['#/investigation/1/actions', 'Op LARKSPUR'],
    ['#/investigation/1/decisions', 'Op LARKSPUR'],
    ['#/investigation/1/documents', 'Op LARKSPUR'],
    ['#/investigation/1/exhibits', 'Op LARKSPUR'],
    ['#/investigation/1/notes', 'Op LARKSPUR'],
  ],
  chart: [['#/chart/1', 'Who is who']],
  'new-chart': [['#/new-chart/investigation%3A1', 'Link chart']],
  plots: [['#/plots', 'Plots']],
  entities: [['#/entities', 'Identifiers']],
  entity: [['#/entity/phone/%2B447700900123', '07700 900123']],
  'entity-records': [['#/entity-records', 'People and things']],
  'entity-record': [['#/entity-record/1', 'Mervyn Ashdale']],
  dashboard: [
    ['#/dashboard', 'Dashboard'],
    ['#/dashboard/clocks', 'Dashboard'],
    ['#/dashboard/live-plots', 'Dashboard'],
  ],
  brief: [['#/brief', 'Brief']],
  outcome: [['#/outcome', 'What came of it']],
  'public-pages': [['#/public-pages', 'Public page']],
  'public-page': [['#/public-page/1', 'Public page, 1 Jan 2024 to 31 Mar 2024']],
  'threat-level': [['#/threat-level', 'Threat level']],
  map: [['#/map', 'Map']],
  'map-files': [['#/map-files', 'Maps and gazetteers']],
  search: [['#/search/freezer', 'Search: freezer']],
  disclosure: [['#/disclosure', 'Exports and disclosure']],
  audit: [['#/audit', 'Log']],
  people: [['#/people', 'People']],
  compartments: [['#/compartments', 'Compartments']],
  handling: [['#/handling', 'Handling']],
  'break-glass': [['#/break-glass', 'Break-glass']],
  rules: [
    ['#/rules', 'Rules'],
    ['#/rules/sign_off', 'Rule: Sign-off'],
  ],
  'watch-list': [['#/watch-list', 'Watch-list']],
  disseminations: [['#/disseminations', 'Sent to others']],
  'reported-persons': [['#/reported-persons', 'People in several reports']],
  // Two of the tips spell him in two ways.
  person: [['#/person/25', /Roshan/i]],

  reviews: [['#/reviews', 'Second reviews']],
  'restricted-matches': [['#/restricted-matches', 'Restricted matches']],
  vault: [['#/vault', 'Vault']],
  settings: [['#/settings', 'Settings']],
  help: [
    ['#/help', 'Help'],
    ['#/help/link-charts', 'Help'],
  ],
  accuracy: [['#/accuracy', 'Accuracy']],
};
const places = Object.values(hashes).flat();

/** What axe finds, of whatever weight, as `rule: element`. */
async function findings(page: Page, rules: 'all' | 'colours'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (rules === 'colours') axe.withRules(['color-contrast', 'link-in-text-block']);
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary ?? ''}`),
  );
}

/** What of the view can be scrolled sideways. */
function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, main *')].flatMap((element) => {
      const { overflowX } = getComputedStyle(element);
      const scrolls = overflowX === 'auto' || overflowX === 'scroll' || element === document.documentElement;
      return scrolls && element.scrollWidth > element.clientWidth + 1 ? [element.className || element.tagName] : [];
    }),
  );
}

/**
 * What a pointer has to hit and is smaller than 24 by 24 pixels. Links within a sentence are as high as their line; the label above a
 * field is hit in the field as well.
 */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>('a[href], button, [role="tab"], [role="radio"], label:has(input)'),
    ].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      // React Aria hides by clipping what is for screen readers and keys alone, such as the button of a place to drop files.
      const clipped = [element, element.parentElement].some(
        (each) => each !== null && getComputedStyle(each).clipPath === 'inset(50%)',
      );
      const hidden =
        width === 0 ||
        clipped ||
        style.visibility === 'hidden' ||
        element.closest('.visually-hidden, .frame__skip') !== null;
      const inSentence = element.tagName === 'A' && style.display === 'inline';
      if (hidden || inSentence || (width >= 23.9 && height >= 23.9)) return [];
      return [`${element.className || element.tagName} is ${Math.round(width)} x ${Math.round(height)}`];
    }),
  );
}

/** Words that end where their control or their box does, without the mark that more was there. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')].flatMap((element) => {
      if (element.clientWidth <= 2 || element.scrollWidth <= element.clientWidth + 1) return [];
      const { overflowX, textOverflow } = getComputedStyle(element);
      const clips = overflowX === 'hidden' || overflowX === 'clip';
      const control = element.matches('button, a') && element.childElementCount === 0;
      if (!(clips || control) || textOverflow === 'ellipsis' || element.closest('svg, .visually-hidden') !== null)
        return [];
      return [`${element.className || element.tagName} “${element.textContent.slice(0, 40)}” is cut`];
    }),
  );
}

/** A view is there when its title is and nothing of it is still on its way. */
async function settled(page: Page, title: string | RegExp): Promise<void> {
  await seeView(page, title);
  await expect(page.locator('main [aria-busy="true"], main .skeleton')).toHaveCount(0);
}

/** A link chart with the first case on it. */
async function saveChart(page: Page): Promise<void> {
  await goTo(page, '#/new-chart/investigation%3A1');
  await button(page, 'Save to a case…').click();
  const dialog = page.getByRole('dialog', { name: 'Save to a case' });
  await dialog.getByLabel('Name').fill('Who is who');
  await button(dialog, 'Save').click();
  await seeView(page, 'Who is who');
  await closeMessages(page);
}

/** A man of the first case, with a warning. */
async function recordEntity(page: Page): Promise<void> {
  await goTo(page, '#/entity-records');
  await button(page, 'Record a person or thing').first().click();
  const dialog = page.getByRole('dialog', { name: 'Record a person or thing' });
  await choose(dialog, 'Case', /LARKSPUR/);
  await dialog.getByLabel('Name').fill('Mervyn Ashdale');
  await dialog.getByLabel('As it is written').fill('07700 900123');
  await button(dialog, 'Record').click();
  await seeView(page, 'Mervyn Ashdale');
  await button(page, 'Set a warning').click();
  const warning = page.getByRole('dialog', { name: 'Set a warning marker' });
  await choose(warning, 'Warning', 'Firearms');
  await warning.getByLabel('Source').fill('Certificate register');
  await warning.getByLabel('Since').fill('1 Mar 2024');
  await warning.getByLabel('Review by').fill('1 Mar 2040');
  await button(warning, 'Set marker').click();
  await expect(page.getByRole('region', { name: 'Warnings' })).toBeVisible();
  await closeMessages(page);
}

async function prepare(app: App, code: () => Promise<void>): Promise<void> {
  await createVault(app.page, priya, ['Case officer', 'Supervisor', 'Manager', 'Auditor'], code);
  await loadInvestigations(app, 'LARKSPUR', 'TAMARISK', 'GANTRY');
  await takeTipsIn(app);
  await findInQueue(app.page, 'SwapShed freezer');
  await expect(app.page.getByRole('article', { name: /^Op LARKSPUR/ })).toBeVisible();
  await app.page.keyboard.press('l');
  await expect(app.page.getByRole('region', { name: 'Linked to' })).toBeVisible();
  await closeMessages(app.page);
  await saveChart(app.page);
  await recordEntity(app.page);
  await goTo(app.page, '#/queue');
  await app.page.getByRole('textbox', { name: 'Words in the text' }).fill('');
  await draftPublicPage(app.page, '1 Jan 2024', '31 Mar 2024');
  await closeMessages(app.page);
}

test('no view has a finding in light or dark, and all of it is reached at 200% zoom', async ({ app }) => {
  // Some sixty views, each opened four times.
  test.setTimeout(900_000);
  const { page } = app;
  const found: string[] = [];
  const look = async (where: string, rules: 'all' | 'colours' = 'all') => {
    for (const finding of await findings(page, rules)) found.push(`${where}: ${finding}`);
  };

  await test.step('before anybody is signed in', async () => {
    await seeView(page, 'Start');
    await look('start');
    await button(page, /Create a vault/).click();
    await look('create a vault');
    await button(page, 'Back').click();
  });
  await prepare(app, () => look('recovery code'));
  for (const theme of ['light', 'dark'] as const) {
    await test.step(`every view, ${theme}`, async () => {
      await goTo(page, '#/settings');
      await seeView(page, 'Settings');
      await page.getByText(theme === 'light' ? 'Light' : 'Dark', { exact: true }).click();
      for (const [hash, title] of places) {
        await goTo(page, hash);
        await settled(page, title);
        // The same view in other colours: all else was looked at already.
        await look(`${hash} (${theme})`, theme === 'light' ? 'all' : 'colours');
        if (theme === 'light') found.push(...(await wrongWords(page)).map((each) => `${hash}: ${each}`));
      }
    });
  }
  await test.step('dialogs, the palette and the keys', async () => {
    await goTo(page, '#/investigations');
    await button(page, 'New investigation').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('dialog');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('larks');
    await expect(page.locator('.palette__option').first()).toBeVisible();
    await look('palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('shortcuts');
    await page.keyboard.press('Escape');
    await goTo(page, '#/queue');
    await settled(page, 'Queue');
    await expect(page.locator('.tip .marked')).toBeVisible();
    for (const [key, role] of [
      ['e', 'dialog'],
      ['n', 'alertdialog'],
    ] as const) {
      await page.locator('.tip__head').click();
      await page.keyboard.press(key);
      await expect(page.getByRole(role)).toBeVisible();
      await look(`triage by ${key}`);
      await page.keyboard.press('Escape');
      await expect(page.getByRole(role)).toHaveCount(0);
    }
    for (const [name, role] of [
      ['Views', 'menu'],
      [/^State/, 'listbox'],
    ] as const) {
      await button(page, name).first().click();
      await expect(page.getByRole(role)).toBeVisible();
      await look(`${role} that is open`);
      await page.keyboard.press('Escape');
      await expect(page.getByRole(role)).toHaveCount(0);
    }
    await goTo(page, '#/queue/25');
    await expect(page.getByRole('region', { name: 'Earlier reports' }).getByRole('article')).not.toHaveCount(0);
    await page.locator('.tip__head').click();
    await page.keyboard.press('o');
    await expect(page.getByRole('dialog', { name: /^TIP-/ })).toBeVisible();
    await look('earlier report');
    await page.keyboard.press('Escape');
    await button(page, 'Submitter’s grade').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('grade');
    await page.keyboard.press('Escape');
  });
  expect(found).toEqual([]);
  await page.keyboard.press('Escape');

  for (const [width, height, words] of [
    [1024, 700, 'at 1024 pixels'],
    // Half the size in CSS pixels is what 200% zoom leaves of the window.
    [720, 450, 'at 200% zoom'],
  ] as const)
    await test.step(`${words} nothing scrolls sideways or is cut, and nothing to aim at is smaller than 24 pixels`, async () => {
      await page.setViewportSize({ width, height });
      const over: string[] = [];
      for (const [hash, title] of places) {
        await goTo(page, hash);
        await settled(page, title);
        // A table leaves columns out once it knows how wide it is.
        await expect.poll(() => sideways(page), { message: `${hash} scrolls sideways` }).toEqual([]);
        over.push(...[...(await tooSmall(page)), ...(await cutOff(page))].map((each) => `${hash}: ${each}`));
      }
      expect(over).toEqual([]);
    });

  await test.step('what an officer needs most is within reach', async () => {
    await goTo(page, '#/queue');
    await settled(page, 'Queue');
    for (const name of ['Record', 'Link to another case', 'Trace']) {
      const action = button(page, new RegExp(`^${name}`)).first();
      await action.scrollIntoViewIfNeeded();
      await expect(action).toBeInViewport();
      await action.click({ trial: true });
    }
    await goTo(page, '#/record');
    const record = button(page, /^Record/).last();
    await record.scrollIntoViewIfNeeded();
    await record.click({ trial: true });
  });

  await test.step('after a lock', async () => {
    await page.keyboard.press('Control+l');
    await seeView(page, 'Sign in');
    await look('sign in');
    await button(page, 'Use the recovery code').click();
    await expect(page.locator('input[name="code"]')).toBeVisible();
    await look('recover');
    expect(found).toEqual([]);
    await button(page, 'Back').click();
    await signIn(page);
  });

  await test.step('dark looks different', async () => {
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await goTo(page, '#/settings');
    await page.getByText('Light', { exact: true }).click();
    const light = { ground: await ground(), picture: await page.screenshot() };
    await page.getByText('Dark', { exact: true }).click();
    await expect.poll(ground).not.toBe(light.ground);
    expect((await page.screenshot()).equals(light.picture)).toBe(false);
  });
});
