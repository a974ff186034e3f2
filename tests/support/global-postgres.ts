/** Around a run of vitest. Does nothing unless the records are to be in PostgreSQL. */
export default async function setup(): Promise<() => void> {
  if (process.env.VIGIL_TEST_STORE !== 'postgres') return () => undefined;
  const { startTestServer } = await import('./postgres.ts');
  const server = await startTestServer();
  if (server === null) throw new Error('There is no PostgreSQL on this machine, and none can be installed.');
  return () => server.stop();
}
