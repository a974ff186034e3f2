import { MapPin } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { catalogue } from './catalogue.ts';
import { go } from './router.tsx';
import { useCan } from './session.tsx';
import type { Shortcut } from './shortcuts.ts';
import { useShortcuts } from './use-shortcuts.ts';

const texts = catalogue.openOnMap;

/** Where: the key is the same for a record that is open, for a row of a list and for a card over both. */
export const mapKey = 'Y';

interface What {
  kind: string;
  value: string | number;
  /** Leaves the map as it is to be found. */
  before?: (() => void) | undefined;
}

function openMap({ kind, value, before }: What): void {
  before?.();
  go({ name: 'map', of: { kind, value: String(value) } });
}

/** Binds the key, and so offers it among the commands of what is open; nothing for `null`, and for whoever may not see maps. */
function useMapKey(what: What | null, inDialog: boolean): boolean {
  const may = useCan('maps.squares');
  const latest = useRef(what);
  useEffect(() => {
    latest.current = what;
  });
  const bound = may && what !== null;
  useShortcuts(
    useMemo<Shortcut[]>(() => {
      if (!bound) return [];
      const run = () => {
        if (latest.current !== null) openMap(latest.current);
      };
      return [{ keys: mapKey, description: texts.openOnTheMap, group: texts.map, inDialog, run }];
    }, [bound, inDialog]),
  );
  return may;
}

/** For a menu: opens the map of one record, by the entry and by the key; `null` for whoever may not see maps. */
export function useMapOf(what: What): (() => void) | null {
  return useMapKey(what, false) ? () => openMap(what) : null;
}

/** Opens the map of one record, of a person or thing, or of what names an identifier. `inDialog`: on a card over what is open. */
export function OpenOnMap({ inDialog = false, ...what }: What & { inDialog?: boolean }) {
  if (!useMapKey(what, inDialog)) return null;
  return (
    <Button size="small" icon={<MapPin aria-hidden="true" />} keys={mapKey} onPress={() => openMap(what)}>
      {texts.open}
    </Button>
  );
}

/** For a list: the row that is current opens on the map, by the button beside the filters and by the key. */
export function useRowOnMap(kind: string, left: string | null = null) {
  const [current, setCurrent] = useState(left);
  const may = useMapKey(current === null ? null : { kind, value: current }, false);
  return {
    onCurrent: setCurrent,
    button: may ? (
      <Button
        size="small"
        icon={<MapPin aria-hidden="true" />}
        keys={mapKey}
        whyNot={current === null ? texts.chooseARow : null}
        onPress={() => {
          if (current !== null) openMap({ kind, value: current });
        }}
      >
        {texts.open}
      </Button>
    ) : null,
  };
}
