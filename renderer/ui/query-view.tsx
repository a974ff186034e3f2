import type { ReactNode } from 'react';
import type { Failure } from '../../preload/contract/errors.ts';
import { ErrorState, Skeleton } from './states.tsx';

/** An answer that may still be on its way. */
export interface Answer<T> {
  /** The last answer; undefined before the first. */
  value: T | undefined;
  error: Failure | null;
  refresh: () => void;
}

/**
 * The answer once it is here; until then grey lines, or why it did not come. `rows`: as many as it will probably have. `wayBack`: where
 * to go from a record that is not there.
 */
export function QueryView<T>(props: {
  query: Answer<T>;
  rows?: number;
  wayBack?: ReactNode;
  children: (value: T) => ReactNode;
}) {
  const { query, rows = 8, wayBack, children } = props;
  if (query.error !== null) return <ErrorState failure={query.error} onRetry={query.refresh} wayBack={wayBack} />;
  return query.value === undefined ? <Skeleton rows={rows} /> : children(query.value);
}
