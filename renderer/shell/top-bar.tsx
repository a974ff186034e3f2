import { ChevronDown, CircleHelp, Keyboard, Lock, Monitor, Moon, Search, Sun, UserRound } from 'lucide-react';
import { memo } from 'react';

import { label, type ThreatLevel } from '../../preload/contract/vocabulary.ts';
import { type Appearance, useAppearance } from '../ui/appearance.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { Menu } from '../ui/menu.tsx';
import { Time } from '../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import { chooseAppearance } from './choose-appearance.ts';
import { LineState } from './line-state.tsx';
import { NoticesBell } from './notices-bell.tsx';
import { searchOrCommand } from './palette.tsx';
import { go, Link } from './router.tsx';
import { home } from './routes.ts';
import type { Session } from './session.tsx';
import './top-bar.css';

const texts = catalogue.topBar;

const themes: readonly { theme: Appearance['theme']; label: string; icon: typeof Sun }[] = [
  { theme: 'system', label: texts.matchSystem, icon: Monitor },
  { theme: 'light', label: texts.light, icon: Sun },
  { theme: 'dark', label: texts.dark, icon: Moon },
];

export const TopBar = memo(function TopBar(props: {
  session: Session;
  /** Whether the person may search: otherwise the bar offers commands alone. */
  searches: boolean;
  onSearch: () => void;
  onShortcuts: () => void;
  onLock: () => void;
}) {
  const { account, vault } = props.session;
  const { theme } = useAppearance();
  return (
    <header className="top-bar">
      <Link to={home} className="top-bar__name">
        {texts.vigil}
      </Link>
      {vault.demonstration ? <Badge tone="warning">{texts.demonstration}</Badge> : null}
      <button type="button" className="top-bar__search" onClick={props.onSearch} aria-haspopup="dialog">
        <Search aria-hidden="true" />
        <span>{props.searches ? searchOrCommand : texts.typeACommand}</span>
        <KeyHint keys="Ctrl K" />
      </button>
      <span className="top-bar__gap" />
      <LineState unit={vault.name} />
      <NoticesBell />
      <Menu
        label={texts.account}
        trigger={
          <Button tone="quiet" icon={<UserRound aria-hidden="true" />}>
            <span className="top-bar__person">{account.name}</span>
            <span className="top-bar__role">{account.roles.map(label).join(', ')}</span>
            <ChevronDown className="top-bar__more" aria-hidden="true" />
          </Button>
        }
        groups={[
          {
            heading: texts.clearedTo(account.name, account.clearance),
            entries: themes.map((each) => ({
              id: each.theme,
              label: each.label,
              icon: <each.icon />,
              ...(each.theme === theme ? { detail: texts.inUse } : {}),
              onAction: () => void chooseAppearance({ theme: each.theme }),
            })),
          },
          {
            entries: [
              {
                id: 'help',
                label: texts.help,
                icon: <CircleHelp />,
                onAction: () => go({ name: 'help', article: null }),
              },
              { id: 'keys', label: texts.shortcuts, icon: <Keyboard />, keys: '?', onAction: props.onShortcuts },
              { id: 'lock', label: texts.lock, icon: <Lock />, keys: 'Ctrl L', onAction: props.onLock },
            ],
          },
        ]}
      />
      <IconButton label={texts.lock} keys="Ctrl L" onPress={props.onLock}>
        <Lock />
      </IconButton>
    </header>
  );
});

/** The national threat level, at the right of the upper marking bar. */
export function ThreatNotice({ threat }: { threat: { level: ThreatLevel; since: string; wording: string } | null }) {
  if (threat === null) return <>{texts.notRecorded}</>;
  return (
    <span title={threat.wording}>
      {texts.threatLevel} <strong>{threat.level}</strong>{' '}
      <span className="top-bar__since">
        {texts.since} <Time at={threat.since} show="date" />
      </span>
    </span>
  );
}
