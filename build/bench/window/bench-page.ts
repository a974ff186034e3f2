/** What each measure of the window is given: a page with an officer signed in. */
import type { ChromiumHost } from '../../../main/hosts/chromium/host.ts';

export interface BenchPage {
  host: ChromiumHost;
  page: ChromiumHost['page'];
  rows: number;
  say: (line: string) => void;
  /** Goes to a view and waits until it has finished loading. */
  goTo(hash: string, title: string | RegExp): Promise<void>;
}
