import { useEffect } from 'react';
import { Button } from '../ui/button.tsx';
import { catalogue } from './catalogue.ts';
import type { Pages } from './use-pages.ts';

const texts = catalogue.lookFurther;

/** A list that is looked through and may find nothing on a page: goes on by itself where the last one, by `holds`, is empty. */
export function useOnward<T>(list: Pages<T>, holds: (page: T) => readonly unknown[]): void {
  const { pages, ended, loadingMore, error, loadMore } = list;
  const last = pages.at(-1);
  const onward = !ended && !loadingMore && error === null && last !== undefined && holds(last).length === 0;
  useEffect(() => {
    if (onward) loadMore();
  }, [onward, loadMore]);
}

/** Goes on to contributions of before. */
export function LookFurther({
  list,
}: {
  list: Pick<Pages<unknown>, 'ended' | 'loading' | 'loadingMore' | 'loadMore'>;
}) {
  const { ended, loading, loadingMore, loadMore } = list;
  if (ended || loading) return null;
  return (
    <Button size="small" whyNot={loadingMore ? texts.busy : null} onPress={loadMore}>
      {loadingMore ? texts.looking : texts.further}
    </Button>
  );
}
