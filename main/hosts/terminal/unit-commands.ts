/** `admin unit …`: what IT does on the machine of a unit's service. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Login } from '../../../preload/contract/vault.ts';
import { Marking } from '../../../preload/contract/vocabulary.ts';
import { fileSink } from '../../files/file-sink.ts';
import { addService } from '../server/add-service.ts';
import { readConfig } from '../server/config.ts';
import { renewCertificate } from '../server/renew-certificate.ts';
import { addWorkstation, initUnit, revokeWorkstation, unitStatus } from '../server/unit.ts';
import { unitFiles } from '../server/unit-folder.ts';
import { Workstation } from '../server/workstations.ts';
import { adopt, adoptHelp, exportUnit } from './adopt-commands.ts';
import { commandOptions, Roles } from './arguments.ts';
import type { Answer } from './ask.ts';
import { databaseHelp, letIn, moveIn } from './database-commands.ts';
import { exitCodes } from './exit-codes.ts';
import { newKeyHelp, unitNewDataKey } from './new-key-command.ts';
import { askPassphrase } from './passphrase.ts';
import { backUp, backupHelp, restore, verifyBackup } from './unit-backup-commands.ts';
import { Common, command, type Read, UnitAddress } from './unit-command.ts';

export const unitHelp = `  admin unit init --unit DIR --name NAME --host HOST[,HOST] [--port 7443] --login LOGIN --person "FULL NAME"
        [--roles case_officer,supervisor] [--clearance SECRET] [--maximum-marking SECRET]
        Makes a unit: its vault, its certificates, the key that its service opens the vault with, and a configuration.
  admin unit add-workstation --unit DIR --name NAME --out FILE
        Admits a workstation; FILE and the code that is shown go to its desk by different ways.
  admin unit revoke --unit DIR --name NAME
  admin unit add-service --unit DIR --name NAME --to DIR [--host HOST[,HOST]]
        One more service of a unit that has a database: a folder for its machine, with a certificate and a name of its own.
  admin unit renew --unit DIR
        Another certificate for the service, for the same names; a service that runs takes it at once.
  admin unit status --unit DIR
${adoptHelp}
${databaseHelp}
${backupHelp}
${newKeyHelp}`;

const WorkstationName = Workstation.shape.name;
const Init = Common.extend({
  ...UnitAddress.shape,
  login: Login,
  person: z.string().min(1).max(200),
  roles: Roles,
  clearance: Marking.default('OFFICIAL-SENSITIVE'),
  'maximum-marking': Marking.default('OFFICIAL-SENSITIVE'),
  'passphrase-file': z.string().optional(),
});
const Add = Common.extend({ name: WorkstationName, out: z.string().min(1) });
const Service = Common.extend({
  name: WorkstationName,
  to: z.string().min(1),
  host: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((host) => (host.trim() === '' ? [] : [host.trim()]))),
});
const Revoke = Common.extend({ name: WorkstationName });

async function init(asked: z.output<typeof Init>): Promise<Answer> {
  const passphrase = await askPassphrase(asked['passphrase-file'], 'Passphrase of the first administrator: ');
  const { unit: folder, host: hosts, name, port, login, person, roles, clearance } = asked;
  const maximumMarking = asked['maximum-marking'];
  const recoveryCode = await initUnit({
    folder,
    hosts,
    name,
    port,
    login,
    person,
    roles,
    clearance,
    passphrase,
    maximumMarking,
  });
  return {
    code: exitCodes.done,
    json: { created: true, login, recoveryCode },
    lines: [
      'The unit has been created.',
      `Recovery code, shown this once only: ${recoveryCode}`,
      'Print it and keep it in a safe.',
      'Next: admit a workstation (admin unit add-workstation), then start the service with the unit’s config.json.',
      'unit.key opens the vault, and authority.key admits workstations: keep both where only the service’s user, or IT, can read them.',
    ],
  };
}

async function add(asked: z.output<typeof Add>): Promise<Answer> {
  const { address } = readConfig(unitFiles(resolve(asked.unit)).config);
  // Before anything is admitted: a file that cannot be written would leave a workstation that nobody has.
  const sink = await fileSink(resolve(asked.out));
  const { file, code } = await addWorkstation(asked.unit, asked.name, address);
  try {
    await sink.write([`${JSON.stringify(file, null, 2)}\n`]);
  } catch (error) {
    await revokeWorkstation(asked.unit, asked.name);
    throw error;
  }
  return {
    code: exitCodes.done,
    json: { added: asked.name, code },
    lines: [
      `${asked.name} is admitted to ${file.unit}.`,
      `Code, shown this once only: ${code}`,
      'At the workstation choose “Join a unit”, then the file, and type the code.',
    ],
  };
}

async function revoke(asked: z.output<typeof Revoke>): Promise<Answer> {
  await revokeWorkstation(asked.unit, asked.name);
  return {
    code: exitCodes.done,
    json: { revoked: asked.name },
    lines: [`${asked.name} is no longer admitted. A line that it had open has been ended.`],
  };
}

async function service(asked: z.output<typeof Service>): Promise<Answer> {
  const { unit, name, host: hosts, to } = asked;
  const wanted = await addService({ unit, name, hosts, to });
  return {
    code: exitCodes.done,
    json: { added: name, wanted },
    lines: [
      `The folder of ${name} has been made. Take it to its machine.`,
      `Add there, readable by the service’s user alone: ${wanted.join(', ')} (unit.key is the same on each machine).`,
      'Then start the service with the folder’s config.json.',
    ],
  };
}

const day = (instant: string) => instant.slice(0, 10);

async function renew(asked: z.output<typeof Common>): Promise<Answer> {
  const until = await renewCertificate(asked.unit);
  return {
    code: exitCodes.done,
    json: { renewed: true, until },
    lines: [`The service has a new certificate, until ${day(until)}. One that runs uses it from the next line on.`],
  };
}

/** Milliseconds before its end from which on a certificate should be renewed. */
const endsSoon = 45 * 86_400_000;
const soon = (until: string): string => (Date.parse(until) - Date.now() < endsSoon ? ': renew it' : '');

