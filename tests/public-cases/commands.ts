/** Cases that the commands of package.json answer, run as they were built. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

function command(name: 'admin' | 'eval', args: string[], passphrase = ''): { code: number | null; out: string } {
  const program = fileURLToPath(new URL(`../../dist/main/${name}.js`, import.meta.url));
  const env = { ...process.env, VIGIL_PASSPHRASE: passphrase };
  const { status, stdout } = spawnSync(process.execPath, [program, ...args], { env, encoding: 'utf8' });
  return { code: status, out: stdout };
}

interface JudgedNames {
  pairs: number;
  errors: { name1: string; name2: string; error: string }[];
}

/** Pairs that are judged otherwise than the file says. */
export function wrongNames(file: string): string[] {
  const { code, out } = command('eval', ['names', file]);
  if (code !== 0) return [`eval names ended with ${code}`];
  const { pairs, errors } = JSON.parse(out) as JudgedNames;
  const written = readFileSync(file, 'utf8').trim().split('\n').length - 1;
  if (pairs !== written) return [`${pairs} of ${written} pairs are judged`];
  return errors.map(({ name1, name2, error }) => `${name1} / ${name2}: ${error}`);
}

/** Makes a vault, fills it with the file, opens it by each passphrase and verifies it. */
export function vaultFaults(folder: string, passphrase: string, opensWith: string[], file: string): string[] {
  const admin = (words: string[], by = passphrase) =>
    command('admin', [...words, '--vault', folder, '--login', 't.tester', '--json'], by);
  const faults: string[] = [];
  const roles = ['--roles', 'supervisor,intake_officer'];
  if (admin(['create', '--name', 'Trial', '--person', 'T. Tester', ...roles]).code !== 0) faults.push('it is not made');
  if (admin(['import', file]).code !== 0) faults.push('it cannot be filled');
  for (const [at, by] of opensWith.entries()) {
    const { code, out } = admin(['stats'], by);
    if (code !== 0) faults.push(`it does not open with writing ${at + 1} of the passphrase`);
    else if (JSON.parse(out).contributions < 1) faults.push('what was put in is not there');
  }
  if (admin(['verify']).code !== 0) faults.push('it does not verify');
  return faults;
}
