/** The national threat level over time, as the band behind timelines and charts. */
import type { ThreatLevel } from '../../preload/contract/vocabulary.ts';
import type { Context } from '../store/use-case.ts';

export interface ThreatBand {
  /** Instants; `to` is `null` for the current level. */
  from: string;
  to: string | null;
  level: ThreatLevel;
}

/** The bands that overlap the time between two instants, earliest first. Withdrawn entries are left out. */
export async function threatBands({ db }: Context, from: string, to: string): Promise<ThreatBand[]> {
  const rows = await db
    .selectFrom('threat_level')
    .select(['level', 'fromAt'])
    .where('withdrawnAt', 'is', null)
    .where('fromAt', '<=', to)
    .orderBy('fromAt')
    .orderBy('id')
    .execute();
  return rows
    .map((row, at) => ({ from: row.fromAt, to: rows[at + 1]?.fromAt ?? null, level: row.level }))
    .filter((band) => band.to === null || (band.to > from && band.to > band.from));
}
