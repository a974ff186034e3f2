/** The processes that a run has started, read from the system's own list. Linux only. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

interface Running {
  id: number;
  parent: number;
  command: string;
}

export const canList = existsSync('/proc/self/stat');

function read(id: number): Running | null {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name in brackets may itself hold brackets and spaces.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0').join(' ');
    return { id, parent, command };
  } catch {
    return null;
  }
}

/**
 * An engine in a Node process is told by its file. Of one in a utility process the system shows no file, but there is no other
 * process of that kind.
 */
const engine = /[/\\]engine\.js\b|--utility-sub-type=node\.mojom\.NodeService\b/;

/** The engines among the descendants of this very process; none that another run has started. */
export function ownEngines(): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => read(Number(name)) ?? []);
  const parents = new Map(all.map(({ id, parent }) => [id, parent]));
  const isOurs = (id: number): boolean => {
    for (let at = parents.get(id); at !== undefined && at > 1; at = parents.get(at))
      if (at === process.pid) return true;
    return false;
  };
  return all.filter(({ id, command }) => engine.test(command) && isOurs(id)).map(({ id }) => id);
}
