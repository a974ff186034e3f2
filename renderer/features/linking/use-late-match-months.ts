/** How far back late matches are looked for: a setting of the workstation, the same wherever it is asked for. */
import { useEffect, useSyncExternalStore } from 'react';
import { call } from '../../shell/client.ts';

/** `null` until the setting is read. */
let months: number | null = null;
const watchers = new Set<() => void>();

function become(chosen: number): void {
  months = chosen;
  for (const watcher of watchers) watcher();
}

function choose(chosen: number): void {
  become(chosen);
  call('host.settings.write', { lateMatchMonths: chosen }).catch(() => undefined);
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** `null` until the setting is read. */
export function useLateMatchMonths(): [number | null, (months: number) => void] {
  const now = useSyncExternalStore(watch, () => months);
  useEffect(() => {
    if (months !== null) return;
    // Where settings cannot be read, the list is still of use.
    call('host.settings.read', {}).then(
      ({ lateMatchMonths }) => become(lateMatchMonths),
      () => become(18),
    );
  }, []);
  return [now, choose];
}
