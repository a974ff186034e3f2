/** The vault locks by itself: when the machine sleeps, when the screen locks, and when nobody touches it. */
import { expect, test } from './fixtures.ts';
import { goTo, seeView } from './story/page.ts';
import { createVault, priya, signIn } from './story/vault.ts';

test.setTimeout(150_000);

for (const event of ['suspend', 'lock-screen'] as const) {
  test(`locks when the system says ${event}, and drops what the page held`, async ({ app }) => {
    test.skip(app.kind !== 'electron', 'power events belong to Electron');
    await createVault(app.page);
    await goTo(app.page, '#/investigations');
    await app.electron?.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);
    await seeView(app.page, 'Sign in');
    const kept = () =>
      app.page
        .evaluate(async () => (await indexedDB.databases()).length + localStorage.length)
        .catch(() => 'being loaded');
    await expect.poll(kept).toBe(0);
    await signIn(app.page, priya);
  });
}

test('locks after a minute without a touch, in the time that the person chose', async ({ app }) => {
  await createVault(app.page);
  await goTo(app.page, '#/settings');
  const choice = app.page.getByRole('button', { name: /Lock after no activity for/ });
  await choice.click();
  await app.page.getByRole('option', { name: '1 min' }).click();
  await expect(choice).toContainText('1 min');
  const now = Date.now;
  /** The system's idle time under Electron; the other host lives in the test's own process, whose clock is put forward. */
  const untouchedFor = async (seconds: number) => {
    Date.now = () => now() + seconds * 1000;
    await app.electron?.evaluate(({ powerMonitor }, idle) => {
      powerMonitor.getSystemIdleTime = () => idle;
    }, seconds);
  };
  try {
    await untouchedFor(30);
    await app.page.waitForTimeout(app.kind === 'electron' ? 6_000 : 2_500);
    await expect(choice).toBeVisible();
    await untouchedFor(62);
    await seeView(app.page, 'Sign in');
  } finally {
    Date.now = now;
  }
});
