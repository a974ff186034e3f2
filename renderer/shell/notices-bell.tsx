import { Bell, BellDot, Siren } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { ago } from '../ui/dates.ts';
import { countOf } from '../ui/figures.ts';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { catalogue } from './catalogue.ts';
import { type Notice, unreadOf } from './notice-list.ts';
import { clearNotices, markRead, useNotices } from './notices.ts';
import { go } from './router.tsx';
import { home } from './routes.ts';
import './top-bar.css';

const texts = catalogue.noticesBell;

const entryOf = (one: Notice, at: number): MenuEntry => ({
  id: `${one.at} ${at}`,
  label: one.times === 1 ? one.text : texts.times(one.text, one.times),
  detail: one.read ? ago(Date.now() - one.at) : texts.fresh(ago(Date.now() - one.at)),
  icon: one.urgent ? <Siren aria-label={texts.urgent} /> : <Bell aria-hidden="true" />,
  onAction: () => {
    markRead();
    go(one.place);
  },
});

/** The last things that happened, the urgent ones first; each leads to its place. */
export function NoticesBell() {
  const notices = useNotices();
  const unread = unreadOf(notices);
  const entries = notices.map(entryOf);
  const [urgent, others] = [
    entries.filter((_, at) => notices[at]?.urgent === true),
    entries.filter((_, at) => notices[at]?.urgent !== true),
  ];
  const nothing = { id: 'nothing', label: texts.nothingNew, onAction: () => go(home) };
  return (
    <Menu
      label={texts.notices}
      trigger={
        <Button
          tone="quiet"
          aria-label={unread === 0 ? texts.notices : texts.noticesWith(countOf(unread, texts.newOne))}
          icon={unread === 0 ? <Bell aria-hidden="true" /> : <BellDot aria-hidden="true" />}
        >
          {unread === 0 ? null : <span className="top-bar__unread">{unread}</span>}
        </Button>
      }
      groups={[
        ...(urgent.length === 0 ? [] : [{ heading: texts.urgent, entries: urgent }]),
        ...(others.length === 0 ? [] : [{ heading: texts.latest, entries: others }]),
        ...(notices.length === 0
          ? [{ entries: [nothing] }]
          : [
              {
                entries: [
                  { id: 'read', label: texts.markAllAsRead, onAction: markRead },
                  { id: 'clear', label: texts.clear, onAction: clearNotices },
                ],
              },
            ]),
      ]}
    />
  );
}
