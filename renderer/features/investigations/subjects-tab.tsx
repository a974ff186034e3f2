import { Plus, UserPlus, X } from 'lucide-react';
import { useState } from 'react';
import type { Investigation } from '../../../preload/contract/investigations.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { useFormOpen, useOpenForm } from '../../shell/asked-form.ts';
import { Link } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Cluster, Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section, Sections } from '../../ui/section.tsx';
import { isoInWords } from '../../ui/typed-date.ts';
import { EntitiesOfCase } from '../entities/entities-of-case.tsx';
import './investigations.css';
import { AddIdentifier } from './add-identifier.tsx';
import { catalogue } from './catalogue.ts';
import { SubjectDialog } from './subject-dialog.tsx';
import { withdraw } from './withdraw.ts';

const texts = catalogue.subjectsTab;

type CaseIdentifierRow = Investigation['identifiers'][number];
type Subject = Investigation['people'][number];
interface Going {
  what: 'subject' | 'identifier';
  itemId: number;
  name: string;
}

/** The people of an investigation, and what is known to belong to each. */
export function SubjectsTab({ investigation }: { investigation: Investigation }) {
  const writes = useCan('investigations.addSubject') && investigation.mayChange;
  const { id } = investigation;
  const [adding, setAdding] = useFormOpen(`add-subject:${id}`);
  const [changing, setChanging] = useState<Subject | null>(null);
  const [addingTo, setAddingTo] = useOpenForm<{ subjectId: number | null }>([
    [`add-identifier:${id}`, { subjectId: null }],
    ...investigation.people.map((person) => [`add-identifier:${id}:${person.id}`, { subjectId: person.id }] as const),
  ]);
  const [going, setGoing] = useState<Going | null>(null);
  return (
    <Sections>
      {writes ? (
        <Line>
          <Button size="small" icon={<UserPlus />} onPress={() => setAdding(true)}>
            {texts.addASubject}
          </Button>
          <Button size="small" icon={<Plus />} onPress={() => setAddingTo({ subjectId: null })}>
            {texts.addACaseIdentifier}
          </Button>
        </Line>
      ) : null}
      {investigation.identifiers.length === 0 ? null : (
        <Section title={texts.caseIdentifiers} label={texts.caseIdentifiers}>
          <Tags identifiers={investigation.identifiers} onWithdraw={writes ? setGoing : null} />
        </Section>
      )}
      <RecordList>
        {investigation.people.map((person) => (
          <li key={person.id}>
            <Line
              end={
                writes ? (
                  <Cluster>
                    <Button
                      size="small"
                      tone="quiet"
                      icon={<Plus />}
                      onPress={() => setAddingTo({ subjectId: person.id })}
                    >
                      {texts.identifier}
                    </Button>
                    <Button size="small" tone="quiet" onPress={() => setChanging(person)}>
                      {texts.change}
                    </Button>
                    <Button
                      size="small"
                      tone="quiet"
                      onPress={() => setGoing({ what: 'subject', itemId: person.id, name: person.name })}
                    >
                      {texts.withdraw}
                    </Button>
                  </Cluster>
                ) : null
              }
            >
              <strong>{person.name}</strong>
              <Badge tone={person.role === 'suspect' ? 'danger' : 'neutral'}>{label(person.role)}</Badge>
              {person.aliases.map((alias) => (
                <span key={alias} className="muted">
                  “{alias}”
                </span>
              ))}
              {person.born === null ? null : <span className="muted">{texts.born(isoInWords(person.born))}</span>}
            </Line>
            <Tags identifiers={person.identifiers} onWithdraw={writes ? setGoing : null} />
          </li>
        ))}
      </RecordList>
      <EntitiesOfCase investigationId={id} mayChange={investigation.mayChange} />
      {adding ? <SubjectDialog investigationId={id} subject={null} onClose={() => setAdding(false)} /> : null}
      {changing === null ? null : (
        <SubjectDialog
          investigationId={id}
          // As it is now, for the form to compare with.
          subject={investigation.people.find((person) => person.id === changing.id) ?? changing}
          onClose={() => setChanging(null)}
        />
      )}
      {addingTo === null ? null : (
        <AddIdentifier investigationId={id} subjectId={addingTo.subjectId} onClose={() => setAddingTo(null)} />
      )}
      {going === null ? null : (
        <ConfirmDialog
          title={texts.withdrawTitle(going.name)}
          text={texts.itNoLongerMatches}
          confirm={texts.withdraw}
          reason={{ label: texts.why, draft: `withdraw-${going.what}:${id}:${going.itemId}` }}
          isOpen
          onConfirm={(reason) => withdraw({ id, what: going.what, itemId: going.itemId }, going.name, reason)}
          onClose={() => setGoing(null)}
        />
      )}
    </Sections>
  );
}

function Tags({
  identifiers,
  onWithdraw,
}: {
  identifiers: readonly CaseIdentifierRow[];
  onWithdraw: ((going: Going) => void) | null;
}) {
  return (
    <Cluster>
      {identifiers.map((each) => (
        <span key={each.id} className="case__tag">
          <span>{label(each.kind)}</span>
          <Link to={{ name: 'entity', kind: each.kind, value: each.value }}>{each.text}</Link>
          {onWithdraw === null ? null : (
            <IconButton
              label={texts.withdrawTitle(each.text)}
              size="small"
              onPress={() => onWithdraw({ what: 'identifier', itemId: each.id, name: each.text })}
            >
              <X />
            </IconButton>
          )}
        </span>
      ))}
    </Cluster>
  );
}
