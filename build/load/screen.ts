/**
 * What a window shows, and what it asks for again: the page's rule (`renderer/shell/use-query.ts`). A change that touches an answer on
 * screen has it asked for anew, at most once at a time, whoever made the change.
 */
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { touchedBy } from '../../renderer/shell/topics.ts';
import type { Desk } from './desk.ts';

export interface Shown<V extends VerbName = VerbName> {
  verb: V;
  input: Input<V>;
  topics: readonly string[];
}

interface Part {
  shown: Shown;
  value: unknown;
  asking: Promise<void> | null;
  stale: boolean;
}

export interface Screen {
  /** What is shown from now on, in place of everything else; what stays is not asked for again. Resolves when all of it is there. */
  show(parts: readonly Shown[]): Promise<void>;
  /** The last answer, where there is one. */
  answer<V extends VerbName>(verb: V): Output<V> | undefined;
  /** Says which record is open, as the head of the record does. */
  here(contributionId: number | null, investigationId: number | null): Promise<void>;
}

const keyOf = ({ verb, input }: Shown) => `${verb} ${JSON.stringify(input)}`;

/** `frame`: what every window shows around its screen. `told`: called for each change that the service tells it of. */
export function screenOf(desk: Desk, frame: readonly Shown[], told: () => void): Screen {
  let parts = new Map<string, Part>();
  let open: string | null = null;

  function ask(part: Part): Promise<void> {
    part.stale = false;
    part.asking = desk.ask(part.shown.verb, part.shown.input).then((result) => {
      part.asking = null;
      if (result.ok) part.value = result.value;
      // What was overtaken on its way is asked for again.
      if (part.stale && parts.get(keyOf(part.shown)) === part) void ask(part);
    });
    return part.asking;
  }

  async function say(contributionId: number | null, investigationId: number | null): Promise<void> {
    await desk.ask('presence.here', { contributionId, investigationId });
  }

  desk.onChanged((topics) => {
    told();
    const touched = new Set(touchedBy(topics));
    for (const part of parts.values()) {
      if (!part.shown.topics.some((topic) => touched.has(topic))) continue;
      if (part.asking === null) void ask(part);
      else part.stale = true;
    }
    if (open !== null && topics.includes(`presence/${open}`)) {
      const [kind, id] = open.split(':');
      void (kind === 'contribution' ? say(Number(id), null) : say(null, Number(id)));
    }
  });

  return {
    async show(wanted) {
      const next = new Map<string, Part>();
      const asked: Promise<void>[] = [];
      for (const shown of [...frame, ...wanted]) {
        const key = keyOf(shown);
        const there = parts.get(key);
        const part = there ?? { shown, value: undefined, asking: null, stale: false };
        next.set(key, part);
        if (there === undefined) asked.push(ask(part));
        else if (there.asking !== null) asked.push(there.asking);
      }
      parts = next;
      await Promise.all(asked);
    },
    answer<V extends VerbName>(verb: V) {
      for (const { shown, value } of parts.values()) if (shown.verb === verb) return value as Output<V> | undefined;
      return undefined;
    },
    async here(contributionId, investigationId) {
      const before = open;
      open =
        contributionId !== null
          ? `contribution:${contributionId}`
          : investigationId !== null
            ? `investigation:${investigationId}`
            : null;
      if (before === open) return;
      if (before !== null) await say(null, null);
      if (open !== null) await say(contributionId, investigationId);
    },
  };
}
