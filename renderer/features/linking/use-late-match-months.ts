/** How far back late matches are looked for: a setting of the workstation. */
import { useCallback, useEffect, useState } from 'react';
import { call } from '../../shell/client.ts';

/** `null` until the setting is read. */
export function useLateMatchMonths(): [number | null, (months: number) => void] {
  const [months, setMonths] = useState<number | null>(null);
  useEffect(() => {
    // Where settings cannot be read, the list is still of use.
    call('host.settings.read', {}).then(
      ({ lateMatchMonths }) => setMonths(lateMatchMonths),
      () => setMonths(18),
    );
  }, []);
  const choose = useCallback((chosen: number) => {
    setMonths(chosen);
    call('host.settings.write', { lateMatchMonths: chosen }).catch(() => undefined);
  }, []);
  return [months, choose];
}
