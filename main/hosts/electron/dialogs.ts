/** The machine's own dialogs. */
import { stat } from 'node:fs/promises';
import { type BrowserWindow, dialog } from 'electron';
import type { Dialogs, FilePurpose, FolderPurpose, SavePurpose } from '../../gate/host.ts';

const open: Readonly<Record<FilePurpose, { title: string; filters: Electron.FileFilter[] }>> = {
  contributions: {
    title: 'Choose a file of contributions',
    filters: [
      {
        name: 'Contributions',
        extensions: [
          'csv',
          'tsv',
          'txt',
          'xlsx',
          'ods',
          'json',
          'jsonl',
          'ndjson',
          'html',
          'htm',
          'xls',
          'eml',
          'msg',
          'mbox',
          'zip',
        ],
      },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  investigations: { title: 'Choose a file of investigations', filters: [{ name: 'JSON', extensions: ['json'] }] },
  tiles: { title: 'Choose a map', filters: [{ name: 'PMTiles', extensions: ['pmtiles'] }] },
  gazetteer: { title: 'Choose a gazetteer', filters: [{ name: 'CSV', extensions: ['csv', 'txt'] }] },
  workstation: {
    title: 'Choose the file that your administrator gave you',
    filters: [{ name: 'JSON', extensions: ['json'] }],
  },
};

const folders: Readonly<Record<FolderPurpose, string>> = {
  vault: 'Choose the folder of the vault',
  backups: 'Choose the folder for backups',
};

const save: Readonly<Record<SavePurpose, Electron.FileFilter>> = {
  csv: { name: 'CSV', extensions: ['csv'] },
  pdf: { name: 'PDF', extensions: ['pdf'] },
  json: { name: 'JSON', extensions: ['json'] },
  svg: { name: 'SVG', extensions: ['svg'] },
  png: { name: 'PNG', extensions: ['png'] },
  docx: { name: 'Word', extensions: ['docx'] },
  document: { name: 'All files', extensions: ['*'] },
};

/** Dialogs that belong to the window and block it. A file that vanished while being chosen counts as not chosen. */
export function nativeDialogs(window: BrowserWindow): Dialogs {
  return {
    openFile: async (purpose) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        ...open[purpose],
        properties: ['openFile'],
      });
      const path = filePaths[0];
      if (canceled || path === undefined) return null;
      const found = await stat(path).catch(() => null);
      return found === null ? null : { path, size: found.size };
    },
    openFolder: async (purpose) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: folders[purpose],
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    saveFile: async (purpose, suggestedName) => {
      const filter = save[purpose];
      const ending = `.${filter.extensions[0]}`;
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath:
          purpose === 'document' || suggestedName.endsWith(ending) ? suggestedName : `${suggestedName}${ending}`,
        filters: [filter],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
