/** Files that an installation draws and names places by, loaded as an administrator does. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../app.ts';
import { button } from './page.ts';

/** In the view of maps and gazetteers, which is open. */
export async function loadMapFile(app: App, what: string, name: string, content: string | Uint8Array): Promise<void> {
  const { page } = app;
  const path = join(app.files, name);
  writeFileSync(path, content);
  await app.dialogs({ file: path });
  await button(page, what).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /Whose it is/ }).fill('Invented for this story');
  await button(dialog, 'Load').click();
}
