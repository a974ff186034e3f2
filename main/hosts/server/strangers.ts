/** Refusals of whoever is no workstation: anybody can bring them about, and must not fill the journal's disk with them. */
import type { Event, Report } from './events.ts';

/** Milliseconds for which refusals for one reason are counted before they are told. */
const between = 10_000;

/** The first for a reason is told at once; those that follow are told together, with how many there were. */
export function fewRefusals(report: Report, wait = between): { report: Report; end(): void } {
  const counted = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();

  function tell(why: string): void {
    const times = counted.get(why) ?? 0;
    counted.delete(why);
    if (times === 0) return;
    report({ event: 'refused', why, ...(times > 1 ? { times } : {}) });
    collect(why);
  }
  function collect(why: string): void {
    counted.set(why, 0);
    const timer = setTimeout(() => {
      timers.delete(timer);
      tell(why);
    }, wait);
    timer.unref();
    timers.add(timer);
  }

  return {
    report(event: Event) {
      const { why } = event;
      if (event.event !== 'refused' || event.workstation !== undefined || why === undefined) return report(event);
      const before = counted.get(why);
      if (before !== undefined) return void counted.set(why, before + 1);
      report(event);
      collect(why);
    },
    end() {
      for (const timer of timers) clearTimeout(timer);
      for (const [why, times] of counted)
        if (times > 0) report({ event: 'refused', why, ...(times > 1 ? { times } : {}) });
      counted.clear();
    },
  };
}
