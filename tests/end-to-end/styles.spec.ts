/** A view looks the same whichever was opened before it. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { findInQueue, loadInvestigations, takeTipsIn } from './story/casework.ts';
import { goTo, seeView } from './story/page.ts';
import { createVault, signIn } from './story/vault.ts';

/** How an element and all in it are drawn: every computed style of each, the outermost first. */
type Looks = { tag: string; style: Record<string, string> }[];

function looks(of: Locator): Promise<Looks> {
  return of.evaluate((element) =>
    [element, ...element.querySelectorAll('*')].map((each) => {
      const style = getComputedStyle(each);
      return {
        tag: each.tagName.toLowerCase(),
        style: Object.fromEntries([...style].map((name) => [name, style.getPropertyValue(name)])),
      };
    }),
  );
}

/** What is drawn otherwise, as `span 3 color: black, then red`. */
function changed(first: Looks, then: Looks): string[] {
  const elements = first.flatMap(({ tag, style }, place) =>
    Object.entries(style).flatMap(([name, value]) => {
      const now = then[place]?.style[name];
      return now === value ? [] : [`${tag} ${place} ${name}: ${value}, then ${now}`];
    }),
  );
  return first.length === then.length ? elements : [`${first.length} elements, then ${then.length}`, ...elements];
}

async function cardOnRecord(page: Page): Promise<Looks> {
  await goTo(page, '#/record');
  await seeView(page, 'Record a contribution');
  await page.getByRole('textbox', { name: 'What was said' }).fill('Craig Dunmore rang again from 07700 900123.');
  const card = page.getByRole('article', { name: /^Op LARKSPUR/ });
  await expect(card).toBeVisible();
  return looks(card);
}

async function firstEntity(page: Page): Promise<Looks> {
  await goTo(page, '#/entities');
  await page.getByRole('textbox', { name: 'Filter' }).fill('07700 900123');
  const row = page.getByRole('grid', { name: 'Identifiers' }).getByRole('row').nth(1);
  await expect(row).toContainText('LARKSPUR');
  // Not under the pointer and not current, wherever the focus was before.
  await page.mouse.move(1, 1);
  return looks(row.getByRole('gridcell').nth(2));
}

test('a view that is opened first in a fresh window looks as it does after all others', async ({ app }) => {
  test.setTimeout(120_000);
  await createVault(app.page);
  await loadInvestigations(app, 'LARKSPUR');
  await takeTipsIn(app, 20);

  await app.restart();
  await signIn(app.page);
  const [card, entity] = [await cardOnRecord(app.page), await firstEntity(app.page)];

  await findInQueue(app.page, 'the');
  for (const tab of ['overview', 'subjects', 'tips', 'actions', 'decisions'])
    await goTo(app.page, `#/investigation/1/${tab}`);
  await seeView(app.page, 'Op LARKSPUR');
  for (const place of ['dashboard', 'brief', 'watch-list']) {
    await goTo(app.page, `#/${place}`);
    await seeView(app.page, new RegExp(place.replace('-', '.'), 'i'));
  }
  expect(card.length).toBeGreaterThan(10);
  expect(changed(card, await cardOnRecord(app.page))).toEqual([]);
  expect(changed(entity, await firstEntity(app.page))).toEqual([]);
});
