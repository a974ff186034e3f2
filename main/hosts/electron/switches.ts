/**
 * Chromium takes switches from the command line that undo what this program rests on: a debugging port that reads the page,
 * no sandbox, other processes in the place of its own. Fuses do not cover them, so a packaged program will not start with one.
 */
const refused = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'single-process',
  'in-process-gpu',
  'load-extension',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'js-flags',
  'log-net-log',
  'unsafely-treat-insecure-origin-as-secure',
  'ignore-certificate-errors',
];

/** True when one of the arguments is such a switch, in whatever way Chromium reads it (`--name`, `-name`, `/name` on Windows). */
export function hasRefusedSwitch(args: readonly string[]): boolean {
  return args.some((argument) => {
    const name = /^(?:--?|\/)([^=]+)/.exec(argument)?.[1]?.toLowerCase();
    return name !== undefined && refused.includes(name);
  });
}
