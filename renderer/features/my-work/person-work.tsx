import { useState } from 'react';
import type { InboxItem } from '../../../preload/contract/inbox.ts';
import { Link } from '../../shell/router.tsx';
import { submit } from '../../shell/save.ts';
import { usePages } from '../../shell/use-pages.ts';
import { Badge, PriorityBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { countOf } from '../../ui/figures.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { Line, LineText } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section, Sections } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import { isWatched, keyOf, pairsOf } from '../inbox/pair.ts';
import { ReceiptBadge } from '../inbox/receipt.tsx';
import { useAssignablePeople } from '../investigations/use-assignable-people.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.personWork;

/** A verb takes a hundred at a time. */
const mostAtOnce = 100;

interface Person {
  id: number;
  name: string;
}

/** What is open with one person, and a way to give it to somebody else. */
export function PersonWork({ person, onClose }: { person: Person; onClose: () => void }) {
  const items = usePages('inbox.withPerson', { accountId: person.id, limit: 50 }, ['inbox', 'investigation']);
  const actions = usePages('myWork.actionsOf', { accountId: person.id, limit: 20 }, ['action', 'investigation']);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [giving, setGiving] = useState(false);
  const open = items.pages.flatMap((page) => page.items);
  const ticked = open.filter((item) => picked.includes(keyOf(item)));
  const tick = (item: InboxItem, on: boolean) =>
    setPicked(on ? [...picked, keyOf(item)] : picked.filter((key) => key !== keyOf(item)));
  return (
    <Dialog
      title={texts.openWith(person.name)}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{texts.close}</Button>
          <Button
            tone="primary"
            whyNot={ticked.length === 0 ? texts.tickSomethingFirst : null}
            onPress={() => setGiving(true)}
          >
            {texts.giveButton}
          </Button>
        </>
      }
    >
      <Sections>
        <Section title={texts.delivered} small>
          <RecordList empty={texts.nothingThatHasReached}>
            {open.map((item) => (
              <li key={keyOf(item)}>
                <Line
                  end={
                    <span className="muted">
                      {texts.due}
                      <Time at={item.dueAt} />
                    </span>
                  }
                >
                  <Checkbox isSelected={picked.includes(keyOf(item))} onChange={(on) => tick(item, on)}>
                    <span className="visually-hidden">
                      {item.operation === null
                        ? texts.tickWatched(item.reference)
                        : texts.tickOp(item.reference, item.operation)}
                    </span>
                  </Checkbox>
                  <Link to={{ name: 'queue', id: item.contributionId }}>{item.reference}</Link>
                  {item.priority === null ? null : <PriorityBadge priority={item.priority} />}
                  <span>
                    {item.operation === null ? texts.watchListOf(item.watch?.by ?? '') : texts.op(item.operation)}
                  </span>
                  <ReceiptBadge receipt={item} />
                  <LineText>{item.excerpt}</LineText>
                </Line>
              </li>
            ))}
          </RecordList>
          {items.ended ? null : (
            <Button size="small" onPress={items.loadMore}>
              {texts.showMore}
            </Button>
          )}
        </Section>
        <Section title={texts.actions} small>
          <RecordList empty={texts.noActionIsOpen}>
            {actions.pages
              .flatMap((page) => page.actions)
              .map((action) => (
                <li key={action.id}>
                  <Line
                    end={
                      action.due === null ? null : (
                        <span className="muted">
                          {texts.due}
                          <Time at={`${action.due}T12:00:00.000Z`} show="date" />
                        </span>
                      )
                    }
                  >
                    <Link to={{ name: 'investigation', id: action.investigationId, tab: 'actions' }}>
                      {texts.op(action.operation)}
                    </Link>
                    {action.overdue ? <Badge tone="danger">{texts.overdue}</Badge> : null}
                    <LineText>{action.title}</LineText>
                  </Line>
                </li>
              ))}
          </RecordList>
          {actions.ended ? null : (
            <Button size="small" onPress={actions.loadMore}>
              {texts.showMore}
            </Button>
          )}
        </Section>
      </Sections>
      {giving ? (
        <Give
          from={person}
          items={ticked}
          onClose={() => {
            setGiving(false);
            setPicked([]);
          }}
        />
      ) : null}
    </Dialog>
  );
}

/** To whom, and why. Each keeps the time at which it falls due. */
function Give({ from, items, onClose }: { from: Person; items: readonly InboxItem[]; onClose: () => void }) {
  const people = useAssignablePeople().filter(({ value }) => value !== String(from.id));
  const some = items.slice(0, mostAtOnce);
  const form = useForm<{ to: string | null; reason: string }>({
    initial: { to: null, reason: '' },
    draft: 'reassign',
    check: ({ to, reason }) => ({ to: to === null && texts.chooseToWhomIt, reason: reasonMissing(reason) }),
    refused: () => ({ to: texts.theyMayNotSee }),
    send: ({ to, reason }) =>
      submit(
        'inbox.reassign',
        { reached: pairsOf(some), accountId: Number(to), reason: reason.trim() },
        texts.givenTo(countOf(some.length, 'item'), people.find(({ value }) => value === to)?.label ?? 'them'),
      ),
    onClose,
  });
  return (
    <FormDialog
      title={texts.giveToSomebodyElse(countOf(some.length, 'item'))}
      size="small"
      submit={texts.give}
      form={form}
    >
      <p>
        {texts.dueAsBeforeSees(
          some.length === 1 ? texts.itFalls : texts.theyFall,
          from.name,
          some.length === 1 ? 'it' : 'they',
        )}
        {some.some(isWatched) ? texts.watchedStays : ''}
      </p>
      <Select label={texts.to} options={people} isRequired {...form.field('to')} />
      <TextArea label={texts.why} {...form.field('reason')} isRequired rows={2} maxLength={1000} />
    </FormDialog>
  );
}
