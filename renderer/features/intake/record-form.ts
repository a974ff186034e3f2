import type { IntakeForm } from '../../../preload/contract/intake.ts';

/** Drops what is empty: an absent field is one that was not filled in. */
export function trimmed(form: IntakeForm): IntakeForm {
  const kept = Object.entries(form).filter(([, value]) => value !== undefined && value !== '' && value !== false);
  return Object.fromEntries(kept) as IntakeForm;
}

/** Whether anything was typed that would be missed. */
export function worthKeeping(form: IntakeForm): boolean {
  const { kind: _kind, marking: _marking, ...typed } = trimmed(form);
  return Object.keys(typed).length > 0;
}

/** `2026-03-09T14:05` of a datetime field, in the workstation's zone, as an instant; undefined when it cannot be read. */
export function instantOf(local: string): string | undefined {
  const time = Date.parse(local);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** The same the other way round. */
export function localOf(instant: string | undefined): string {
  if (instant === undefined) return '';
  const date = new Date(instant);
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
