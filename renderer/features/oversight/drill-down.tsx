import type { ReactNode } from 'react';
import type { Dashboard } from '../../../preload/contract/oversight.ts';
import { Button } from '../../ui/button.tsx';
import { decimal } from '../../ui/figures.ts';
import { openQueueOn } from '../contributions/queue-view.ts';

export interface ChartProps {
  dashboard: Dashboard;
  day: string | null;
}

export type Behind = Parameters<typeof openQueueOn>[0]['filter'];

/** Opens the contributions behind a figure. */
export const openRecords = (filter: Behind): void => openQueueOn({ filter, sort: 'newest' });

/** A number that opens the contributions behind it. `children` where it is written otherwise than with one decimal. */
export function DrillDown(props: { n: number; filter: Behind; children?: ReactNode }) {
  return (
    <Button size="small" tone="quiet" onPress={() => openRecords(props.filter)}>
      {props.children ?? decimal(props.n)}
    </Button>
  );
}
