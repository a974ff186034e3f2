/** How the vault is kept, for its administrator: from what the store keeps of accounts, rules and its own size, never of casework. */
import type { UseCase } from '../store/use-case.ts';

/** Sign-ins that are looked through, newest first. */
const lookedThrough = 500;
const mostShown = 20;

const failedAttempts = /After failed attempts: (\d+)/;

const ruleTables = {
  'Sign-off': 'sign_off_rule',
  Deliveries: 'delivery_rule',
  'Sent to others': 'dissemination_rule',
  'Bank holidays': 'bank_holiday_rule',
  Repeats: 'repeat_rule',
  'Late-stage': 'late_stage_rule',
  'Break-glass': 'break_glass_rule',
  'Questions of a call': 'question_set',
} as const;

export const upkeep: UseCase<'myWork.upkeep'> = async ({ db, storeSize, unit, onDatabase }) => {
  const signIns = await db
    .selectFrom('signed_in')
    .select(['at', 'who', 'reason', 'workstation'])
    .orderBy('seq', 'desc')
    .limit(lookedThrough)
    .execute();
  const failures = signIns.flatMap(({ at, who, reason, workstation }) => {
    const attempts = Number(failedAttempts.exec(reason ?? '')?.[1] ?? 0);
    return attempts === 0 ? [] : [{ at, who, attempts, workstation }];
  });
  const workstations = [...Map.groupBy(signIns, ({ workstation }) => workstation)].flatMap(([name, some]) =>
    name === null ? [] : [{ name, lastAt: some[0]?.at ?? '', people: new Set(some.map(({ who }) => who)).size }],
  );
  const rules: { name: string; version: number; fromDay: string }[] = [];
  for (const [name, table] of Object.entries(ruleTables)) {
    const row = await db
      .selectFrom(table)
      .select(['version', 'fromDay'])
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) rules.push({ name, ...row });
  }
  return {
    storeBytes: await storeSize(),
    unit,
    database: onDatabase,
    failures: failures.slice(0, mostShown),
    workstations: workstations.slice(0, mostShown),
    rules,
  };
};
