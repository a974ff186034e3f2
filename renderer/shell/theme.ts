export type Theme = 'system' | 'light' | 'dark';

/** What a choice of theme means on this system at the moment. */
export function resolveTheme(choice: Theme, systemIsDark: boolean): 'light' | 'dark' {
  if (choice === 'system') return systemIsDark ? 'dark' : 'light';
  return choice;
}

/** Applies a theme to the page and follows the system while the choice is `system`. Returns the function that stops. */
export function applyTheme(choice: Theme): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const put = () => {
    document.documentElement.dataset.theme = resolveTheme(choice, dark.matches);
  };
  put();
  dark.addEventListener('change', put);
  return () => dark.removeEventListener('change', put);
}
