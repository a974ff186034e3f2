import { useState } from 'react';
import { failure } from '../../../preload/contract/errors.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { answerOf, attempt } from '../../shell/save.ts';
import { useQuery } from '../../shell/use-query.ts';
import { MatchStrengthBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { countOf } from '../../ui/figures.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { inAttachment } from './in-attachment.ts';
import { CaseFinder } from './link-by-hand.tsx';

const texts = catalogue.linkMany;

type Row = Output<'linking.previewMany'>['rows'][number];
interface Chosen {
  id: number;
  operation: string;
}

/** A preview takes this many. */
const mostAtOnce = 100;

/** Several contributions linked to one case: which case, what speaks for each of them, one confirmation and one undo. */
export function LinkMany({ ids, onLinked }: { ids: readonly number[]; onLinked: () => void }) {
  const [finding, setFinding] = useState(false);
  const [to, setTo] = useState<Chosen | null>(null);
  return (
    <>
      <Button
        size="small"
        whyNot={ids.length > mostAtOnce ? texts.atATimeAt(mostAtOnce) : null}
        onPress={() => setFinding(true)}
      >
        {texts.linkButton}
      </Button>
      <CaseFinder
        title={texts.linkToACase(countOf(ids.length, 'contribution'))}
        act={texts.choose}
        help={texts.arrowsChooseEnterShows}
        isOpen={finding}
        onClose={() => setFinding(false)}
        onChoose={setTo}
      />
      {to === null ? null : <LinkManyDialog ids={ids} to={to} onLinked={onLinked} onClose={() => setTo(null)} />}
    </>
  );
}

const mayBeLinked = ({ refused, decision }: Row): boolean => refused === null && decision !== 'linked';

function inWords({ reasons, refused, decision, matchStrength }: Row): string {
  if (refused !== null) return failure(refused).message;
  if (decision === 'linked') return texts.linkedAlready;
  const before = decision === null ? '' : texts.before(label(decision));
  if (matchStrength === null) return texts.nothingSpeaksForIt(before);
  const said = reasons.map(
    ({ kind, tipText, attachment }) =>
      `${label(kind)} ${tipText}${attachment === undefined ? '' : ` (${inAttachment(attachment)})`}`,
  );
  return `${said.join('; ')}.${before}`;
}

function LinkManyDialog(props: { ids: readonly number[]; to: Chosen; onLinked: () => void; onClose: () => void }) {
  const { ids, to, onLinked, onClose } = props;
  const asked = { contributionIds: [...ids], investigationId: to.id };
  const preview = useQuery('linking.previewMany', asked, { topics: ['contribution', `investigation:${to.id}`] });
  const [withReason, setWithReason] = useState(false);
  const rows = preview.value?.rows ?? [];
  const able = rows.filter((row) => mayBeLinked(row) && (!withReason || row.matchStrength !== null));
  const without = able.filter(({ matchStrength }) => matchStrength === null).length;
  const form = useForm({
    initial: { reason: '' },
    draft: 'link-several',
    check: ({ reason }) => ({
      reason: without > 0 && reason.trim().length < 3 ? texts.sayWhyNothingFound : null,
    }),
    send: async ({ reason }) => {
      if (able.length === 0) return { ok: true, value: null };
      const result = await answerOf('linking.decideMany', {
        contributionIds: able.map(({ id }) => id),
        investigationId: to.id,
        reason: reason.trim(),
      });
      if (!result.ok) return result;
      const { changeIds } = result.value;
      const linked = countOf(changeIds.length, 'contribution');
      toast({
        text: texts.linkedToOp(linked, to.operation),
        undo: async () => {
          if ((await attempt('linking.undoMany', { changeIds })) !== undefined)
            toast({ tone: 'note', text: texts.undoneAsBefore(linked) });
        },
      });
      onLinked();
      return result;
    },
    onClose,
  });
  return (
    <FormDialog
      title={texts.linkToOp(to.operation, countOf(ids.length, 'contribution'))}
      submit={preview.value === undefined ? texts.link : texts.linkSeveral(able.length)}
      size="large"
      form={form}
    >
      {preview.error === null ? null : <ErrorState failure={preview.error} />}
      <p role="status">
        {preview.value === undefined
          ? texts.lookingAtEachOf
          : texts.willBeLinked(
              able.length,
              without === 0 ? '' : texts.ofThemWithoutA(without),
              able.length === rows.length ? '.' : texts.stayAsTheyAre(rows.length - able.length),
            )}
      </p>
      <Checkbox isSelected={withReason} onChange={setWithReason}>
        {texts.onlyThoseForWhich}
      </Checkbox>
      <TextArea label={texts.why} help={texts.keptWithEachOf} {...form.field('reason')} rows={2} maxLength={1000} />
      <RecordList most={30}>
        {rows.map((row) => (
          <li key={row.id}>
            <strong>{row.reference}</strong>{' '}
            {row.matchStrength === null || !mayBeLinked(row) ? null : (
              <MatchStrengthBadge matchStrength={row.matchStrength} />
            )}{' '}
            <span className={able.includes(row) ? undefined : 'muted'}>{inWords(row)}</span>
          </li>
        ))}
      </RecordList>
    </FormDialog>
  );
}
