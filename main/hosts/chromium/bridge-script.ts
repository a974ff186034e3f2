/**
 * Makes `window.vigil` in Chromium from the very bridge that ships: its file runs with stand-ins for the two things it needs from
 * Electron. The stand-ins call bindings that the host has put into the page.
 */

/** Names of what the host puts into the page. */
export const bindings = { call: '__vigilCall', active: '__vigilActive', push: '__vigilPush' } as const;

/** `bridge` is the text of `dist/preload/bridge.cjs`. Runs before any script of the page, in its main frame only. */
export function bridgeScript(bridge: string, verbs: readonly string[], origin: string): string {
  return `(() => {
  if (window.top !== window || location.origin !== ${JSON.stringify(origin)}) return;
  const call = window.${bindings.call};
  const active = window.${bindings.active};
  const hidden = (name, value) => Object.defineProperty(window, name, { value, enumerable: false });
  let hear = () => undefined;
  const electron = {
    contextBridge: { exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value: Object.freeze(value), enumerable: true }) },
    ipcRenderer: {
      invoke: (_channel, verb, input) => call(verb, input),
      on: (_channel, listener) => { hear = listener; },
    },
  };
  hidden('${bindings.push}', (event) => hear(null, event));
  window.open = () => null;
  let last = 0;
  for (const kind of ['keydown', 'pointerdown', 'pointermove', 'wheel'])
    window.addEventListener(kind, () => {
      if (Date.now() - last < 1000) return;
      last = Date.now();
      active();
    }, { capture: true, passive: true });
  ((require, process, exports) => {
${bridge}
  })(() => electron, { argv: [${JSON.stringify(`--vigil-verbs=${verbs.join(',')}`)}] }, {});
})();`;
}
