/** Typing while a file is imported: from each key press to the next frame, as the browser itself reports it. */
import { percentile, type Result } from '../result.ts';
import type { BenchPage } from './bench-page.ts';

const words = 'a white van with two men by the harbour wall after dark ';
const most = 100;

/** Runs in the page: every input event, and how long the page took to show its effect. */
const watch = `(() => {
  window.benchDelays = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'keydown') window.benchDelays.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: false });
})()`;

export async function inputDelay(bench: BenchPage): Promise<Result> {
  const { page } = bench;
  await bench.goTo('#/import', 'Import a file');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click({ timeout: 30_000 });
  await page.getByRole('progressbar').waitFor();
  await page.evaluate(watch);
  const running = () => page.getByRole('progressbar').count();
  let keys = 0;
  const typed = performance.now();
  while (keys < 600 && performance.now() - typed < 30_000) {
    // Each letter typed in the palette asks the engine, which is importing the file.
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type(words, { delay: 25 });
    keys += words.length;
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    if ((await running()) === 0) break;
  }
  const slow = (await page.evaluate('window.benchDelays')) as number[];
  // The browser does not report events that took less than a frame: those are counted as one frame.
  const all = [...slow, ...Array.from({ length: Math.max(0, keys - slow.length) }, () => 16)];
  const cancel = page.getByRole('button', { name: 'Cancel' });
  if ((await cancel.count()) > 0) await cancel.first().click();
  return {
    name: 'input-delay',
    median_ms: percentile(all, 0.5),
    p95_ms: percentile(all, 0.95),
    per_second: null,
    peak_mb: null,
    ratio_plain: null,
    ratio_postgres: null,
    goal: `P95 ${most} ms`,
    met: percentile(all, 0.95) <= most,
  };
}
