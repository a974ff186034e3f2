/** The officers' process: many desks, each with a line of its own to the service, and nothing of the service itself. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { chance, stream } from '../../main/demonstration/generate/random.ts';
import { acts, frameOf, type Officer } from './acts.ts';
import { type Desk, openDesk } from './desk.ts';
import type { FromOfficers, ToOfficers, Workstation } from './messages.ts';
import { pauseOf, roleOf, undertakingOf } from './mix.ts';
import type { Recorded } from './recorder.ts';
import { screenOf } from './screen.ts';
import { spoken } from './spoken.ts';

/** The work is over: ends whatever somebody is in the middle of. */
class Over extends Error {}

interface Worker extends Workstation {
  officer: Officer;
}

/** Does `work` to each, so many at the same time. */
async function inTurn<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const next = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}

export function officers(say: (message: FromOfficers) => void) {
  let workers: Worker[] = [];
  let recorded: Recorded | null = null;
  let changes = 0;
  let finished: Promise<unknown> = Promise.resolve();
  /** The work of this moment: how fast, and what ends every pause. */
  let shift = { pace: 1, over: true, wake: new Set<() => void>() };

  function pauser(officer: Pick<Officer, 'random'>): () => Promise<void> {
    return () => {
      const { pace, wake, over } = shift;
      return new Promise((resolve, reject) => {
        if (over) reject(new Over());
        const wakened = () => {
          clearTimeout(timer);
          reject(new Over());
        };
        const timer = setTimeout(
          () => {
            wake.delete(wakened);
            resolve();
          },
          pauseOf(officer.random, pace),
        );
        wake.add(wakened);
      });
    };
  }

  async function signIn({
    port,
    authority,
    passphrase,
    workstations,
    seed,
    atOnce,
  }: ToOfficers & { kind: 'sign in' }): Promise<number[]> {
    const says = await spoken();
    const times: number[] = [];
    await inTurn(workstations, atOnce, async (workstation) => {
      const { nth, login, certificate, key } = workstation;
      const tls = { ca: authority, certificate, key };
      const desk: Desk = await openDesk({ host: '127.0.0.1', port, tls }, () => recorded);
      const started = performance.now();
      const result = await desk.ask('vault.signIn', { folderToken: 'the-folder-of-the-unit', login, passphrase });
      if (!result.ok) throw new Error(`${login} could not sign in: ${result.error.code}`);
      times.push(performance.now() - started);
      const random = stream(seed, 'officer', nth);
      const screen = screenOf(desk, frameOf(roleOf(nth)), () => {
        changes += 1;
      });
      const officer = { desk, screen, random, ...says, pause: pauser({ random }) };
      workers.push({ ...workstation, officer });
    });
    return times;
  }

  /** Until the shift is over. Where somebody starts is chance, so that nobody keeps step with another. */
  async function workOf({ nth, officer }: Worker): Promise<void> {
    const mine = shift;
    try {
      await officer.pause();
      while (!mine.over) {
        await acts[undertakingOf(roleOf(nth), officer.random)](officer);
        await officer.pause();
        if (chance(officer.random, 0.2)) await officer.pause();
      }
    } catch (error) {
      if (!(error instanceof Over)) throw error;
    }
  }

  async function work({ pace, before, measured }: ToOfficers & { kind: 'work' }): Promise<void> {
    await finished;
    shift = { pace, over: false, wake: new Set() };
    const all = Promise.all(workers.map(workOf));
    const wait = (milliseconds: number) =>
      Promise.race([all, new Promise<void>((resolve) => setTimeout(resolve, milliseconds))]);
    await wait(before);
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const cpu = process.cpuUsage();
    changes = 0;
    recorded = {};
    const started = performance.now();
    await wait(measured);
    const span = performance.now() - started;
    const done = recorded;
    recorded = null;
    const { user, system } = process.cpuUsage(cpu);
    shift.over = true;
    for (const wakened of shift.wake) wakened();
    // What is still under way is nobody's figure any more.
    finished = all;
    say({
      kind: 'worked',
      recorded: done,
      span,
      cpu: (user + system) / 1_000,
      megabytes: process.memoryUsage.rss() / 1_048_576,
      delay: delay.percentile(95) / 1e6,
      changes,
    });
  }

  async function hear(message: ToOfficers): Promise<void> {
    if (message.kind === 'sign in') say({ kind: 'signed in', times: await signIn(message) });
    else if (message.kind === 'work') await work(message);
    else {
      await finished;
      await Promise.all(workers.map(({ officer }) => officer.desk.ask('vault.lock', {})));
      for (const { officer } of workers) officer.desk.close();
      workers = [];
      say({ kind: 'left' });
    }
  }

  return (message: ToOfficers): void => {
    hear(message).catch((error: unknown) =>
      say({ kind: 'failed', problem: error instanceof Error ? error.message : 'the officers could not work' }),
    );
  };
}
