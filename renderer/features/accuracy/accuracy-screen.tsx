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

const texts = catalogue.accuracyScreen;

const behind = 0.03;

/** How far suggestions can be trusted: measured on a sample with known answers, and by what officers decided. */
export default function AccuracyScreen() {
  const read = useQuery('accuracy.get', {}, { topics: ['accuracy', 'contribution'] });
  const measures = useCan('accuracy.measure');
  const [busy, setBusy] = useState(false);
  const measure = async () => {
    setBusy(true);
    await save('accuracy.measure', {}, texts.measured);
    setBusy(false);
  };
  const button = measures ? (
    <Button tone="primary" icon={<Gauge />} whyNot={busy ? texts.itIsBeingMeasured : null} onPress={measure}>
      {busy ? texts.measuring : read.value?.measured === null ? texts.measure : texts.measureAgain}
    </Button>
  ) : null;
  return (
    <View title={texts.accuracy} facts={texts.howFarSuggestionsCan} actions={button}>
      <QueryView query={read} rows={10}>
        {({ unseen, measured, among, decisions }) => (
          <Sections>
            <Unseen unseen={unseen} />
            {measured === null ? (
              <EmptyState icon={<Gauge aria-hidden="true" />} title={texts.notMeasuredHereYet}>
                {texts.aSupervisorCanMeasure}
              </EmptyState>
            ) : (
              <Figures measured={measured} />
            )}
            <Section title={texts.whatOfficersDecided}>
              <p className="muted">{texts.byWhatWasSuggested(decisionsInWords(decisions, among))}</p>
              <FigureTable
                whole
                label={texts.decisionsByMatchStrength}
                table={{
                  head: [texts.suggestedAs, texts.linked, texts.notAMatch, texts.unsure, texts.agreed],
                  rows: decisions.map(({ matchStrength, linked, notThis, unsure }) => ({
                    key: matchStrength ?? 'none',
                    cells: [
                      matchStrength === null ? texts.nothingLinkedByHand : label(matchStrength),
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
  const which = counted < most ? texts.all : texts.theNewest;
  return texts.thatYouCanSee(which, countOf(counted, 'decision'));
}

/** Before anything that the product was built on: how it does on what it had not seen. */
function Unseen({ unseen: { date, samples } }: { unseen: UnseenTexts }) {
  return (
    <Section title={texts.namesInTextsThat}>
      <p className="muted">
        {texts.inventedContributionsBySeveral}
        <Time at={date} show="date" />
        {texts.whenThisVersionWas}
      </p>
      <FigureTable
        whole
        label={texts.namesInUnseenTexts}
        table={{
          head: [
            texts.sample,
            texts.texts,
            texts.namesFound,
            texts.namesCorrect,
            texts.bothF1,
            texts.certainNamesCorrect,
            texts.duplicatesFound,
            texts.duplicatesCorrect,
          ],
          rows: samples.map((one) => ({
            key: one.name,
            cells: [
              one.ownHand ? texts.sameAuthor(one.name) : one.name,
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
      <Section title={texts.measuredOnASample}>
        <p className="muted">
          {texts.inventedContributionsOfWhich(
            sample.contributions,
            sample.linked,
            sample.investigations,
            sample.decoys,
          )}
          <Time at={measured.at} />
          {texts.byWithTheThresholds(measured.by)}
        </p>
        <FigureTable
          whole
          label={texts.figures}
          table={{
            head: [texts.figure, texts.value, texts.whatItMeans],
            rows: [
              ['top3', texts.amongTheFirstThree, percent(measured.top3), texts.linkedContributionsWithA],
              ['top1', texts.first, percent(measured.top1), texts.theSameInThe],
              [
                'strong',
                texts.strongAndTrue,
                percent(measured.strongPrecision),
                texts.ofStrongSuggestionsOf(measured.strongSuggestions, measured.decoysInStrong, sample.decoys),
              ],
              ['alarm', texts.falseAlarm, percent(measured.unrelatedAlarm), texts.contributionsThatBelongNowhere],
              [texts.foundTwice, texts.duplicatesFound, percent(measured.duplicateRecall), texts.ofThePairsThat],
              [
                texts.rightTwice,
                texts.duplicatesCorrect,
                percent(measured.duplicatePrecision),
                texts.ofThePairsThatWere,
              ],
              ...measured.byStrength.map(({ strength, links, top3 }) => [
                strength,
                texts.linksAmongTheFirst(label(strength)),
                percent(top3),
                texts.ofTrueLinksThat(links, strength),
              ]),
            ].map(([key = '', ...cells]) => ({ key, cells })),
          }}
        />
      </Section>
      <Section title={texts.byOriginOfThe}>
        <p className="muted">{texts.fictionalPeopleWhoseName}</p>
        <FigureTable
          whole
          label={texts.matchRatesByOrigin}
          table={{
            head: [texts.origin, texts.names, texts.nameTakenForThe, texts.investigationAmongTheFirst, texts.marked],
            rows: measured.byOrigin.map((one) => ({
              key: one.origin,
              cells: [
                one.origin,
                one.names,
                percent(one.nameMatch),
                percent(one.top3),
                best - one.top3 > behind ? texts.behind : '',
              ],
            })),
          }}
        />
      </Section>
    </>
  );
}
