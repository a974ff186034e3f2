/** Puts the parts together once Electron is ready. */
import { app, type BrowserWindow, ipcMain, powerMonitor, safeStorage } from 'electron';
import { contract } from '../../../preload/contract/index.ts';
import { type Gate, gate, pageVerbs } from '../../gate/gate.ts';
import type { Host } from '../../gate/host.ts';
import type { Sender } from '../../gate/sender.ts';
import { joinedUnits } from '../joined-units.ts';
import { policyPlace, readPolicy } from '../policy.ts';
import { hostWindow, loadPage, makeWindow, printer } from './browser-window.ts';
import { nativeDialogs } from './dialogs.ts';
import { startEngine } from './engine.ts';
import { lockEvents } from './locks.ts';
import { setMenu } from './menu.ts';
import { nativeNotifier } from './notifier.ts';
import { origin, vaultsFolder } from './paths.ts';
import { systemSealer } from './sealer.ts';
import { storedSettings } from './stored-settings.ts';

function senderOf(event: Electron.IpcMainInvokeEvent, window: BrowserWindow): Sender {
  const frame = event.senderFrame;
  const mainFrame = frame !== null && event.sender === window.webContents && frame === window.webContents.mainFrame;
  return { mainFrame, url: frame?.url ?? '' };
}

/** The vault is closed and the engine has ended before the program does; a second request to quit does not wait. */
function endInOrder(own: Gate): void {
  let ending = false;
  app.on('before-quit', (event) => {
    if (ending) return;
    ending = true;
    event.preventDefault();
    own.end().finally(() => app.exit(0));
  });
  app.on('window-all-closed', () => app.quit());
  powerMonitor.on('shutdown', () => app.quit());
}

function forward(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

export async function boot(): Promise<void> {
  const settings = storedSettings(readPolicy(policyPlace(process.platform)));
  const window = await makeWindow(pageVerbs(contract));
  const sealer = systemSealer(safeStorage, process.platform);
  const host: Host = {
    kind: 'electron',
    version: app.getVersion(),
    vaultsFolder: vaultsFolder(),
    dialogs: nativeDialogs(window),
    sealer,
    settings,
    printer: printer(window),
    window: hostWindow(window),
    locks: lockEvents(() => settings.read().idleLockMinutes),
    units: joinedUnits(vaultsFolder(), sealer),
    notifier: nativeNotifier(() => forward(window)),
  };
  const own = gate({
    verbs: contract,
    host,
    origin,
    checkAnswers: !app.isPackaged,
    startEngine: () => startEngine(settings.read().maximumMarking),
  });
  ipcMain.handle('vigil:call', (event, verb: unknown, input: unknown) =>
    own.call(senderOf(event, window), typeof verb === 'string' ? verb : '', input),
  );
  setMenu(() => void own.lock());
  endInOrder(own);
  app.on('second-instance', () => forward(window));
  await loadPage(window);
}
