/** What is typed is saved in its order, and what was to be saved before a lock is saved by the lock. */
import { describe, expect, it } from 'vitest';
import { autosaver } from '../../renderer/shell/autosave.ts';

function slowSaves() {
  const saved: string[] = [];
  const ends: (() => void)[] = [];
  const saver = autosaver<string>(
    async (text) => {
      await new Promise<void>((end) => ends.push(end));
      saved.push(text);
    },
    () => undefined,
    60_000,
  );
  /** Ends the save that is on its way, and lets the next one begin. */
  const endOne = async () => {
    ends.shift()?.();
    for (let n = 0; n < 5; n += 1) await Promise.resolve();
  };
  return { saver, saved, endOne };
}

describe('saves', () => {
  it('that were asked for while another was on its way are made, although the view goes meanwhile', async () => {
    const { saver, saved, endOne } = slowSaves();
    saver.typed('row 11');
    void saver.flush();
    await Promise.resolve();
    saver.typed('row 12');
    const finished = saver.flush();
    void saver.stop();
    await endOne();
    await endOne();
    await finished;
    expect(saved).toEqual(['row 11', 'row 12']);
  });

  it('that nobody asked for are not made once it has stopped', async () => {
    const { saver, saved, endOne } = slowSaves();
    saver.typed('begun');
    void saver.flush();
    await Promise.resolve();
    saver.typed('recorded meanwhile');
    const stopped = saver.stop();
    saver.typed('too late');
    await endOne();
    await stopped;
    expect(saved).toEqual(['begun']);
  });
});
