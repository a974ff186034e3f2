import { Gauge } from 'lucide-react';
import { useState } from 'react';
import type { Measured, UnseenTexts } from '../../../preload/contract/accuracy.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { save } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Button } from '../../ui/button.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import { countOf, percent } from '../../ui/figures.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { Section, Sections } from '../../ui/section.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';

const behind = 0.03;

/** How far suggestions can be trusted: measured on a sample with known answers, and by what officers decided. */
export default function AccuracyScreen() {
  const read = useQuery('accuracy.get', {}, { topics: ['accuracy', 'contribution'] });
  const measures = useCan('accuracy.measure');
  const [busy, setBusy] = useState(false);
  const measure = async () => {
    setBusy(true);
    await save('accuracy.measure', {}, 'Measured.');
    setBusy(false);
  };
  const button = measures ? (
    <Button tone="primary" icon={<Gauge />} whyNot={busy ? 'It is being measured.' : null} onPress={measure}>
      {busy ? 'Measuring…' : read.value?.measured === null ? 'Measure' : 'Measure again'}
    </Button>
  ) : null;
  return (
    <View title="Accuracy" facts="How far suggestions can be trusted" actions={button}>
      <QueryView query={read} rows={10}>
        {({ unseen, measured, among, decisions }) => (
          <Sections>
            <Unseen unseen={unseen} />
            {measured === null ? (
              <EmptyState icon={<Gauge aria-hidden="true" />} title="Not measured here yet">
                A supervisor can measure it: on a sample of fictional contributions that comes with the product, whose
                true links are known.
              </EmptyState>
            ) : (
              <Figures measured={measured} />
            )}
            <Section title="What officers decided">
              <p className="muted">
                {decisionsInWords(decisions, among)}, by what was suggested when they were made. Agreement is not
                accuracy: an officer sees the suggestion first.
              </p>
              <FigureTable
                whole
                label="Decisions by match strength"
                table={{
                  head: ['Suggested as', 'Linked', 'Not a match', 'Unsure', 'Agreed'],
                  rows: decisions.map(({ matchStrength, linked, notThis, unsure }) => ({
                    key: matchStrength ?? 'none',
                    cells: [
                      matchStrength === null ? 'Nothing, linked by hand' : label(matchStrength),
                      linked.toLocaleString('en-GB'),
                      notThis.toLocaleString('en-GB'),
                      unsure.toLocaleString('en-GB'),
                      linked + notThis === 0 ? '' : percent(linked / (linked + notThis)),
                    ],
                  })),
                }}
              />
            </Section>
          </Sections>
        )}
      </QueryView>
    </View>
  );
}

/** How many decisions the table below counts: all of them, or the newest where the count goes back no further. */
function decisionsInWords(decisions: Output<'accuracy.get'>['decisions'], most: number): string {
  const counted = decisions.reduce((sum, { linked, notThis, unsure }) => sum + linked + notThis + unsure, 0);
  const which = counted < most ? 'All' : 'The newest';
  return `${which} ${countOf(counted, 'decision')} that you can see`;
}

/** Before anything that the product was built on: how it does on what it had not seen. */
function Unseen({ unseen: { date, samples } }: { unseen: UnseenTexts }) {
  return (
    <Section title="Names in texts that nothing was trained on">
      <p className="muted">
        Invented contributions by several hands. For each sample the finder of names was trained on the others and never
        on this one; measured on <Time at={date} show="date" />, when this version was built. Samples marked “same
        author” were written by the author of the texts that the product was built on, so their figures flatter it. A
        doubtful name is shown as “possibly a name” and raises a suggestion to possible at most.
      </p>
      <FigureTable
        whole
        label="Names in unseen texts"
        table={{
          head: [
            'Sample',
            'Texts',
            'Names found',
            'Names correct',
            'Both (F1)',
            'Certain names correct',
            'Duplicates found',
            'Duplicates correct',
          ],
          rows: samples.map((one) => ({
            key: one.name,
            cells: [
              one.ownHand ? `${one.name} (same author)` : one.name,
              one.texts.toLocaleString('en-GB'),
              percent(one.recall),
              percent(one.precision),
              percent(one.f1),
              percent(one.certainPrecision),
              one.duplicateRecall === null ? '' : percent(one.duplicateRecall),
              one.duplicatePrecision === null ? '' : percent(one.duplicatePrecision),
            ],
          })),
        }}
      />
    </Section>
  );
}

function Figures({ measured }: { measured: Measured }) {
  const { sample } = measured;
  const best = Math.max(...measured.byOrigin.map((one) => one.top3));
  return (
    <>
      <Section title="Measured on a sample">
        <p className="muted">
          {sample.contributions} invented contributions, of which {sample.linked} belong to one of{' '}
          {sample.investigations} investigations, with {sample.decoys} decoys; measured <Time at={measured.at} /> by{' '}
          {measured.by} with the thresholds that ship.
        </p>
        <FigureTable
          whole
          label="Figures"
          table={{
            head: ['Figure', 'Value', 'What it means'],
            rows: [
              [
                'top3',
                'Among the first three',
                percent(measured.top3),
                'Linked contributions with a true investigation there',
              ],
              ['top1', 'First', percent(measured.top1), 'The same, in the first place'],
              [
                'strong',
                'Strong and true',
                percent(measured.strongPrecision),
                `Of ${measured.strongSuggestions} strong suggestions; ${measured.decoysInStrong} of ${sample.decoys} decoys among them`,
              ],
              [
                'alarm',
                'False alarm',
                percent(measured.unrelatedAlarm),
                'Contributions that belong nowhere and got a strong or probable suggestion',
              ],
              [
                'found twice',
                'Duplicates found',
                percent(measured.duplicateRecall),
                'Of the pairs that are the same call or post',
              ],
              [
                'right twice',
                'Duplicates correct',
                percent(measured.duplicatePrecision),
                'Of the pairs that were named so',
              ],
              ...measured.byStrength.map(({ strength, links, top3 }) => [
                strength,
                `${label(strength)} links among the first three`,
                percent(top3),
                `Of ${links} true links that a careful reader calls ${strength}`,
              ]),
            ].map(([key = '', ...cells]) => ({ key, cells })),
          }}
        />
      </Section>
      <Section title="By origin of the name">
        <p className="muted">
          Fictional people whose name is written as somebody else would spell it, in a contribution that names them and
          the town. No match reads origin, religion or nationality: these are labels of this measurement only. More than
          three points under the best is marked.
        </p>
        <FigureTable
          whole
          label="Match rates by origin"
          table={{
            head: ['Origin', 'Names', 'Name taken for the same', 'Investigation among the first three', 'Marked'],
            rows: measured.byOrigin.map((one) => ({
              key: one.origin,
              cells: [
                one.origin,
                one.names,
                percent(one.nameMatch),
                percent(one.top3),
                best - one.top3 > behind ? 'Behind' : '',
              ],
            })),
          }}
        />
      </Section>
    </>
  );
}
