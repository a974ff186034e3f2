import type { Input } from '../../../preload/contract/index.ts';
import { save } from '../../shell/save.ts';
import { toast } from '../../ui/toast.tsx';

/** Withdraws something, with a reason, and offers to restore it. True when it was done. */
export async function withdraw(item: Input<'investigations.restore'>, name: string, reason: string): Promise<boolean> {
  const done = await save('investigations.withdraw', { ...item, reason }, `${name} withdrawn.`);
  if (done === undefined) return false;
  toast({
    tone: 'note',
    text: 'It stays in the history.',
    undo: () => void save('investigations.restore', item, `${name} restored.`),
  });
  return true;
}
