/** What every story does in the window: go to a view, press, see, and look at what the page keeps. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Long work on a small machine: scrypt, an import, a demonstration vault. */
export const patient = { timeout: 60_000 };

export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);
}

export function button(page: Page | Locator, name: string | RegExp): Locator {
  return page.getByRole('button', { name });
}

/** The title of the view that is shown. */
export async function seeView(page: Page, title: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** A message at the corner says `words`. */
export async function seeMessage(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.locator('.toast').filter({ hasText: words }).last()).toBeVisible();
}

/** Closes messages, so that none stands before what is pressed next. */
export async function closeMessages(page: Page): Promise<void> {
  const messages = page.locator('.toast');
  while ((await messages.count()) > 0) {
    await messages
      .first()
      .getByRole('button', { name: 'Close' })
      .click({ timeout: 2000 })
      .catch(() => undefined);
  }
}

/** Chooses in a list that opens under `label`. */
export async function choose(scope: Page | Locator, label: string | RegExp, option: string | RegExp): Promise<void> {
  await scope.getByRole('button', { name: label }).click();
  const page = 'page' in scope ? scope.page() : scope;
  const wanted = page.getByRole('option', { name: option });
  const before = await wanted.getAttribute('aria-selected');
  // While a list is open, what opened it is hidden from everybody else.
  const opened = scope.getByRole('button', { name: label, includeHidden: true, expanded: true });
  // What a list offers may change while it is open, and a press that comes just then is lost: a person presses again.
  await expect(async () => {
    await wanted.click({ timeout: 15_000 });
    await expect(async () => {
      const closed = (await opened.count()) === 0;
      // Where several can be chosen the list stays, and says otherwise of this one.
      expect(closed || (await wanted.getAttribute('aria-selected', { timeout: 500 })) !== before).toBe(true);
    }).toPass({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
}

/** Opens a menu by the name of its button and takes one of its entries. */
export async function fromMenu(page: Page, menu: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

/** Everything that the page keeps in its own stores, as text. */
export function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const db = await done(indexedDB.open(name));
      for (const store of db.objectStoreNames) {
        const all = await done(db.transaction(store).objectStore(store).getAll());
        if (all.length > 0) found.push(all);
      }
      db.close();
    }
    return JSON.stringify(found);
  });
}

/** What `kept` gives for a page that keeps nothing. */
export const nothingKept = '[{},{},""]';
