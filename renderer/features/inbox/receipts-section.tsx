import { useState } from 'react';
import type { Receipt } from '../../../preload/contract/inbox.ts';
import { save } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { AnswerDialog, type Answering } from './answer-dialog.tsx';
import { catalogue } from './catalogue.ts';
import { ReceiptBadge, ReceiptWords } from './receipt.tsx';

const texts = catalogue.receiptsSection;

/** What has become of a contribution at each investigation that it has reached: it is not done before somebody there has seen it. */
export function ReceiptsSection({ reference, receipts }: { reference: string; receipts: readonly Receipt[] }) {
  const answers = useCan('inbox.answer');
  const [answering, setAnswering] = useState<Answering | null>(null);
  if (receipts.length === 0) return null;
  return (
    <Section title={texts.delivered} small>
      <RecordList>
        {receipts.map((receipt) => {
          const { contributionId, investigationId, operation } = receipt;
          const open = answers && receipt.yours && receipt.answeredAt === null;
          return (
            <li key={investigationId}>
              <Line
                end={
                  open ? (
                    <>
                      <Button
                        size="small"
                        onPress={() => setAnswering({ ...receipt, watchId: null, reference, outcome: 'returned' })}
                      >
                        {texts.return}
                      </Button>
                      <Button
                        size="small"
                        tone="primary"
                        onPress={() =>
                          void save(
                            'inbox.answer',
                            { contributionId, investigationId, outcome: 'accepted' },
                            texts.acceptedByOp(reference, operation),
                          )
                        }
                      >
                        {texts.accept}
                      </Button>
                    </>
                  ) : undefined
                }
              >
                <strong>{texts.op(operation)}</strong>
                <ReceiptBadge receipt={receipt} />
                <span className="muted">
                  <ReceiptWords receipt={receipt} />
                </span>
              </Line>
            </li>
          );
        })}
      </RecordList>
      <AnswerDialog answering={answering} onClose={() => setAnswering(null)} />
    </Section>
  );
}
