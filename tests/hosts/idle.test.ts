import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchIdle } from '../../main/hosts/idle.ts';

describe('idleness', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('locks once when the time has passed, and again only after somebody came back', async () => {
    let idle = 0;
    let locked = 0;
    const watch = watchIdle(
      () => idle,
      () => 5,
      () => locked++,
      1000,
    );
    const tick = () => vi.advanceTimersByTimeAsync(1000);
    idle = 299;
    await tick();
    expect(locked).toBe(0);
    idle = 300;
    await tick();
    await tick();
    expect(locked).toBe(1);
    idle = 1;
    await tick();
    idle = 301;
    await tick();
    expect(locked).toBe(2);
    watch.stop();
    idle = 1;
    await tick();
    idle = 400;
    await tick();
    expect(locked).toBe(2);
  });

  it('heeds a limit that was changed meanwhile', async () => {
    let minutes = 60;
    let locked = 0;
    const watch = watchIdle(
      () => 120,
      () => minutes,
      () => locked++,
      1000,
    );
    await vi.advanceTimersByTimeAsync(3000);
    expect(locked).toBe(0);
    minutes = 2;
    await vi.advanceTimersByTimeAsync(1000);
    expect(locked).toBe(1);
    watch.stop();
  });
});
