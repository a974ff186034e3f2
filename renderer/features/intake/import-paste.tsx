import { ClipboardX } from 'lucide-react';
import { type ClipboardEvent, useEffect, useRef, useState } from 'react';
import { longestPaste, type Pasted } from '../../../preload/contract/intake.ts';
import { longestText } from '../../../preload/contract/mapping.ts';
import { go } from '../../shell/router.tsx';
import { attempt } from '../../shell/save.ts';
import { Button } from '../../ui/button.tsx';
import { dateAndTime } from '../../ui/dates.ts';
import { EmptyState } from '../../ui/states.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import './import.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.importPaste;

/** When something was pasted, as the screen calls it by. */
export const nowInWords = (zone: string): string => dateAndTime(Date.now(), zone);

const problems = {
  file: texts.theClipboardHoldsA,
  large: texts.thisIsMoreThan,
} as const;
type Problem = keyof typeof problems;

/** What the clipboard holds, or why it cannot be taken; null where it holds nothing that could be. */
function pastedOf(clipboard: DataTransfer): Pasted | Problem | null {
  const text = clipboard.getData('text/plain').toWellFormed();
  const html = clipboard.getData('text/html').toWellFormed();
  if (text.trim() === '' && html === '') return clipboard.files.length > 0 ? 'file' : null;
  if (text.length > longestPaste) return 'large';
  return { text, html: html === '' || html.length > longestPaste ? null : html };
}

const takesText = (at: EventTarget | null) =>
  at instanceof HTMLElement && (at.isContentEditable || at.matches(texts.inputTextareaSelect));

/** A table or a mail from the clipboard: by Ctrl V wherever the focus is on this step, or into the field. */
export function ImportPaste({ onPaste }: { onPaste: (pasted: Pasted) => void }) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const field = useRef<HTMLDivElement>(null);
  const take = (event: Pick<ClipboardEvent, 'preventDefault'>, clipboard: DataTransfer | null) => {
    const pasted = clipboard === null ? null : pastedOf(clipboard);
    if (pasted === null) return;
    event.preventDefault();
    if (typeof pasted === 'string') setProblem(pasted);
    else onPaste(pasted);
  };
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const hear = (event: globalThis.ClipboardEvent) => {
      const own = event.target instanceof Node && field.current?.contains(event.target) === true;
      if (own || !takesText(event.target)) latest.current(event, event.clipboardData);
    };
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, []);
  const change = (text: string) => {
    setTyped(text);
    setProblem(null);
  };
  return (
    <div className="import__paste" ref={field}>
      <TextArea
        label={texts.orPasteATable}
        help={texts.copyTheRowsOf}
        rows={3}
        value={typed}
        error={problem === null ? null : problems[problem]}
        maxLength={longestPaste}
        onChange={change}
      />
      {typed.trim() === '' ? null : (
        <div className="import__paste-foot">
          <Button onPress={() => onPaste({ text: typed.toWellFormed(), html: null })}>{texts.readWhatIsIn}</Button>
        </div>
      )}
    </div>
  );
}

/** Words that are neither a table nor a mail are what one person said, or part of it: they go on as a draft of the form. */
export function PastedWords({ text, onAgain }: { text: string; onAgain: () => void }) {
  const fits = text.trim() !== '' && text.length <= longestText;
  const record = async () => {
    const kept = await attempt('intake.saveDraft', { draftId: null, form: { kind: 'tip', text } });
    if (kept !== undefined) go({ name: 'record', draft: kept.draftId });
  };
  return (
    <EmptyState
      icon={<ClipboardX aria-hidden="true" />}
      title={texts.thisIsNeitherA}
      action={
        <>
          <Button onPress={onAgain}>{texts.pasteSomethingElse}</Button>
          {fits ? (
            <Button tone="primary" onPress={record}>
              {texts.recordItByHand}
            </Button>
          ) : null}
        </>
      }
    >
      {texts.aTableHasA}
    </EmptyState>
  );
}
