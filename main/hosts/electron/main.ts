/**
 * Where the packaged program begins. What must be settled before Electron is ready is settled here; the rest is in
 * boot. Awaiting readiness at this level would never end, since Electron waits for this file.
 */
import { app, protocol } from 'electron';
import { boot } from './boot.ts';
import { runCommand } from './command.ts';
import { lockDownNavigation } from './navigation-lockdown.ts';
import { blockNetwork } from './network.ts';
import { startedWithoutDisplay } from './no-display.ts';
import { scheme } from './paths.ts';
import { refusedSwitch } from './switches.ts';

/** `vigil --admin COMMAND ...`: the command line of the packaged program, without a window. */
const commandAt = process.argv.indexOf('--admin');

const refused = app.isPackaged ? refusedSwitch(process.argv.slice(1), process.platform) : null;
if (refused !== null) {
  process.stderr.write(`Vigil does not start with the switch "${refused}". Leave it out, then start it again.\n`);
  app.exit(1);
}

if (commandAt >= 0) {
  const code = startedWithoutDisplay(process.argv, process.env);
  if (code !== null) process.exit(code);
  app.disableHardwareAcceleration();
}
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);
blockNetwork();
lockDownNavigation();

if (commandAt >= 0) {
  app.whenReady().then(
    () => runCommand(process.argv.slice(commandAt + 1)),
    () => app.exit(1),
  );
} else if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(boot)
    .catch(() => app.exit(1));
} else {
  app.exit(0);
}
