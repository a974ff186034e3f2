/**
 * A desk in a process of its own, which joins a unit and does as it is told: `desk-by-orders.ts FILE CODE FOLDER`, one order a line as JSON on
 * standard input, one answer a line on standard output.
 */
import { createInterface } from 'node:readline';
import { noSealer } from '../../main/hosts/chromium/no-sealer.ts';
import { joinedUnits } from '../../main/hosts/joined-units.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import { deskLine } from './unit.ts';

export type Order =
  | { order: 'sign in'; login: string; passphrase: string }
  | { order: 'ask'; verb: string; input: unknown }
  | { order: 'stands'; state: string }
  | { order: 'emptied' }
  | { order: 'gone' };

const [file = '', code = '', folder = ''] = process.argv.slice(2);
const units = joinedUnits(folder, noSealer);
const desk = deskLine(units.connect(await units.join(file, code)));

async function obey(order: Order): Promise<unknown> {
  switch (order.order) {
    case 'sign in':
      return desk.signIn(order.login, order.passphrase);
    case 'ask':
      return desk.ask(order.verb as VerbName, order.input as never);
    case 'stands':
      return desk.until(() => (desk.line()?.state === order.state ? true : undefined));
    case 'emptied':
      return desk.until(() => (desk.line()?.waiting.length === 0 ? true : undefined));
    case 'gone':
      await desk.ended();
      return desk.gone();
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await obey(JSON.parse(line) as Order).catch(() => desk.gone());
  process.stdout.write(`${JSON.stringify(answer ?? null)}\n`);
}
process.exit(0);
