/** Where the focus goes in a form: to its first control, or to the first one that is wrong. */

const controls =
  'input:not([type="hidden"]):not([tabindex="-1"]), textarea, select:not([aria-hidden] *), button[aria-haspopup="listbox"]';

const shown = (element: HTMLElement) => element.closest('[aria-hidden="true"], [hidden]') === null;

/** The first field of a box: one to type into or choose from. Null where there is none. */
export function firstControl(box: HTMLElement | null): HTMLElement | null {
  return [...(box?.querySelectorAll<HTMLElement>(controls) ?? [])].find(shown) ?? null;
}

/** Puts the focus on the first field that is marked as wrong; false where none is. */
export function focusFirstProblem(box: HTMLElement | null): boolean {
  const field = box?.querySelector<HTMLElement>('[data-invalid], [aria-invalid="true"]') ?? null;
  const control = field?.matches(controls) === true ? field : firstControl(field);
  control?.focus();
  return control !== null;
}
