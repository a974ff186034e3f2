/** The vault locks by itself: when the machine sleeps, when the screen locks, and when nobody touches it. */
import { expect, test } from './fixtures.ts';
import { createVault, priya, signIn } from './story/vault.ts';
import { goTo, seeView } from './story/window.ts';

test.setTimeout(150_000);

for (const event of ['suspend', 'lock-screen'] as const) {
  test(`locks when the system says ${event}, and drops what the page held`, async ({ app }) => {
    test.skip(app.kind !== 'electron', 'power events belong to Electron');
    await createVault(app.page);
    await goTo(app.page, '#/investigations');
    await app.electron?.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);
    await seeView(app.page, 'Sign in');
    const kept = await app.page.evaluate(async () => (await indexedDB.databases()).length + localStorage.length);
    expect(kept).toBe(0);
    await signIn(app.page, priya);
  });
}

test('locks after a minute without a touch, in the time that the person chose', async ({ app }) => {
  test.skip(app.kind !== 'chromium', 'idleness under Electron is the whole system’s, which a spec cannot make idle');
  await createVault(app.page);
  await goTo(app.page, '#/settings');
  const choice = app.page.getByRole('button', { name: /Lock when nothing is pressed for/ });
  await choice.click();
  await app.page.getByRole('option', { name: '1 min' }).click();
  await expect(choice).toContainText('1 min');
  // This host lives in the test's own process: its clock is put forward instead of waiting for the minute.
  const now = Date.now;
  try {
    Date.now = () => now() + 50_000;
    await app.page.waitForTimeout(2_500);
    await expect(choice).toBeVisible();
    Date.now = () => now() + 62_000;
    await seeView(app.page, 'Sign in');
  } finally {
    Date.now = now;
  }
});
