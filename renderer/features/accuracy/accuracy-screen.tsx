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
import { catalogue } from './catalogue.ts';

const wordsHere = catalogue.accuracyScreen;

const behind = 0.03;

/** How far suggestions can be trusted: measured on a sample with known answers, and by what officers decided. */
export default function AccuracyScreen() {
  const read = useQuery('accuracy.get', {}, { topics: ['accuracy', 'contribution'] });
  const measures = useCan('accuracy.measure');
  const [busy, setBusy] = useState(false);
  const measure = async () => {
    setBusy(true);
    await save('accuracy.measure', {}, wordsHere.measured);
    setBusy(false);
  };
  const button = measures ? (
    <Button tone="primary" icon={<Gauge />} whyNot={busy ? wordsHere.itIsBeingMeasured : null} onPress={measure}>
      {busy ? wordsHere.measuring : read.value?.measured === null ? wordsHere.measure : wordsHere.measureAgain}
    </Button>
  ) : null;
  return (
    <View title={wordsHere.accuracy} facts={wordsHere.howFarSuggestionsCan} actions={button}>
      <QueryView query={read} rows={10}>
        {({ unseen, measured, among, decisions }) => (
          <Sections>
            <Unseen unseen={unseen} />
            {measured === null ? (
              <EmptyState icon={<Gauge aria-hidden="true" />} title={wordsHere.notMeasuredHereYet}>
                {wordsHere.aSupervisorCanMeasure}
              </EmptyState>
            ) : (
              <Figures measured={measured} />
            )}
            <Section title={wordsHere.whatOfficersDecided}>
              <p className="muted">{wordsHere.byWhatWasSuggested(decisionsInWords(decisions, among))}</p>
              <FigureTable
                whole
                label={wordsHere.decisionsByMatchStrength}
                table={{
                  head: [
                    wordsHere.suggestedAs,
                    wordsHere.linked,
                    wordsHere.notAMatch,
                    wordsHere.unsure,
                    wordsHere.agreed,
                  ],
                  rows: decisions.map(({ matchStrength, linked, notThis, unsure }) => ({
                    key: matchStrength ?? 'none',
                    cells: [
                      matchStrength === null ? wordsHere.nothingLinkedByHand : label(matchStrength),
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
  const which = counted < most ? wordsHere.all : wordsHere.theNewest;
  return wordsHere.thatYouCanSee(which, countOf(counted, 'decision'));
}

/** Before anything that the product was built on: how it does on what it had not seen. */
function Unseen({ unseen: { date, samples } }: { unseen: UnseenTexts }) {
  return (
    <Section title={wordsHere.namesInTextsThat}>
      <p className="muted">
        {wordsHere.inventedContributionsBySeveral}
        <Time at={date} show="date" />
        {wordsHere.whenThisVersionWas}
      </p>
      <FigureTable
        whole
        label={wordsHere.namesInUnseenTexts}
        table={{
          head: [
            wordsHere.sample,
            wordsHere.texts,
            wordsHere.namesFound,
            wordsHere.namesCorrect,
            wordsHere.bothF1,
            wordsHere.certainNamesCorrect,
            wordsHere.duplicatesFound,
            wordsHere.duplicatesCorrect,
          ],
          rows: samples.map((one) => ({
            key: one.name,
            cells: [
              one.ownHand ? wordsHere.sameAuthor(one.name) : one.name,
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
      <Section title={wordsHere.measuredOnASample}>
        <p className="muted">
          {wordsHere.inventedContributionsOfWhich(
            sample.contributions,
            sample.linked,
            sample.investigations,
            sample.decoys,
          )}
          <Time at={measured.at} />
          {wordsHere.byWithTheThresholds(measured.by)}
        </p>
        <FigureTable
          whole
          label={wordsHere.figures}
          table={{
            head: [wordsHere.figure, wordsHere.value, wordsHere.whatItMeans],
            rows: [
              ['top3', wordsHere.amongTheFirstThree, percent(measured.top3), wordsHere.linkedContributionsWithA],
              ['top1', wordsHere.first, percent(measured.top1), wordsHere.theSameInThe],
              [
                'strong',
                wordsHere.strongAndTrue,
                percent(measured.strongPrecision),
                wordsHere.ofStrongSuggestionsOf(measured.strongSuggestions, measured.decoysInStrong, sample.decoys),
              ],
              [
                'alarm',
                wordsHere.falseAlarm,
                percent(measured.unrelatedAlarm),
                wordsHere.contributionsThatBelongNowhere,
              ],
              [
                wordsHere.foundTwice,
                wordsHere.duplicatesFound,
                percent(measured.duplicateRecall),
                wordsHere.ofThePairsThat,
              ],
              [
                wordsHere.rightTwice,
                wordsHere.duplicatesCorrect,
                percent(measured.duplicatePrecision),
                wordsHere.ofThePairsThatWere,
              ],
              ...measured.byStrength.map(({ strength, links, top3 }) => [
                strength,
                wordsHere.linksAmongTheFirst(label(strength)),
                percent(top3),
                wordsHere.ofTrueLinksThat(links, strength),
              ]),
            ].map(([key = '', ...cells]) => ({ key, cells })),
          }}
        />
      </Section>
      <Section title={wordsHere.byOriginOfThe}>
        <p className="muted">{wordsHere.fictionalPeopleWhoseName}</p>
        <FigureTable
          whole
          label={wordsHere.matchRatesByOrigin}
          table={{
            head: [
              wordsHere.origin,
              wordsHere.names,
              wordsHere.nameTakenForThe,
              wordsHere.investigationAmongTheFirst,
              wordsHere.marked,
            ],
            rows: measured.byOrigin.map((one) => ({
              key: one.origin,
              cells: [
                one.origin,
                one.names,
                percent(one.nameMatch),
                percent(one.top3),
                best - one.top3 > behind ? wordsHere.behind : '',
              ],
            })),
          }}
        />
      </Section>
    </>
  );
}
