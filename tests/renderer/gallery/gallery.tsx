import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { usualAppearance } from '../../../preload/contract/appearance.ts';
import { Frame } from '../../../renderer/shell/frame.tsx';
import { useRoute } from '../../../renderer/shell/router.tsx';
import type { Session } from '../../../renderer/shell/session.tsx';
import { followSystem, setAppearance } from '../../../renderer/ui/appearance.ts';
import '../../../renderer/styles/index.css';
import './gallery.css';
import { KitStory } from './stories-kit.tsx';
import { QueryCacheStory } from './stories-query-cache.tsx';
import { RecordStory } from './stories-record.tsx';
import { QueueStory, TimelineStory } from './stories-work.tsx';

const session: Session = {
  account: {
    id: 1,
    login: 'p.shah',
    name: 'P. Shah',
    roles: ['case_officer', 'supervisor'],
    clearance: 'SECRET',
    compartments: [],
    passphraseGiven: false,
  },
  vault: { name: 'Gallery', demonstration: true, unit: false, older: null },
  marking: 'OFFICIAL-SENSITIVE',
  threat: { level: 'SEVERE', since: '29 Aug 2014', wording: 'an attack is highly likely' },
};

const wanted = new URLSearchParams(window.location.search);
const stories = {
  kit: () => <KitStory />,
  queue: () => <QueueStory />,
  timeline: () => <TimelineStory count={Number(wanted.get('count') ?? 120)} />,
  'query-cache': () => <QueryCacheStory />,
  record: () => <RecordStory />,
};

function Gallery() {
  useEffect(() => {
    setAppearance({ ...usualAppearance, theme: wanted.get('theme') === 'dark' ? 'dark' : 'light' });
    return followSystem();
  }, []);
  const name = wanted.get('story') ?? 'kit';
  const story = name in stories ? stories[name as keyof typeof stories] : stories.kit;
  return (
    <Frame
      session={session}
      route={useRoute()}
      counts={{ 'my-work': 3, queue: 214 }}
      onLock={() => {
        document.title = 'locked';
      }}
      recent={async () => []}
      search={async (text) => [
        {
          id: 'investigation:3',
          title: 'Op LARKSPUR',
          detail: `INV-26-0003 · holds “${text}”`,
          group: 'Operations',
          run: () => {},
        },
        {
          id: 'contribution:9',
          title: 'Van LK21 ABC seen again',
          detail: 'TIP-26-004511 · online',
          group: 'Contributions',
          run: () => {},
        },
      ]}
    >
      {story()}
    </Frame>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Gallery />);
