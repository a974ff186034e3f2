/** What a Playwright project sets for its specs. */
export interface HostOptions {
  hostKind: 'chromium' | 'electron';
}
