import { Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Colleague } from '../../preload/contract/presence.ts';
import { Badge } from '../ui/badge.tsx';
import { catalogue } from './catalogue.ts';
import { call, client } from './client.ts';
import { useSession } from './session.tsx';

const texts = catalogue.presence;

type Shown = { contributionId: number } | { investigationId: number };

const none = { contributionId: null, investigationId: null };

/** Says to the unit that this record is shown here, and returns who else has it open; at a single desk nobody ever has. */
function useColleagues(shown: Shown): readonly Colleague[] {
  const { unit } = useSession().vault;
  const [others, setOthers] = useState<readonly Colleague[]>([]);
  const [kind, id] =
    'contributionId' in shown ? ['contribution', shown.contributionId] : ['investigation', shown.investigationId];
  useEffect(() => {
    if (!unit) return;
    let gone = false;
    const ask = () =>
      call('presence.here', { ...none, [`${kind}Id`]: id }).then(
        (answer) => {
          if (!gone) setOthers(answer.others);
        },
        // Who else is there matters less than what is there: the view itself says what is wrong.
        () => {},
      );
    ask();
    const stop = client().listen((event) => {
      if (event.kind === 'changed' && event.topics.includes(`presence/${kind}:${id}`)) ask();
    });
    return () => {
      gone = true;
      stop();
      setOthers([]);
      call('presence.here', none).catch(() => {});
    };
  }, [unit, kind, id]);
  return others;
}

/** The colleagues who have the same record open just now. */
export function AlsoOpen({ shown }: { shown: Shown }) {
  const others = useColleagues(shown);
  const names = [...new Set(others.map(({ name }) => name))];
  return (
    <span role="status">
      {names.length === 0 ? null : (
        <Badge tone="info" icon={<Users aria-hidden="true" />}>
          {names.length === 1
            ? texts.hasThisOpen(names[0] ?? '')
            : texts.haveThisOpen(new Intl.ListFormat('en-GB').format(names))}
        </Badge>
      )}
    </span>
  );
}
