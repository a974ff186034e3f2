import { MapPin } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { go } from './router.tsx';
import { useCan } from './session.tsx';

/** Opens the map of one record, or of what names an identifier. `before` leaves the map as it is to be found. */
export function OpenOnMap({ kind, value, before }: { kind: string; value: string | number; before?: () => void }) {
  if (!useCan('maps.squares')) return null;
  return (
    <Button
      size="small"
      icon={<MapPin aria-hidden="true" />}
      onPress={() => {
        before?.();
        go({ name: 'map', of: { kind, value: String(value) } });
      }}
    >
      Open on map
    </Button>
  );
}
