import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { IconButton } from './button.tsx';
import { catalogue } from './catalogue.ts';
import './popover.css';

/** More help than fits under a field: a small "?" that opens a panel. Works offline, contains no record text. */
export function Help({ about, children }: { about: string; children: ReactNode }) {
  return (
    <DialogTrigger>
      <IconButton label={catalogue.help.helpOn(about)} size="small">
        <CircleHelp />
      </IconButton>
      <Popover className="popover popover--panel" placement="bottom start">
        <Dialog aria-label={about}>{children}</Dialog>
      </Popover>
    </DialogTrigger>
  );
}
