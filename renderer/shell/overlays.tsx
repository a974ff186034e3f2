import type { Role } from '../../preload/contract/vocabulary.ts';
import { commandsOfCase, commandsOfKeys } from './open-commands.ts';
import { type Command, Palette, type SearchHit } from './palette.tsx';
import { go } from './router.tsx';
import type { Route } from './routes.ts';
import { ShortcutHelp } from './shortcut-help.tsx';
import { useAllShortcuts } from './use-shortcuts.ts';

export type OpenOverlay = 'palette' | 'shortcuts' | null;

interface OverlaysProps {
  open: OpenOverlay;
  onClose: () => void;
  route: Route | null;
  roles: readonly Role[];
  /** What can be done wherever one is. */
  commands: readonly Command[];
  recent: (() => Promise<readonly SearchHit[]>) | null;
  search: ((text: string) => Promise<readonly SearchHit[]>) | null;
}

/**
 * What Ctrl K and ? open over the window. Only what is open follows the keys that are bound: these change with every record that
 * comes on the screen, and the window must not be drawn again for that.
 */
export function Overlays({ open, ...props }: OverlaysProps) {
  if (open === 'palette') return <Commands {...props} />;
  return open === 'shortcuts' ? <Keys onClose={props.onClose} /> : null;
}

function Commands({ onClose, route, roles, commands, recent, search }: Omit<OverlaysProps, 'open'>) {
  const ofOpen = [...commandsOfKeys(useAllShortcuts()), ...commandsOfCase(route, roles)];
  return (
    <Palette
      onClose={onClose}
      commands={[...ofOpen, ...commands]}
      recent={recent}
      search={search}
      onSearchAll={(text) => go({ name: 'search', text })}
    />
  );
}

function Keys({ onClose }: { onClose: () => void }) {
  return <ShortcutHelp shortcuts={useAllShortcuts()} onClose={onClose} />;
}
