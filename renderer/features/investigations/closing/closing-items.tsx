import { useState } from 'react';
import type { ClosingItem } from '../../../../preload/contract/case-closing.ts';
import { Link } from '../../../shell/router.tsx';
import type { InvestigationTab, Route } from '../../../shell/routes.ts';
import { save, submit } from '../../../shell/save.ts';
import { usePages } from '../../../shell/use-pages.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Line } from '../../../ui/line.tsx';
import { RecordList } from '../../../ui/record-list.tsx';
import { Time } from '../../../ui/time.tsx';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.closingItems;

export function useClosingItems(investigationId: number) {
  return usePages('investigations.closingItems', { id: investigationId, limit: 50 }, [
    `investigation:${investigationId}`,
    'action',
    'enquiry',
    'decision',
    'contribution',
  ]);
}

const tabs: Readonly<Record<Exclude<ClosingItem['what'], 'contribution'>, InvestigationTab>> = {
  action: 'actions',
  enquiry: 'overview',
  decision: 'decisions',
};

const placeOf = (investigationId: number, { what, itemId }: ClosingItem): Route =>
  what === 'contribution'
    ? { name: 'queue', id: itemId }
    : { name: 'investigation', id: investigationId, tab: tabs[what] };

/** What is open in a case before it is closed, and what was waived, with who said why: both people see the same list. */
export function ClosingItems(props: { investigationId: number; mayChange: boolean; onLeave?: () => void }) {
  const { investigationId: id, mayChange, onLeave } = props;
  const list = useClosingItems(id);
  const [waiving, setWaiving] = useState<ClosingItem | null>(null);
  const items = list.pages.flatMap((page) => page.items);
  if (list.loading) return <p className="muted">{texts.lookingForWhatIs}</p>;
  if (items.length === 0) return <p className="muted">{texts.nothingIsOpenNo}</p>;
  const open = items.filter(({ waived }) => waived === null).length;
  return (
    <>
      {open === 0 ? null : (
        <Banner tone="warning" title={texts.stillOpen(open, list.ended ? '' : texts.orMore)}>
          {texts.giveEachItsResult}
        </Banner>
      )}
      <RecordList>
        {items.map((item) => (
          <li key={`${item.what}:${item.itemId}`}>
            <Line
              end={
                !mayChange ? null : item.waived === null ? (
                  <Button size="small" onPress={() => setWaiving(item)}>
                    {texts.waive}
                  </Button>
                ) : (
                  <Button
                    size="small"
                    tone="quiet"
                    onPress={() =>
                      void save(
                        'investigations.withdrawWaiver',
                        { id, what: item.what, itemId: item.itemId },
                        texts.itIsOpenAgain,
                      )
                    }
                  >
                    {texts.takeBack}
                  </Button>
                )
              }
            >
              <Badge tone={item.waived === null ? 'warning' : 'neutral'}>
                {item.waived === null ? texts.open : texts.waived}
              </Badge>
              <Link to={placeOf(id, item)} {...(onLeave === undefined ? {} : { onClick: onLeave })}>
                {item.words}
              </Link>
              {item.person === null ? null : <span className="muted">{texts.with(item.person)}</span>}
            </Line>
            {item.waived === null ? null : (
              <span>
                {item.waived.reason}{' '}
                <span className="muted">
                  {item.waived.by}, <Time at={item.waived.at} />
                </span>
              </span>
            )}
          </li>
        ))}
      </RecordList>
      {list.ended ? null : (
        <Button size="small" onPress={list.loadMore}>
          {texts.showMore}
        </Button>
      )}
      {/* It may stand within the form of a proposal, which what is sent here would send as well. */}
      <div role="presentation" onSubmit={(event) => event.stopPropagation()}>
        <ConfirmDialog
          title={texts.waiveBeforeClosing}
          text={texts.onceTheCaseIs(waiving?.words ?? '')}
          confirm={texts.waive}
          reason={{ label: texts.whyItNeedNot, draft: `waive-closing:${id}:${waiving?.itemId ?? 0}` }}
          isOpen={waiving !== null}
          onConfirm={(reason) =>
            submit(
              'investigations.waiveForClosing',
              { id, what: waiving?.what ?? 'action', itemId: waiving?.itemId ?? 0, reason },
              texts.waivedToast,
            )
          }
          onClose={() => setWaiving(null)}
        />
      </div>
    </>
  );
}
