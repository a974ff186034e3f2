/**
 * Where the packaged program begins. What must be settled before Electron is ready is settled here; the rest is in
 * boot. Awaiting readiness at this level would never end, since Electron waits for this file.
 */
import { app, protocol } from 'electron';
import { boot } from './boot.ts';
import { runCommand } from './command.ts';
import { lockDownNavigation } from './navigation-lockdown.ts';
import { blockNetwork } from './network.ts';
import { needsDisplay, startedWithoutDisplay } from './no-display.ts';
import { scheme } from './paths.ts';
import { runAsService } from './service.ts';
import { refusedSwitch } from './switches.ts';

/** `vigil --admin COMMAND ...`: the command line of the packaged program, without a window. */
const commandAt = process.argv.indexOf('--admin');
/** `vigil --server CONFIG`: the service of a unit, without a window. */
const serviceAt = commandAt >= 0 ? -1 : process.argv.indexOf('--server');

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
if (serviceAt >= 0) {
  // It is not started once more, as a command is: the system that runs it as a service watches this process.
  if (needsDisplay(process.argv, process.env)) {
    process.stderr.write('Without a display, start the service with --ozone-platform=headless before --server.\n');
    process.exit(2);
  }
  app.disableHardwareAcceleration();
}
// Neither opens a window; see switches.ts.
const windowless = commandAt >= 0 || serviceAt >= 0;
if (!windowless || !process.argv.includes('--no-sandbox')) app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);
// A PDF names it as its creator: what leaves does not tell of the machine and its versions.
app.userAgentFallback = 'Vigil (Chrome)';
blockNetwork();
lockDownNavigation();

if (commandAt >= 0) {
  app.whenReady().then(
    () => runCommand(process.argv.slice(commandAt + 1)),
    () => app.exit(1),
  );
} else if (serviceAt >= 0) {
  app.whenReady().then(
    () => runAsService(process.argv.slice(serviceAt + 1)),
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
