/**
 * The border between the page and the gate. It gives the page one function for each verb, and one stream of events:
 * no channel, no event object, nothing of Electron. Its imports are types only, but for Electron's own two, so that it
 * stays one file. Under Chromium the very same file runs with stand-ins for those two.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, BridgeEvent } from './contract/bridge.ts';
import type { Result } from './contract/errors.ts';

const flag = '--vigil-verbs=';
const names = (process.argv.find((argument) => argument.startsWith(flag)) ?? flag).slice(flag.length).split(',');

const listeners = new Set<(event: BridgeEvent) => void>();
/** What was said before the page listened: after a lock the new page must still hear why. */
const early: BridgeEvent[] = [];

ipcRenderer.on('vigil:event', (_, event: BridgeEvent) => {
  if (listeners.size === 0 && event.kind === 'locked') early.push(event);
  for (const listener of listeners) listener(event);
});

const verbs = Object.fromEntries(
  names.map((name) => [
    name,
    (input: unknown): Promise<Result<unknown>> => ipcRenderer.invoke('vigil:call', name, input),
  ]),
);

const bridge: Bridge = {
  verbs,
  listen: (listener) => {
    listeners.add(listener);
    for (const event of early.splice(0)) listener(event);
    return () => {
      listeners.delete(listener);
    };
  },
};

contextBridge.exposeInMainWorld('vigil', bridge);
