/** One officer's workstation without its window: the product's own end of the line, and the time that each answer takes. */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastingLine } from '../../main/line/lasting-line.ts';
import { outboxIn } from '../../main/line/outbox.ts';
import { type RemoteOptions, remoteEngine } from '../../main/line/remote-engine.ts';
import type { Result } from '../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import type { Recorded } from './recorder.ts';
import { note } from './recorder.ts';

export interface Desk {
  /** Never rejects. Notes the time in what is recorded at the moment. */
  ask<V extends VerbName>(verb: V, input: Input<V>): Promise<Result<Output<V>>>;
  onChanged(listener: (topics: readonly string[]) => void): void;
  close(): void;
}

/** Resolves when the service has taken it in, or rejects. `recorded`: where times are noted, if anywhere. */
export function openDesk(service: RemoteOptions, recorded: () => Recorded | null): Promise<Desk> {
  // Nothing is ever put into it while the line stands, so that it is never made.
  const outbox = outboxIn(join(tmpdir(), `vigil-load-outbox-${randomUUID()}`));
  const engine = lastingLine({ connect: () => remoteEngine(service), outbox });
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  let changed: (topics: readonly string[]) => void = () => undefined;
  let last = 0;
  const desk: Desk = {
    ask(verb, input) {
      last += 1;
      const id = last;
      const started = performance.now();
      return new Promise((resolve) => {
        waiting.set(id, (result) => {
          const into = recorded();
          if (into !== null) note(into, verb, performance.now() - started, result.ok ? null : result.error.code);
          resolve(result as never);
        });
        engine.send({ kind: 'request', id, verb, input });
      });
    },
    onChanged(listener) {
      changed = listener;
    },
    close: () => engine.kill(),
  };
  return new Promise((resolve, reject) => {
    engine.onMessage((message) => {
      if (message.kind === 'ready') resolve(desk);
      else if (message.kind === 'changed') changed(message.topics);
      else if (message.kind === 'reply') {
        waiting.get(message.id)?.(message.result);
        waiting.delete(message.id);
      }
    });
    engine.onExit((_, how, means) => reject(new Error(means ?? how ?? 'the line ended')));
  });
}
