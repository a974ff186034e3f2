/** What is counted of the service's work, for its figures: how much and how fast, never who or what. */
import type { FromEngine, ToEngine } from '../../engine/protocol.ts';
import type { EngineLines } from './serve-workstation.ts';

/** Of so many requests the times are kept: enough for a percentile, and the memory is bounded. */
const most = 1_000;

export interface Figures {
  lines: number;
  waiting: number;
  done: number;
  /** Refused: the person may not, or asked for what there is not. */
  refused: number;
  /** Failed for a reason of the machine's: the disk is full, the vault is damaged. */
  failed: number;
  /** Whether the last answer that the disk had a part in was one of those. */
  failing: boolean;
  /** Milliseconds, of the last requests. */
  times: number[];
}

const machine: ReadonlySet<string> = new Set(['DISK_FULL', 'FOLDER_READ_ONLY', 'VAULT_DAMAGED', 'UNEXPECTED']);

export const noFigures = (): Figures => ({
  lines: 0,
  waiting: 0,
  done: 0,
  refused: 0,
  failed: 0,
  failing: false,
  times: [],
});

/** So many in a hundred of the last requests took no longer: seconds. `null` where there were none. */
export function percentile({ times }: Figures, percent: number): number | null {
  if (times.length === 0) return null;
  const sorted = [...times].sort((one, other) => one - other);
  return (sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? 0) / 1_000;
}

function count(figures: Figures, message: FromEngine & { kind: 'reply' }): void {
  const { result } = message;
  if (result.ok) {
    figures.done += 1;
    figures.failing = false;
  } else if (machine.has(result.error.code)) {
    figures.failed += 1;
    figures.failing = true;
  } else figures.refused += 1;
}

/** The same lines, counted. */
export function counted(lines: EngineLines, figures: Figures): EngineLines {
  return {
    ...lines,
    connect(line) {
      figures.lines += 1;
      let open = true;
      const end = () => {
        if (open) figures.lines -= 1;
        open = false;
      };
      const own = lines.connect({
        ...line,
        send(message) {
          if (message.kind === 'reply') count(figures, message);
          line.send(message);
        },
        end() {
          end();
          line.end?.();
        },
      });
      return {
        async broke() {
          end();
          await own.broke();
        },
        async receive(message: ToEngine) {
          if (message.kind === 'close') end();
          if (message.kind !== 'request') return own.receive(message);
          const started = performance.now();
          figures.waiting += 1;
          try {
            await own.receive(message);
          } finally {
            figures.waiting -= 1;
            figures.times.push(performance.now() - started);
            if (figures.times.length > most) figures.times.shift();
          }
        },
      };
    },
  };
}
