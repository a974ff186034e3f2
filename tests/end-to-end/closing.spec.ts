/** Closed with care: what closing takes is seen beforehand, a closure is reviewed blind, and a call is asked through without costing a key. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openDemonstration } from './story/demonstration.ts';
import { button, closeMessages, goTo, patient, seeMessage, seeView } from './story/page.ts';
import { takePictures } from './story/pictures.ts';
import { createVault, lock } from './story/vault.ts';

const said = 'Caller says two men load drums into a grey van behind the tile depot after ten at night.';

/** What the focus is on, in words. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement)) return 'nothing';
    const named = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? (at.labels ?? [])[0] : null;
    return (named?.textContent ?? at.textContent ?? '').replace(/[\s*]+/g, ' ').trim();
  });

test('a call is taken with the same keys as ever, and is asked through beside the form', async ({ app }) => {
  const { page } = app;
  await createVault(page, undefined, ['Case officer', 'Intake officer']);

  await test.step('the shortest way: a channel, the words, and Ctrl Enter', async () => {
    let keys = 0;
    const press = async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    await press('c');
    await seeView(page, 'Record a contribution');
    await expect(page.locator('input:focus')).toHaveAttribute('type', 'radio');
    await press('Space');
    await press('Tab');
    expect(await focused(page)).toMatch(/^What was said/);
    await page.keyboard.type(said);
    await press('Control+Enter');
    await seeMessage(page, /recorded\./);
    // As many as before there were questions: none of them stands in the way.
    expect(keys).toBe(4);
    await expect(page.locator('.tip .marked')).toHaveText(said);
    await expect(page.getByRole('region', { name: 'Asked at intake' })).toHaveCount(0);
  });

  await test.step('from the words on, the keys go through what they went through before, and only then to the questions', async () => {
    await closeMessages(page);
    await page.keyboard.press('c');
    await seeView(page, 'Record a contribution');
    await page.keyboard.press('Space');
    const passed: string[] = [];
    for (let n = 0; n < 12; n++) {
      await page.keyboard.press('Tab');
      passed.push((await focused(page)).replace(/ ?(\(required\)|Source details|Esc|Ctrl).*$/, ''));
    }
    expect(passed).toEqual([
      'What was said',
      'Area',
      'Where exactly',
      'Immediate risk',
      'Anonymous',
      'Can be contacted',
      'Name of the source',
      'How to reach the source',
      'Kind, time, marking',
      'Close, keep draft',
      'Record',
      'Who',
    ]);
  });

  await test.step('Ctrl B goes to the first open question from anywhere; answers are read in the text', async () => {
    await page.getByLabel(/What was said/).focus();
    await page.keyboard.type('A man photographs the gates of the depot.');
    await page.keyboard.press('Control+b');
    expect(await focused(page)).toBe('Who');
    await page.keyboard.type('About thirty, grey coat');
    await page.keyboard.press('Control+b');
    expect(await focused(page)).toBe('What');
    await page.getByLabel('How known').fill('Saw it from her window');
    await page.getByLabel('Under 18').fill('His son, about nine');
    await page.getByLabel('Call back on').fill('tomorrow');
    await page.getByLabel('What the caller was told').fill('Somebody rings tomorrow.');
    await expect(page.getByText('3 answered, 6 open')).toBeVisible();
    await takePictures(page, 'questions');
    await page.keyboard.press('Control+Enter');
    await seeMessage(page, /recorded\./);
    await expect(page.locator('.tip .marked')).toContainText('Who: About thirty, grey coat');
    const asked = page.getByRole('region', { name: 'Asked at intake' });
    await expect(asked).toContainText('Saw it from her window');
    await expect(asked).toContainText('what, where, when, weapon, travel');
    await expect(page.getByRole('region', { name: 'Before it is closed' })).toContainText('A child');
    await asked.scrollIntoViewIfNeeded();
    await takePictures(page, 'asked');
  });
});

test('an immediate risk is closed by a supervisor with an assessment, and opened again by a blind review', async ({
  app,
}) => {
  test.setTimeout(300_000);
  const { page } = app;
  const as = async (name: RegExp, signedIn = true) => {
    if (signedIn) {
      await closeMessages(page);
      await lock(page);
    }
    await button(page, name).first().click();
    await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible(patient);
  };
  await openDemonstration(app);

  await test.step('two people have every closure reviewed for a while', async () => {
    await as(/Stefan Kowal/, false);
    await goTo(page, '#/rules/review_share');
    await seeView(page, 'Rule: Share of second reviews');
    await button(page, 'Change').click();
    const dialog = page.getByRole('dialog', { name: 'Change the rule: Share of second reviews' });
    const share = dialog.getByRole('textbox', { name: 'Drawn for review' });
    await share.fill('101');
    await dialog.getByLabel('Why').fill('All of them for a week, after the inspection.');
    await button(dialog, 'Propose').click();
    await expect(dialog.getByText('A whole number from 0 to 100.')).toBeVisible();
    await share.fill('100');
    await button(dialog, 'Propose').click();
    await seeMessage(page, 'Proposed.');
    await as(/Tuncay Yildiz/);
    await goTo(page, '#/rules');
    const waiting = page.getByRole('region', { name: 'Waiting for a second person' });
    await button(waiting, 'Agree').click();
    await seeMessage(page, 'Agreed.');
  });

  await test.step('the manager sees how many are drawn, and how reviews went', async () => {
    await as(/Maureen Brennan/);
    await goTo(page, '#/reviews');
    await seeView(page, 'Second reviews');
    await expect(page.getByRole('region', { name: 'How many are drawn' })).toContainText(/Version 2, in force since/);
    await takePictures(page, 'share');
    await goTo(page, '#/dashboard');
    const chart = page.getByRole('region', { name: 'Closures reviewed blind' });
    await chart.scrollIntoViewIfNeeded();
    await expect(chart).toContainText(/reversed, .* upheld, of [\d,]+ reviews/);
    await expect(chart.locator('svg').first()).toBeVisible();
    await takePictures(page, 'reviews-on-the-dashboard');
  });

  const report = 'My nephew says he will attack the harbour market on Saturday, and asks me for money.';
  const tip = page.locator('.tip');
  let reference = '';
  await test.step('what closing takes is seen beforehand, and a trace asks for a reason', async () => {
    await as(/Esi Adjei/);
    await goTo(page, '#/queue');
    await page.keyboard.press('c');
    await seeView(page, 'Record a contribution');
    await page.keyboard.press('Space');
    await page.getByLabel(/What was said/).fill(report);
    await page.getByRole('checkbox', { name: 'Immediate risk' }).press('Space');
    await page.getByRole('checkbox', { name: 'Caller told to dial 999' }).press('Space');
    await page.keyboard.press('Control+Enter');
    await seeMessage(page, /recorded\./);
    await closeMessages(page);
    await expect(page.locator('.tip .marked')).toHaveText(report);
    reference = /TIP-\d+-\d+/.exec((await page.locator('.tip__head h2').textContent()) ?? '')?.[0] ?? 'none';
    const closing = page.getByRole('region', { name: 'Before it is closed' });
    await expect(closing).toContainText('a reason, an assessment (RCAP) and a supervisor’s sign-off');
    await expect(closing).toContainText('attack');
    await closing.scrollIntoViewIfNeeded();
    await takePictures(page, 'before-it-is-closed');
    await page.locator('.tip__head h2').focus();
    await page.keyboard.press('t');
    const trace = page.getByRole('dialog', { name: /^Trace/ });
    await button(trace, 'Make it a trace').click();
    await expect(trace.getByText('Write one sentence that a reviewer would understand.')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('no further action wants the assessment with the reason', async () => {
    await page.locator('.tip__head h2').focus();
    await page.keyboard.press('n');
    const dialog = page.getByRole('alertdialog', { name: 'No further action' });
    await expect(dialog).toContainText('Immediate risk was marked.');
    await dialog.getByLabel('Why').fill('He said it of a game; the mother was rung and says so too.');
    await dialog.getByRole('radiogroup', { name: 'Risk' }).getByText('Low', { exact: true }).click();
    await takePictures(page, 'no-further-action');
    await button(dialog, 'Propose no further action').click();
    await seeMessage(page, /awaiting sign-off/i);
  });
  const open = async () => {
    await page.evaluate((text) => {
      location.hash = `#/search/${encodeURIComponent(text)}`;
    }, 'nephew harbour market Saturday');
    await page.getByRole('grid', { name: 'Found' }).getByText(reference).first().dblclick();
    await seeView(page, 'Queue');
    await expect(tip).toContainText(reference);
  };

  await test.step('a peer may send it back and not sign it off', async () => {
    await as(/Priya Shah/);
    await open();
    await expect(tip.getByText('Needs a supervisor')).toBeVisible();
    await expect(button(tip, 'Sign off')).toHaveCount(0);
    await expect(button(tip, 'Send back')).toBeVisible();
  });

  await test.step('a supervisor reads what was considered, and signs it off', async () => {
    await as(/Hala Farouk/);
    await open();
    await expect(tip.getByRole('region', { name: 'What was considered' })).toContainText('Proposed no further action');
    await takePictures(page, 'sign-off');
    await button(tip, 'Sign off').click();
    await seeMessage(page, /no further action/i);
    // Who took part is not told that it was drawn.
    await goTo(page, '#/reviews');
    await seeView(page, 'Second reviews');
    await expect(page.getByText('My nephew says')).toHaveCount(0);
  });

  await test.step('an officer who took no part reviews it without knowing the outcome', async () => {
    await as(/Ruairi McArdle/);
    await goTo(page, '#/reviews');
    const line = page.getByRole('listitem').filter({ hasText: 'My nephew says' });
    await expect(page.getByRole('region', { name: 'Waiting for your review' })).toBeVisible();
    const all = page.getByRole('button', { name: /^Show all/ });
    if ((await all.count()) > 0) await all.first().click();
    await takePictures(page, 'waiting-for-review');
    await button(line, 'Review').click();
    await expect(page.getByText(report)).toBeVisible();
    for (const hidden of [reference, 'He said it of a game', 'Hala Farouk', 'Esi Adjei'])
      await expect(page.getByText(hidden)).toHaveCount(0);
    await takePictures(page, 'blind');
    await button(page, 'Give review').click();
    await expect(page.getByText('Say what you would have done.')).toBeVisible();
    await page.getByText('Lead', { exact: true }).click();
    await page.getByLabel('Why').fill('Nobody spoke to the nephew himself.');
    await button(page, 'Give review').click();
    await expect(page.getByText('You came to another outcome: it is open again')).toBeVisible();
    await expect(page.getByText('He said it of a game')).toBeVisible();
    await takePictures(page, 'another-outcome');
  });

  await test.step('whoever closed it is told, and it waits in the queue with its history', async () => {
    await as(/Esi Adjei/);
    await goTo(page, '#/my-work');
    const again = page.getByRole('region', { name: 'Opened again by a second review' });
    await expect(again).toContainText('Nobody spoke to the nephew himself.');
    await takePictures(page, 'told');
    await again.getByRole('link', { name: reference }).click();
    await expect(page.locator('.tip__head')).toContainText('Untriaged');
    await expect(tip.getByRole('region', { name: 'History' })).toContainText(
      'Opened again: a blind second review came to another outcome',
    );
  });
});
