/**
 * Entry point of `npm run load`. This process makes the unit and prints the figures; the service and the officers have processes of their
 * own.
 */
import '../../main/vault/refuse-old-node.ts';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { help, type Order, readArguments } from './arguments.ts';
import type { Shift } from './day.ts';
import type { Held } from './held.ts';
import type { FromOfficers, ToOfficers } from './messages.ts';

const entry = fileURLToPath(import.meta.url);
const say = (line: string) => void process.stderr.write(`load: ${line}\n`);
const problemOf = (error: unknown) => (error instanceof Error ? error.message : 'something could not be measured');

async function asOfficers(): Promise<void> {
  const { officers } = await import('./officers.ts');
  const hear = officers((message: FromOfficers) => process.send?.(message));
  process.on('message', (message) => hear(message as ToOfficers));
}

async function measure(order: Order, data: string): Promise<void> {
  const { dayAt } = await import('./day.ts');
  const { unitForRun } = await import('./make-unit.ts');
  const { reportOf, tableOf } = await import('./report.ts');
  const held = await recordsHeld(order, data);
  const run = join(data, `run-${process.pid}`);
  try {
    const { seconds } = await held.fill(say);
    say(`${order.held} contributions held (filled in ${seconds} s)`);
    const unit = await unitForRun(held, run, order.officers);
    const day = await dayAt(unit, order, entry, say);
    // What was measured is reported whatever happens to the peer.
    const peer = order.peer
      ? await besidePeer(order, data, day.shift).catch((error: unknown) => {
          say(problemOf(error));
          process.exitCode = 1;
          return null;
        })
      : null;
    const report = reportOf(order, day, peer);
    if (order.json !== undefined) writeFileSync(order.json, `${JSON.stringify(report, null, 2)}\n`);
    process.stdout.write(tableOf(report));
  } finally {
    rmSync(run, { recursive: true, force: true });
    await held.end();
  }
}

/** The one place that knows which store. */
async function recordsHeld({ store, held }: Order, data: string): Promise<Held> {
  if (store === 'vault') return import('./held-vault.ts').then(({ heldInVault }) => heldInVault(data, held));
  return import('./held-database.ts').then(({ heldInDatabase }) => heldInDatabase(data, held));
}

/** Whichever store was measured: the peer's records are copied from the vault that is kept. */
async function besidePeer(order: Order, data: string, shift: Shift) {
  const { heldInVault, keptVault } = await import('./held-vault.ts');
  const { besidePlain } = await import('./peer/beside-plain.ts');
  await heldInVault(data, order.held).fill(say);
  return besidePlain(keptVault(data, order.held), order, shift, say);
}

async function run(order: Order): Promise<void> {
  const data = order.data === undefined ? mkdtempSync(join(tmpdir(), 'vigil-load-')) : resolve(order.data);
  mkdirSync(data, { recursive: true });
  // A database in it runs as a user of its own, who may pass through and list nothing.
  if (order.data === undefined) chmodSync(data, 0o711);
  try {
    await measure(order, data);
  } finally {
    if (order.data === undefined) rmSync(data, { recursive: true, force: true });
  }
}

async function main(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if ('problem' in asked) {
    process.stderr.write(`${asked.problem}\n\n${help}`);
    return 2;
  }
  if (asked.order === null) process.stdout.write(help);
  else await run(asked.order);
  return 0;
}

try {
  const args = process.argv.slice(2);
  if (args[0] === 'officers' && process.send !== undefined) await asOfficers();
  else process.exitCode = (await main(args)) || process.exitCode;
} catch (error) {
  say(problemOf(error));
  process.exitCode = 1;
}