async function status(asked: z.output<typeof Common>): Promise<Answer> {
  const found = await unitStatus(asked.unit);
  return {
    code: exitCodes.done,
    json: { ...found },
    lines: [
      `Unit          ${found.unit}`,
      `Authority     until ${day(found.authorityUntil)}`,
      `Certificate   of the service until ${day(found.certificateUntil)}${soon(found.certificateUntil)}`,
      ...found.workstations.map(
        ({ name, issuedAt, revokedAt }) =>
          `Workstation   ${name}, admitted ${day(issuedAt)}${revokedAt === null ? '' : `, revoked ${day(revokedAt)}`}`,
      ),
    ],
  };
}

const commands: Readonly<Record<string, (values: unknown) => Read>> = {
  init: command(Init, init),
  'add-workstation': command(Add, add),
  revoke: command(Revoke, revoke),
  'add-service': command(Service, service),
  renew: command(Common, renew),
  status: command(Common, status),
  adopt,
  export: exportUnit,
  'move-in': moveIn,
  'let-in': letIn,
  backup: backUp,
  'verify-backup': verifyBackup,
  restore,
  'new-data-key': unitNewDataKey,
};

/** `args`: what follows `admin unit`. Never throws. */
export function readUnitCommand(args: readonly string[]): Read {
  const [name = '', ...rest] = args;
  const read = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (read === undefined) return { problem: `admin unit: say one of ${Object.keys(commands).join(', ')}.` };
  try {
    return read(parseArgs({ args: rest, options: commandOptions }).values);
  } catch {
    return { problem: 'One of the options is not known, or has no value. See admin help.' };
  }
}
