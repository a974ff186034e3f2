/** The page for the public, as somebody drafts it. */
import type { Page } from '@playwright/test';
import { button, goTo, seeView } from './page.ts';

/** Drafts one for the days between, as somebody types them, and sees it. */
export async function draftPublicPage(page: Page, from: string, to: string): Promise<void> {
  await goTo(page, '#/public-pages');
  await button(page, 'Draft a page').click();
  const dialog = page.getByRole('dialog', { name: 'Draft a page for the public' });
  await dialog.getByLabel('First day').fill(from);
  await dialog.getByLabel('Last day').fill(to);
  await button(dialog, 'Draft').click();
  await seeView(page, `Public page, ${from} to ${to}`);
}
