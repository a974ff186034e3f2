import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import type { PublicPage } from '../../../../preload/contract/public-page.ts';
import { call } from '../../../shell/client.ts';
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

/** One page for the public: its figures as they were drafted, its second person, and its receipts. */
export default function PublicPageScreen({ route }: ScreenProps<'public-page'>) {
  const read = useQuery('publicPage.get', { id: route.id }, { topics: [`public-page:${route.id}`, 'public-page'] });
  return (
    <QueryView query={read} rows={10} wayBack={<WayBack to={{ name: 'public-pages' }}>Pages for the public</WayBack>}>
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
      title={`Public page, ${periodInWords(page)}`}
      facts={<Badge tone={stateTones[page.state]}>{stateWords[page.state]}</Badge>}
      actions={<Actions page={page} onAsk={setAsking} />}
      padded
    >
      <div className="public-page">
        {receipt === null ? null : <Printing receipt={receipt} onDone={() => setReceipt(null)} />}
        {page.why === null ? null : (
          <Banner tone="warning" title={page.state === 'refused' ? 'Not approved' : 'Withdrawn'}>
            {page.why}
          </Banner>
        )}
        {page.correctedBy === null ? null : (
          <Banner
            tone="warning"
            title="A later edition corrects this page"
            actions={<Button onPress={() => go({ name: 'public-page', id: page.correctedBy ?? id })}>Open it</Button>}
          >
            Give that one out instead.
          </Banner>
        )}
        <Sheet page={page} receipt={receipt?.number ?? null} />
        <div className="no-print">
          <Section title="Receipts">
            <p className="muted">
              Drafted by {page.draftedBy}, <Time at={page.draftedAt} />.
              {page.approvedAt === null ? null : (
                <>
                  {' '}
                  Approved by {page.approvedBy}, <Time at={page.approvedAt} />.
                </>
              )}
            </p>
            <RecordList empty="Not given to anybody yet.">
              {page.releases.map((each) => (
                <li key={each.number}>
                  <span>
                    {each.number}: to {each.recipient}, {each.form === 'csv' ? 'as CSV' : 'on paper'}
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
          title="Refuse the page"
          text="Its author sees why, and can draft another."
          confirm="Refuse"
          reason={{ label: 'Why', draft: `refuse-public-page:${id}` }}
          isOpen
          onConfirm={(reason) => submit('publicPage.approve', { id, agree: false, reason }, 'Refused.')}
          onClose={close}
        />
      ) : null}
      {asking === 'withdraw' ? (
        <ConfirmDialog
          title="Withdraw the page"
          text="It can then neither be approved nor released. It stays in the list."
          confirm="Withdraw"
          reason={{ label: 'Why', draft: `withdraw-public-page:${id}` }}
          isOpen
          onConfirm={(reason) => submit('publicPage.withdraw', { id, reason }, 'Withdrawn.')}
          onClose={close}
        />
      ) : null}
      {asking === 'release' ? <ReleasePage id={id} onReceipt={setReceipt} onClose={close} /> : null}
      {asking === 'csv' ? (
        <SaveAsCsv
          verb="publicPage.figuresAsCsv"
          input={(file) => ({ id, ...file })}
          title={`Public help ${page.from} to ${page.to}`}
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
        <Button onPress={() => onAsk('withdraw')}>Withdraw</Button>
        <Button whyNot={own ? 'A second person has to do this.' : null} onPress={() => onAsk('refuse')}>
          Refuse
        </Button>
        <Button
          tone="primary"
          whyNot={own ? 'You drafted it: a second person has to approve it.' : null}
          onPress={() => void save('publicPage.approve', { id, agree: true, reason: null }, 'Approved.')}
        >
          Approve
        </Button>
      </>
    );
  if (state === 'refused' || state === 'withdrawn') return null;
  return (
    <>
      {state === 'approved' ? <Button onPress={() => onAsk('withdraw')}>Withdraw</Button> : null}
      {state === 'released' && page.correctedBy === null ? (
        <Button onPress={() => void correct(page)}>New edition</Button>
      ) : null}
      <Button icon={<Download />} onPress={() => onAsk('csv')}>
        Release as CSV
      </Button>
      <Button tone="primary" icon={<Printer />} onPress={() => onAsk('release')}>
        Release
      </Button>
    </>
  );
}

/** The figures of the same period as they are now; what this edition left out stays out. */
async function correct({ id, from, to }: PublicPage): Promise<void> {
  const made = await save('publicPage.draft', { from, to, corrects: id }, 'A new edition is drafted.');
  if (made !== undefined) go({ name: 'public-page', id: made.id });
}

function Printing({ receipt, onDone }: { receipt: Receipt; onDone: () => void }) {
  const print = async () => {
    try {
      const { written } = await call('host.print', { ticket: receipt.ticket });
      toast(written ? { text: 'The page has been saved.' } : { tone: 'note', text: 'Nothing was written.' });
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
        title={`Receipt ${receipt.number}, for ${receipt.recipient}`}
        actions={
          <Button icon={<Printer />} onPress={print}>
            Print as PDF
          </Button>
        }
      >
        The page can be printed once for it.
      </Banner>
    </div>
  );
}
