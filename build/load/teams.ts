/** The processes of the officers, apart from the service and from the one that measures. */
import { type ChildProcess, fork } from 'node:child_process';
import type { FromOfficers, ToOfficers } from './messages.ts';

/** So many desks are no trouble for one process. */
const desksEach = 250;

export const teamsFor = (officers: number): number => Math.ceil(officers / desksEach);

type Of<K extends FromOfficers['kind']> = FromOfficers & { kind: K };

export interface Team {
  ask<K extends FromOfficers['kind']>(message: ToOfficers, answer: K): Promise<Of<K>>;
  end(): Promise<void>;
}

/** `entry`: the file that is started again, with the word `officers`. */
export function startTeam(entry: string): Team {
  const child: ChildProcess = fork(entry, ['officers'], { serialization: 'advanced' });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    ask<K extends FromOfficers['kind']>(message: ToOfficers, answer: K) {
      return new Promise<Of<K>>((resolve, reject) => {
        const gone = () => reject(new Error('the officers’ process ended'));
        child.once('exit', gone);
        child.once('message', (said) => {
          child.off('exit', gone);
          const heard = said as FromOfficers;
          if (heard.kind === answer) resolve(heard as Of<K>);
          else reject(new Error(heard.kind === 'failed' ? heard.problem : `${heard.kind} was not expected`));
        });
        child.send(message);
      });
    },
    async end() {
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill(), 5_000);
      await exited;
      clearTimeout(timer);
    },
  };
}
