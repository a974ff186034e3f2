import { Link2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Result } from '../../../preload/contract/errors.ts';
import type { SameOriginContribution } from '../../../preload/contract/linking.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { Link } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { useQuery } from '../../shell/use-query.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { Badge, StateBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Cluster } from '../../ui/line.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import type { Decisions } from './use-decisions.ts';
import './same-origin.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.sameOrigin;

export const howWords: Record<SameOriginContribution['how'][number], string> = {
  copy: texts.sameText,
  retelling: texts.retold,
  contact: texts.sameContactDetails,
  post: texts.samePost,
};

interface Target {
  id: number;
  operation: string;
  /** The contribution itself goes with them. */
  withIt: boolean;
}

const isLinkedTo = (one: SameOriginContribution, { id }: Target) =>
  one.linkedTo.some((link) => link.investigationId === id);

/** Contributions of the same origin: they are linked together, and bear each other out in nothing. */
export function SameOrigin(props: {
  contribution: Contribution;
  /** The suggestion that is brought out. */
  suggested: { investigationId: number; operation: string } | null;
  onLink: Decisions['decideMany'];
}) {
  const { contribution, suggested, onLink } = props;
  const { id, links } = contribution;
  const read = useQuery(
    'linking.sameOrigin',
    { contributionId: id },
    { topics: [`contribution:${id}`, 'contribution'] },
  );
  const works = useCan('linking.decideMany');
  const [target, setTarget] = useState<Target | null>(null);
  const found = read.value?.found ?? [];
  const linked = links
    .filter((link) => link.decision === 'linked')
    .map((link): Target => ({ id: link.investigationId, operation: link.operation, withIt: false }));
  const next =
    suggested === null || linked.some((each) => each.id === suggested.investigationId)
      ? []
      : [{ id: suggested.investigationId, operation: suggested.operation, withIt: true }];
  const targets = [...linked, ...next].filter((each) => found.some((one) => !isLinkedTo(one, each)));
  const first = works ? targets.at(-1) : undefined;
  const latest = useRef(first);
  useEffect(() => {
    latest.current = first;
  });
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      {
        keys: 'B',
        description: texts.linkWithItsDuplicates,
        group: texts.contribution,
        run: () => setTarget(latest.current ?? null),
      },
    ],
    [],
  );
  useShortcuts(shortcuts);
  if (found.length === 0) return null;
  return (
    <Section title={texts.duplicates(found.length)} small>
      <p className="muted">{texts.duplicatesAreNotCorroboration}</p>
      <ul className="same-origin">
        {found.map((one) => (
          <li key={one.id}>
            <AlikeLine one={one} />
          </li>
        ))}
      </ul>
      {works && targets.length > 0 ? (
        <Cluster>
          {targets.map((each) => (
            <Button
              key={each.id}
              size="small"
              icon={<Link2 />}
              {...(each === first ? { keys: 'B' } : {})}
              onPress={() => setTarget(each)}
            >
              {each.withIt ? texts.linkItAndIts(each.operation) : texts.linkItsDuplicatesTo(each.operation)}
            </Button>
          ))}
        </Cluster>
      ) : null}
      {target === null ? null : (
        <LinkAll
          target={target}
          found={found.filter((one) => !isLinkedTo(one, target))}
          onClose={() => setTarget(null)}
          onLink={(chosen) => onLink(target.withIt ? [contribution, ...chosen] : chosen, target)}
        />
      )}
    </Section>
  );
}

function AlikeLine({ one, plain = false }: { one: SameOriginContribution; plain?: boolean }) {
  return (
    <>
      <span className="same-origin__head">
        {plain ? <strong>{one.reference}</strong> : <Link to={{ name: 'queue', id: one.id }}>{one.reference}</Link>}
        {one.how.map((how) => (
          <Badge key={how} tone={how === 'copy' ? 'accent' : 'neutral'}>
            {howWords[how]}
          </Badge>
        ))}
        <StateBadge state={one.state} />
        <span className="muted">
          <Time at={one.receivedAt} precision={one.receivedPrecision} />
          {one.linkedTo.map((link) => texts.op(link.operation)).join('')}
        </span>
      </span>
      <span className="same-origin__excerpt">{one.excerpt}</span>
    </>
  );
}

/** The preview: what would be linked, each with a tick; copies are ticked, others are for the officer to choose. */
function LinkAll(props: {
  target: Target;
  found: readonly SameOriginContribution[];
  onClose: () => void;
  onLink: (chosen: readonly SameOriginContribution[]) => Promise<Result<unknown>>;
}) {
  const { target, found, onClose, onLink } = props;
  const form = useForm<{ chosen: readonly number[] }>({
    initial: {
      chosen: found.filter((one) => one.how.includes('copy') || one.how.includes('retelling')).map((one) => one.id),
    },
    draft: null,
    check: ({ chosen }) => ({ chosen: chosen.length === 0 && texts.tickAtLeastOne }),
    send: (typed) => onLink(found.filter((one) => typed.chosen.includes(one.id))),
    onClose,
  });
  const { value: chosen, onChange, error } = form.field('chosen');
  return (
    <FormDialog
      title={texts.linkToOpTitle(target.operation)}
      size="large"
      submit={texts.linkSeveralToOp(chosen.length + (target.withIt ? 1 : 0), target.operation)}
      form={form}
    >
      <p>{texts.eachKeepsItsOwn(target.withIt ? texts.theOpenContributionAnd : '', target.operation)}</p>
      <ul className="same-origin">
        {found.map((one) => (
          <li key={one.id}>
            <Checkbox
              isSelected={chosen.includes(one.id)}
              onChange={(on) => onChange(on ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))}
            >
              <AlikeLine one={one} plain />
            </Checkbox>
          </li>
        ))}
      </ul>
      {error === null ? null : (
        <p className="field__error" role="alert">
          {error}
        </p>
      )}
    </FormDialog>
  );
}
