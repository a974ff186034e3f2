import type { Result } from '../../../preload/contract/errors.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { answerOf, save } from '../../shell/save.ts';
import { toast } from '../../ui/toast.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.withdraw;

/** Withdraws something, with a reason, and offers to restore it. */
export async function withdraw(
  item: Input<'investigations.restore'>,
  name: string,
  reason: string,
): Promise<Result<unknown>> {
  const done = await answerOf('investigations.withdraw', { ...item, reason });
  if (done.ok)
    toast({
      text: texts.withdrawn(name),
      next: texts.itStaysInThe,
      undo: () => void save('investigations.restore', item, texts.restored(name)),
    });
  return done;
}
