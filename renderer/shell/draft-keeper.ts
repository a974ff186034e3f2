/** Drafts of forms, in the vault: each belongs to the person who types it. */
import type { DraftKeeper } from '../ui/draft-keeper.ts';
import { type Autosaver, autosaver } from './autosave.ts';
import { call } from './client.ts';

interface Kept {
  saver: Autosaver<string>;
  failed: boolean;
}

/** `flush` saves whatever is waiting in any form. */
export function createDraftKeeper(): DraftKeeper & { flush: () => Promise<unknown> } {
  const forms = new Map<string, Kept>();
  const open = (form: string): Kept => {
    const held = forms.get(form);
    if (held !== undefined) return held;
    const kept: Kept = {
      failed: false,
      saver: autosaver(
        (content: string) => call('myWork.saveDraft', { form, content }),
        (saved) => {
          kept.failed = saved.state === 'failed';
        },
      ),
    };
    forms.set(form, kept);
    return kept;
  };
  return {
    async find(form) {
      // Somebody who closes a form and opens it again at once must find what was still being saved.
      await forms.get(form)?.saver.flush();
      return (await call('myWork.draft', { form })).draft;
    },
    keep: (form, content) => open(form).saver.typed(content),
    async settle(form) {
      await forms.get(form)?.saver.flush();
      return forms.get(form)?.failed !== true;
    },
    async drop(form) {
      await forms.get(form)?.saver.stop();
      forms.delete(form);
      await call('myWork.discardDraft', { form });
    },
    flush: () => Promise.all([...forms.values()].map(({ saver }) => saver.flush())),
  };
}
