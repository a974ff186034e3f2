/** No page goes anywhere: no other address, no second window, no page inside the page. */
import { app } from 'electron';
import { isOwnPage } from '../../gate/sender.ts';
import { origin } from './paths.ts';

/** For all web contents that will ever exist, so that none is created without it. */
export function lockDownNavigation(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (!isOwnPage({ mainFrame: event.isMainFrame, url: event.url }, origin)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
