/** An hour's work in the page, replayed as fast as it answers: does the page's memory grow? */
import type { Result } from '../result.ts';
import type { BenchPage } from './bench-page.ts';

/** What an officer does in a minute: the next tips, now and then a search, an investigation, the figures. */
const minutesInAnHour = 60;
const tipsAMinute = 3;
const flat = 1.1;

async function heapMegabytes({ host, page }: BenchPage): Promise<number> {
  const devtools = await host.context.newCDPSession(page);
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return usedSize / 1024 ** 2;
}

async function minute(bench: BenchPage, number: number): Promise<void> {
  const { page } = bench;
  await bench.goTo('#/queue', 'Queue');
  await page.locator('.table__row').first().waitFor();
  await page.getByRole('grid', { name: 'Queue' }).focus();
  for (let tip = 0; tip < tipsAMinute; tip += 1) {
    await page.keyboard.press('j');
    await page.locator('.tip__head').waitFor();
  }
  if (number % 3 === 0) await bench.goTo(`#/search/${['van', 'harbour', 'freezer'][(number / 3) % 3]}`, /^Search/);
  if (number % 6 === 0) await bench.goTo('#/dashboard', 'Dashboard');
  if (number % 6 === 3) {
    await bench.goTo(`#/investigation/${1 + number}/timeline`, /^Op /);
    await bench.goTo('#/entities', 'Identifiers');
  }
}

export async function pageMemory(bench: BenchPage): Promise<Result> {
  const samples: number[] = [];
  for (let number = 1; number <= minutesInAnHour; number += 1) {
    await minute(bench, number);
    if (number % 12 === 0) samples.push(await heapMegabytes(bench));
  }
  const [first = 0] = samples;
  const last = samples.at(-1) ?? 0;
  return {
    name: 'page-memory',
    median_ms: null,
    p95_ms: null,
    per_second: null,
    peak_mb: Math.max(...samples),
    ratio_plain: null,
    ratio_postgres: null,
    goal: `after an hour at most ${flat} × the first fifth`,
    met: last <= first * flat,
  };
}
