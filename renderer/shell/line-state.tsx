import { Unplug } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { clock } from '../ui/dates.ts';
import { useZone } from '../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import { useLine } from './line.ts';
import { Waiting } from './waiting.tsx';
import './line-state.css';

const texts = catalogue.lineState;

/** How the line to the service of the unit stands, always in sight, and what waits to be sent. Nothing on a desk of its own. */
export function LineState({ unit }: { unit: string }) {
  const line = useLine();
  const zone = useZone();
  const [open, setOpen] = useState(false);
  if (line === null) return null;
  const down = line.state === 'down';
  const refused = line.waiting.filter((entry) => entry.refused !== null).length;
  const waits = line.waiting.length - refused;
  const words = down
    ? texts.down(clock(Date.parse(line.since), zone))
    : line.state === 'over'
      ? texts.over
      : texts.connectedTo(unit);
  return (
    <div className="line-state">
      <span className={`line-state__words line-state__words--${down ? 'down' : 'up'}`}>
        {down ? <Unplug aria-hidden="true" /> : <span className="line-state__dot" aria-hidden="true" />}
        <span role="status">{words}</span>
      </span>
      {line.waiting.length === 0 ? null : (
        <Button size="small" tone={refused > 0 ? 'danger' : 'plain'} onPress={() => setOpen(true)}>
          {refused > 0 ? texts.notAccepted(refused) : texts.waiting(waits)}
        </Button>
      )}
      {open ? <Waiting entries={line.waiting} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
