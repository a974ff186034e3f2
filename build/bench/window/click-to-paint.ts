/**
 * From a press to the picture it asks for, over the commonest acts: by the page's own clock, from the event until after the
 * paint.
 */
import { percentile, type Result } from '../result.ts';
import { type Act, acts } from './acts.ts';
import type { BenchPage } from './bench-page.ts';

/** Milliseconds: up to here the answer feels immediate. */
const soon = 300;
const rounds = 5;
const patience = 15_000;

interface Wanted {
  shows: string;
  changes: { selector: string; from: string | null } | null;
  hash: string | null;
  patience: number;
}

/**
 * Runs in the page before the press, and returns once it is listening: a key sent at the same time might arrive first. After the press,
 * `benchPainted` is the milliseconds until what is wanted has been painted, or -1 if it never was.
 */
const listen = `({ shows, changes, hash, patience }) => void (window.benchPainted = new Promise((resolve) => {
  let pressed = 0;
  const began = performance.now();
  addEventListener('keydown', (event) => { pressed ||= event.timeStamp; }, { capture: true, once: true });
  const stands = () => {
    const there = document.querySelector(shows) !== null && document.querySelector('main .skeleton') === null;
    const text = changes === null ? null : document.querySelector(changes.selector)?.textContent ?? null;
    return there && (changes === null || (text !== null && text !== changes.from));
  };
  const look = () => {
    if (performance.now() - began > patience) return resolve(-1);
    if (pressed === 0 || !stands()) return requestAnimationFrame(look);
    // The frame in which it stands is painted before the next message is heard.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now() - pressed);
    requestAnimationFrame(() => port2.postMessage(null));
  };
  requestAnimationFrame(look);
  if (hash === null) return;
  pressed = performance.now();
  location.hash = hash;
}))`;

async function once(bench: BenchPage, act: Act): Promise<number> {
  const { page } = bench;
  await act.from(bench);
  const { changes } = act;
  const from = changes === undefined ? null : await page.locator(changes).first().textContent();
  const wanted: Wanted = {
    shows: act.shows,
    changes: changes === undefined ? null : { selector: changes, from },
    hash: 'hash' in act.press ? act.press.hash : null,
    patience,
  };
  await page.evaluate(`(${listen})(${JSON.stringify(wanted)})`);
  if ('key' in act.press) await page.keyboard.press(act.press.key);
  const took = await page.evaluate<number>('window.benchPainted');
  if (took < 0) throw new Error(`${act.name}: what was asked for did not come`);
  await act.after?.(bench);
  return took;
}

export async function clickToPaint(bench: BenchPage): Promise<Result> {
  const all: number[] = [];
  for (const act of acts) {
    const own: number[] = [];
    for (let round = 0; round < rounds; round += 1) own.push(await once(bench, act));
    const median = percentile(own, 0.5).toFixed(0);
    bench.say(`${act.name}: ${median} ms (${own.map((ms) => ms.toFixed(0)).join(', ')})`);
    all.push(...own);
  }
  return {
    name: 'click-to-paint',
    median_ms: percentile(all, 0.5),
    p95_ms: percentile(all, 0.95),
    per_second: null,
    peak_mb: null,
    ratio_plain: null,
    ratio_postgres: null,
    goal: `P95 ${soon} ms`,
    met: percentile(all, 0.95) <= soon,
  };
}
