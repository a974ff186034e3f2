import { Button } from '../../ui/button.tsx';
import { catalogue } from './catalogue.ts';

/** The button under a list that goes on. */
export function More({ ended, onPress }: { ended: boolean; onPress: () => void }) {
  return ended ? null : (
    <Button size="small" onPress={onPress}>
      {catalogue.more.showMore}
    </Button>
  );
}
