import { call } from './client.ts';

/** Prints what is shown. The page bears the paper’s name meanwhile: a PDF takes its title from it, and readers say the title. */
export async function printTicket({ ticket, name }: { ticket: string; name: string }): Promise<{ written: boolean }> {
  const before = document.title;
  document.title = name;
  try {
    return await call('host.print', { ticket });
  } finally {
    document.title = before;
  }
}
