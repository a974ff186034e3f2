/** Scrolling through the queue and moving through a plot timeline of 2,000 items, frame by frame. */

import { busyOperation } from '../fill.ts';
import { percentile, type Result } from '../result.ts';
import type { BenchPage } from './bench-page.ts';
import { frameCategories, framesOf } from './frames.ts';

/** Half a frame more than a sixtieth of a second: anything below that is up to the screen's own clock. */
const sixtieth = 1000 / 60;
const longest = 50;

interface Way {
  x?: number;
  y?: number;
}

/** Pixels a second: a brisk scroll. */
const speed = 1_500;

/** The frames drawn while the browser itself turns a wheel over `at`, by `way` pixels. */
async function moved({ host, page }: BenchPage, at: { x: number; y: number }, way: Way): Promise<number[]> {
  const browser = host.context.browser();
  if (browser === null) throw new Error('the browser is gone');
  const devtools = await host.context.newCDPSession(page);
  await browser.startTracing(page, { categories: frameCategories });
  await devtools.send('Input.synthesizeScrollGesture', {
    ...at,
    ...(way.x === undefined ? {} : { xDistance: way.x }),
    ...(way.y === undefined ? {} : { yDistance: way.y }),
    speed,
    gestureSourceType: 'mouse',
    preventFling: true,
  });
  const gaps = framesOf(await browser.stopTracing());
  await devtools.detach();
  return gaps;
}

function result(name: string, gaps: readonly number[], { say }: BenchPage): Result {
  const median = percentile(gaps, 0.5);
  const worst = Math.max(...gaps);
  const long = gaps.filter((gap) => gap > longest).map((gap) => `${gap.toFixed(0)} ms`);
  say(`${name}: ${gaps.length} frames, over ${longest} ms: ${long.join(', ') || 'none'}`);
  return {
    name,
    median_ms: median,
    p95_ms: percentile(gaps, 0.95),
    per_second: 1000 / median,
    peak_mb: null,
    ratio_plain: null,
    ratio_postgres: null,
    goal: `60 a second, none over ${longest} ms`,
    met: median <= sixtieth * 1.1 && worst <= longest,
  };
}

async function middleOf({ page }: BenchPage, selector: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error('there is nothing to scroll');
  return { x: box.x + box.width / 2, y: box.y + Math.min(300, box.height / 2) };
}

/** How many pixels can still be scrolled down from here. */
async function room({ page }: BenchPage, selector: string): Promise<number> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollHeight - element.clientHeight - element.scrollTop);
}

export async function queueFrames(bench: BenchPage): Promise<Result> {
  await bench.goTo('#/queue', 'Queue');
  await bench.page.locator('.table__row').nth(10).waitFor();
  const at = await middleOf(bench, '.table');
  const gaps: number[] = [];
  // A stretch at a time, as long as there is more: further pages are loaded on the way.
  for (let stretch = 0; stretch < 4; stretch += 1) {
    const y = Math.min(3_000, (await room(bench, '.table')) - 100);
    if (y > 300) gaps.push(...(await moved(bench, at, { y: -y })));
  }
  return result('queue-frames', gaps, bench);
}

export async function timelineFrames(bench: BenchPage): Promise<Result> {
  await bench.goTo('#/investigations', 'Investigations');
  await bench.page.getByText(busyOperation, { exact: true }).first().click();
  await bench.page.getByRole('tab', { name: 'Timeline' }).click();
  await bench.page.locator('.mark').nth(10).waitFor();
  const at = await middleOf(bench, '.timeline__chart');
  // Zooms in first, so that there is something to move through; then there, back, and in again.
  await bench.page.mouse.move(at.x, at.y);
  await bench.page.mouse.wheel(0, -900);
  const there = await moved(bench, at, { x: -1_200 });
  const back = await moved(bench, at, { x: 1_200 });
  const closer = await moved(bench, at, { y: 900 });
  return result('timeline-frames', [...there, ...back, ...closer], bench);
}
