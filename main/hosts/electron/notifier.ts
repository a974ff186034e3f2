/** Notifications of the operating system: the program's name and a number, and nothing of any record. */
import { Notification } from 'electron';
import type { Notifier } from '../../gate/host.ts';

/** `forward` brings the window to the front. */
export function nativeNotifier(forward: () => void): Notifier {
  /** One at a time: a newer number takes the place of the one before. */
  let shown: Notification | null = null;
  const clear = () => {
    shown?.close();
    shown = null;
  };
  return {
    show(text, chosen) {
      if (!Notification.isSupported()) return false;
      clear();
      const notification = new Notification({ title: 'Vigil', body: text, silent: true });
      notification.on('click', () => {
        clear();
        forward();
        chosen();
      });
      notification.show();
      shown = notification;
      return true;
    },
    clear,
  };
}
