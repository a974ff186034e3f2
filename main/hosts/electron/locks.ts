/** Sleep, the machine's own lock, and idleness: the vault locks on each. */
import { powerMonitor } from 'electron';
import type { LockEvents } from '../../gate/host.ts';
import { watchIdle } from '../idle.ts';

/** `limitMinutes` is asked each time, since the person can change it. */
export function lockEvents(limitMinutes: () => number): LockEvents {
  const listeners: Array<Parameters<LockEvents['onLock']>[0]> = [];
  const tell = (why: 'suspend' | 'screen-lock' | 'idle') => {
    for (const listener of listeners) listener(why);
  };
  powerMonitor.on('suspend', () => tell('suspend'));
  powerMonitor.on('lock-screen', () => tell('screen-lock'));
  watchIdle(
    () => powerMonitor.getSystemIdleTime(),
    limitMinutes,
    () => tell('idle'),
  );
  return { onLock: (listener) => listeners.push(listener) };
}
