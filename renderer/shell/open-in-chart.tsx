import { ChartNetwork } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { catalogue } from './catalogue.ts';
import { go } from './router.tsx';
import { useCan } from './session.tsx';

const texts = catalogue.openInChart;

/** More than these are not laid out from a list: an address would be too long. */
const most = 200;

/** Starts a link chart with some things: `contribution:12`, `phone:+447700900123`. Nothing where the person may not see charts. */
export function OpenInChart({ things }: { things: readonly string[] }) {
  if (!useCan('charts.draw')) return null;
  return (
    <Button
      size="small"
      icon={<ChartNetwork aria-hidden="true" />}
      whyNot={things.length === 0 ? texts.chooseOne : null}
      onPress={() => go({ name: 'new-chart', of: things.slice(0, most).join('\n') })}
    >
      {texts.open}
    </Button>
  );
}
