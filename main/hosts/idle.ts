/** Locks after a period without input. Each host finds out the idle time in its own way; the counting is the same. */

export interface IdleWatch {
  stop(): void;
}

/**
 * Asks every `everyMs` for how long nobody has touched anything (seconds), and calls `onIdle` once each time the limit (minutes,
 * read afresh each time, since it can be changed) is passed; the next input arms it again.
 */
export function watchIdle(
  idleSeconds: () => number | Promise<number>,
  limitMinutes: () => number,
  onIdle: () => void,
  everyMs = 5000,
): IdleWatch {
  let told = false;
  const timer = setInterval(async () => {
    const passed = (await idleSeconds()) >= limitMinutes() * 60;
    if (passed && !told) onIdle();
    told = passed;
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
