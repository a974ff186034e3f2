/** The one window. Its session lives in memory: nothing that the page stores reaches the disk. */
import { app, BrowserWindow, session } from 'electron';
import type { HostWindow, Printer } from '../../gate/host.ts';
import { closeSession } from './network.ts';
import { bridgeFile, origin, rendererFolder } from './paths.ts';

/** Without `persist:` a partition is kept in memory only. */
const partition = 'vigil';

export async function makeWindow(verbs: readonly string[]): Promise<BrowserWindow> {
  await closeSession(session.fromPartition(partition), rendererFolder);
  await closeSession(session.defaultSession, rendererFolder);
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Vigil',
    backgroundColor: '#ffffff',
    webPreferences: {
      partition,
      preload: bridgeFile,
      additionalArguments: [`--vigil-verbs=${verbs.join(',')}`],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.setContentProtection(true);
  window.once('ready-to-show', () => window.show());
  return window;
}

export function loadPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(`${origin}/`);
}

export function hostWindow(window: BrowserWindow): HostWindow {
  return {
    push: (event) => {
      if (!window.isDestroyed()) window.webContents.send('vigil:event', event);
    },
    reload: async () => {
      if (window.isDestroyed()) return;
      // Goes through an empty page: the process that held the records is discarded, not reused.
      await window.loadURL('about:blank');
      await window.webContents.session.clearStorageData();
      window.webContents.navigationHistory.clear();
      await loadPage(window);
    },
  };
}

export function printer(window: BrowserWindow): Printer {
  return {
    pdf: ({ header, footer }) =>
      window.webContents.printToPDF({
        pageSize: 'A4',
        displayHeaderFooter: true,
        headerTemplate: header,
        footerTemplate: footer,
        printBackground: true,
        // A sheet may ask for another size: the timeline is printed on A3.
        preferCSSPageSize: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
        // Inches: 20, 22, 15 and 15 mm.
        margins: { top: 0.79, bottom: 0.87, left: 0.59, right: 0.59 },
      }),
  };
}
