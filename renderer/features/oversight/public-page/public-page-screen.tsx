import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import type { PublicPage } from '../../../../preload/contract/public-page.ts';
import { printTicket } from '../../../shell/print-ticket.ts';
import { go } from '../../../shell/router.tsx';
import { save, submit, tellFailure } from '../../../shell/save.ts';
import { SaveAsCsv } from '../../../shell/save-as-csv.tsx';
import type { ScreenProps } from '../../../shell/screen-props.ts';
import { useSession } from '../../../shell/session.tsx';
import { useQuery } from '../../../shell/use-query.ts';
import { View } from '../../../shell/view.tsx';
import { WayBack } from '../../../shell/way-back.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { RecordList } from '../../../ui/record-list.tsx';
import { Section } from '../../../ui/section.tsx';
import { Time } from '../../../ui/time.tsx';
import { toast } from '../../../ui/toast.tsx';
import { periodInWords, stateTones, stateWords } from './page-words.ts';
import { type Receipt, ReleasePage } from './release-page.tsx';
import { Sheet } from './sheet.tsx';
import './public-page.css';
import { sentence } from '../../../ui/sentence.tsx';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.publicPageScreen;

/** One page for the public: its figures as they were drafted, its second person, and its receipts. */
export default function PublicPageScreen({ route }: ScreenProps<'public-page'>) {
  const read = useQuery('publicPage.get', { id: route.id }, { topics: [`public-page:${route.id}`, 'public-page'] });
  return (
    <QueryView
      query={read}
      rows={10}
      wayBack={<WayBack to={{ name: 'public-pages' }}>{texts.pagesForThePublic}</WayBack>}
    >
      {(page) => <Opened page={page} />}
    </QueryView>
  );
}

type Asking = 'refuse' | 'withdraw' | 'release' | 'csv' | null;

function Opened({ page }: { page: PublicPage }) {
  const [asking, setAsking] = useState<Asking>(null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const { id } = page;
  const close = () => setAsking(null);
  return (
    <View
      title={texts.publicPage(periodInWords(page))}
      facts={<Badge tone={stateTones[page.state]}>{stateWords[page.state]}</Badge>}
      actions={<Actions page={page} onAsk={setAsking} />}
      padded
    >
      <div className="public-page">
        {receipt === null ? null : <Printing receipt={receipt} onDone={() => setReceipt(null)} />}
        {page.why === null ? null : (
          <Banner tone="warning" title={page.state === 'refused' ? texts.notApproved : texts.withdrawn}>
            {page.why}
          </Banner>
        )}
        {page.correctedBy === null ? null : (
          <Banner
            tone="warning"
            title={texts.aLaterEditionCorrects}
            actions={
              <Button onPress={() => go({ name: 'public-page', id: page.correctedBy ?? id })}>{texts.openIt}</Button>
            }
          >
            {texts.giveThatOneOut}
          </Banner>
        )}
        <Sheet page={page} receipt={receipt?.number ?? null} />
        <div className="no-print">
          <Section title={texts.receipts}>
            <p className="muted">
              {sentence(texts.draftedBy, { by: page.draftedBy, at: <Time at={page.draftedAt} /> })}
              {page.approvedAt === null ? null : (
                <> {sentence(texts.approvedBy, { by: page.approvedBy, at: <Time at={page.approvedAt} /> })}</>
              )}
            </p>
            <RecordList empty={texts.notGivenToAnybody}>
              {page.releases.map((each) => (
                <li key={each.number}>
                  <span>
                    {texts.to(each.number, each.recipient, each.form === 'csv' ? texts.asCsv : texts.onPaper)}
                  </span>
                  <span className="muted">
                    {each.by}, <Time at={each.at} />
                  </span>
                </li>
              ))}
            </RecordList>
          </Section>
        </div>
      </div>
      {asking === 'refuse' ? (
        <ConfirmDialog
          title={texts.refuseThePage}
          text={texts.itsAuthorSeesWhy}
          confirm={texts.refuse}
          reason={{ label: texts.why, draft: `refuse-public-page:${id}` }}
          isOpen
          onConfirm={(reason) => submit('publicPage.approve', { id, agree: false, reason }, texts.refused)}
          onClose={close}
        />
      ) : null}
      {asking === 'withdraw' ? (
        <ConfirmDialog
          title={texts.withdrawThePage}
          text={texts.itCanThenNeither}
          confirm={texts.withdraw}
          reason={{ label: texts.why, draft: `withdraw-public-page:${id}` }}
          isOpen
          onConfirm={(reason) => submit('publicPage.withdraw', { id, reason }, texts.withdrawnToast)}
          onClose={close}
        />
      ) : null}
      {asking === 'release' ? <ReleasePage id={id} onReceipt={setReceipt} onClose={close} /> : null}
      {asking === 'csv' ? (
        <SaveAsCsv
          verb="publicPage.figuresAsCsv"
          input={(file) => ({ id, ...file })}
          title={texts.publicHelpTo(page.from, page.to)}
          draft={`save-public-page:${id}`}
          marking={page.marking}
          onClose={close}
        />
      ) : null}
    </View>
  );
}

/** What can be done with it now: what has yet to be approved cannot be given out, and what was released is corrected by another edition. */
function Actions({ page, onAsk }: { page: PublicPage; onAsk: (asking: Asking) => void }) {
  const { account } = useSession();
  const { id, state } = page;
  const own = page.draftedById === account.id;
  if (state === 'draft')
    return (
      <>
        <Button onPress={() => onAsk('withdraw')}>{texts.withdraw}</Button>
        <Button whyNot={own ? texts.aSecondPersonHas : null} onPress={() => onAsk('refuse')}>
          {texts.refuse}
        </Button>
        <Button
          tone="primary"
          whyNot={own ? texts.youDraftedItA : null}
          onPress={() => void save('publicPage.approve', { id, agree: true, reason: null }, texts.approved)}
        >
          {texts.approve}
        </Button>
      </>
    );
  if (state === 'refused' || state === 'withdrawn') return null;
  return (
    <>
      {state === 'approved' ? <Button onPress={() => onAsk('withdraw')}>{texts.withdraw}</Button> : null}
      {state === 'released' && page.correctedBy === null ? (
        <Button onPress={() => void correct(page)}>{texts.newEdition}</Button>
      ) : null}
      <Button icon={<Download />} onPress={() => onAsk('csv')}>
        {texts.releaseAsCsv}
      </Button>
      <Button tone="primary" icon={<Printer />} onPress={() => onAsk('release')}>
        {texts.release}
      </Button>
    </>
  );
}

/** The figures of the same period as they are now; what this edition left out stays out. */
async function correct({ id, from, to }: PublicPage): Promise<void> {
  const made = await save('publicPage.draft', { from, to, corrects: id }, texts.aNewEditionIs);
  if (made !== undefined) go({ name: 'public-page', id: made.id });
}

function Printing({ receipt, onDone }: { receipt: Receipt; onDone: () => void }) {
  const print = async () => {
    try {
      const { written } = await printTicket(receipt);
      toast(written ? { text: texts.thePageHasBeen } : { tone: 'note', text: texts.nothingWasWritten });
    } catch (thrown) {
      tellFailure(thrown);
    }
    // The receipt is good for one printing, whether or not a place was chosen.
    onDone();
  };
  return (
    <div className="no-print">
      <Banner
        tone="info"
        title={texts.receiptFor(receipt.number, receipt.recipient)}
        actions={
          <Button icon={<Printer />} onPress={print}>
            {texts.printAsPdf}
          </Button>
        }
      >
        {texts.thePageCanBe}
      </Banner>
    </div>
  );
}
