/**
 * Chromium takes switches from the command line that undo what this program relies on: a debugging port that reads the page, no
 * sandbox, another program in place of its own processes, another profile or proxy, a log of its traffic. Fuses do not cover them,
 * and each version of Chromium has different ones, so a packaged program starts only with those that are known to do no harm. Only
 * its own command line is checked: Chromium starts its other processes with switches of its own.
 */
import { commandOptions } from '../terminal/arguments.ts';

/** Language, size, contrast, a broken graphics driver, the kind of display; and what each value may look like. */
const harmless: Readonly<Record<string, RegExp>> = {
  lang: /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i,
  'force-device-scale-factor': /^\d(?:\.\d{1,3})?$/,
  'force-high-contrast': /^$/,
  'force-prefers-reduced-motion': /^$/,
  'disable-gpu': /^$/,
  'ozone-platform': /^(?:x11|wayland|headless)$/,
  'ozone-platform-hint': /^(?:auto|x11|wayland)$/,
  'log-level': /^[0-3]$/,
};

/** `vigil --admin COMMAND ...`; Chromium reads the command's own options too, and knows none of them. */
const ofCommands: readonly string[] = ['admin', 'help', ...Object.keys(commandOptions)];

/**
 * `vigil --no-sandbox --server CONFIG`, and `vigil --no-sandbox --admin unit ...` on the machine of a service: neither opens a window, so
 * there is no page to be held. Where the system confines a service, it may make neither namespaces nor a helper with rights of its own, which
 * Chromium’s sandbox takes; and as root, which IT is there, Chromium does not start with one.
 */
const ofService: readonly string[] = ['server', 'no-sandbox'];

/** Whether what was typed is for the service of a unit. */
function isForService(args: readonly string[]): boolean {
  const command = args.indexOf('--admin');
  return command < 0 ? args.includes('--server') : args[command + 1] === 'unit';
}

/**
 * The name of the first argument that Chromium would take as a switch (`--name`, `-name`, `/name` on Windows) and that
 * is not one of those, in lower case; `null` where there is none.
 */
export function refusedSwitch(args: readonly string[], platform: NodeJS.Platform): string | null {
  const form = platform === 'win32' ? /^(?:--?|\/)([^=]+)=?(.*)$/s : /^--?([^=]+)=?(.*)$/s;
  const command = args.includes('--admin');
  const service = isForService(args);
  for (const argument of args) {
    const [, name = '', value = ''] = form.exec(argument) ?? [];
    const known = name.toLowerCase();
    if (known === '' || known === '-' || (command && ofCommands.includes(known))) continue;
    if (service && ofService.includes(known) && value === '') continue;
    if (!Object.hasOwn(harmless, known) || harmless[known]?.test(value) !== true) return known;
  }
  return null;
}
