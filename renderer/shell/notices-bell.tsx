import { Bell, BellDot, Siren } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { ago } from '../ui/dates.ts';
import { countOf } from '../ui/figures.ts';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { type Notice, unreadOf } from './notice-list.ts';
import { clearNotices, markRead, useNotices } from './notices.ts';
import { go } from './router.tsx';
import { home } from './routes.ts';
import './top-bar.css';

const entryOf = (one: Notice, at: number): MenuEntry => ({
  id: `${one.at} ${at}`,
  label: one.times === 1 ? one.text : `${one.text} ${one.times} times.`,
  detail: `${one.read ? '' : 'New, '}${ago(Date.now() - one.at)}`,
  icon: one.urgent ? <Siren aria-label="Urgent" /> : <Bell aria-hidden="true" />,
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
  const nothing = { id: 'nothing', label: 'Nothing new since you signed in', onAction: () => go(home) };
  return (
    <Menu
      label="Notices"
      trigger={
        <Button
          tone="quiet"
          aria-label={unread === 0 ? 'Notices' : `Notices, ${countOf(unread, 'new one')}`}
          icon={unread === 0 ? <Bell aria-hidden="true" /> : <BellDot aria-hidden="true" />}
        >
          {unread === 0 ? null : <span className="top-bar__unread">{unread}</span>}
        </Button>
      }
      groups={[
        ...(urgent.length === 0 ? [] : [{ heading: 'Urgent', entries: urgent }]),
        ...(others.length === 0 ? [] : [{ heading: 'Latest', entries: others }]),
        ...(notices.length === 0
          ? [{ entries: [nothing] }]
          : [
              {
                entries: [
                  { id: 'read', label: 'Mark all as read', onAction: markRead },
                  { id: 'clear', label: 'Clear', onAction: clearNotices },
                ],
              },
            ]),
      ]}
    />
  );
}
