import { useEffect, useMemo, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { IntakeForm } from '../../../preload/contract/intake.ts';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { catalogue } from './catalogue.ts';
import { RecordForm } from './record-form-view.tsx';

const texts = catalogue.recordScreen;

const empty: IntakeForm = { kind: 'tip' };

/** Recording by hand: a fresh form, or a draft where it was left. */
export default function RecordScreen({ route }: ScreenProps<'record'>) {
  const drafts = useQuery('intake.drafts', {}, { topics: [], enabled: route.draft !== null });
  const [problem, setProblem] = useState<Failure | null>(null);
  useEffect(() => setProblem(drafts.error), [drafts.error]);
  const form = useMemo(
    () => (route.draft === null ? empty : drafts.value?.drafts.find((each) => each.id === route.draft)?.form),
    [route.draft, drafts.value],
  );
  if (problem !== null) return <ErrorState failure={problem} onRetry={drafts.refresh} />;
  if (form === undefined && drafts.loading) return <Skeleton rows={10} />;
  return (
    <View title={texts.recordAContribution}>
      <RecordForm key={route.draft ?? 'new'} initial={form ?? empty} draft={form === empty ? null : route.draft} />
    </View>
  );
}
