import { useMemo } from 'react';
import type { QueueFilter, QueueFirst, QueueRow } from '../../../preload/contract/contributions.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { type Pages, usePages } from '../../shell/use-pages.ts';

const PAGE = 100;
export type QueueSort = Input<'contributions.queue'>['sort'];

export interface QueuePages extends Omit<Pages<Output<'contributions.queue'>>, 'pages'> {
  rows: readonly QueueRow[];
}

/** The open window of the queue. */
export function useQueuePages(filter: QueueFilter, sort: QueueSort, first: QueueFirst | undefined): QueuePages {
  const { pages, ...rest } = usePages(
    'contributions.queue',
    { filter, sort, limit: PAGE, ...(first === undefined ? {} : { first }) },
    ['contribution', 'queue', 'suggestion'],
  );
  const rows = useMemo(() => pages.flatMap((page) => page.rows), [pages]);
  return { rows, ...rest };
}
