/**
 * The command line on a Linux machine without a display. Electron exits there before it is ready, and reads the switch
 * that prevents it before it runs any of this program, so the program starts itself once more, with the switch.
 */
import { spawnSync } from 'node:child_process';

const platformSwitch = '--ozone-platform=headless';

/** Arguments for the second start, or `null` where none is needed. `argv` begins with the program itself. */
export function argumentsWithoutDisplay(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): string[] | null {
  if (platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY || argv.includes(platformSwitch)) return null;
  // What Chromium says about missing graphics and buses concerns nobody; the command's own output is kept.
  return [platformSwitch, '--log-level=3', ...argv.slice(1)];
}

/** Whether Electron would exit before it is ready. */
export const needsDisplay = (argv: readonly string[], env: NodeJS.ProcessEnv): boolean =>
  argumentsWithoutDisplay(argv, env, process.platform) !== null;

/** Runs the command in a second start and returns its exit code; `null` where the first start can do it itself. */
export function startedWithoutDisplay(argv: readonly string[], env: NodeJS.ProcessEnv): number | null {
  const args = argumentsWithoutDisplay(argv, env, process.platform);
  if (args === null) return null;
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  return status ?? 1;
}
