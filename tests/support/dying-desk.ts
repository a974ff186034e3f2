/**
 * A desk in a process of its own that is killed the moment it has been told that its call is kept: `dying-desk.ts PORT FOLDER`, with the
 * certificates as JSON on standard input. Says `signed in`, waits until its line is down, and takes a call.
 */
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { lastingLine } from '../../main/line/lasting-line.ts';
import { outboxIn } from '../../main/line/outbox.ts';
import { remoteEngine } from '../../main/line/remote-engine.ts';
import { deskLine } from './unit.ts';

const [port, folder = ''] = process.argv.slice(2);
const tls = z
  .object({ ca: z.string(), certificate: z.string(), key: z.string() })
  .parse(JSON.parse(await text(process.stdin)));
const desk = deskLine(
  lastingLine({
    connect: () => remoteEngine({ host: '127.0.0.1', port: Number(port), tls }),
    outbox: outboxIn(folder),
  }),
);
await desk.signIn('iqbal');
process.stdout.write('signed in\n');
await desk.until(() => (desk.line()?.state === 'down' ? true : undefined));
await desk.ask('intake.record', { form: { channel: 'hotline', text: 'Taken by a desk that died' }, draftId: null });
process.kill(process.pid, 'SIGKILL');
