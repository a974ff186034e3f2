/** What was typed after `admin`, as a value. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Reason } from '../../../preload/contract/core.ts';
import { Delimiter, Encoding, Quoting } from '../../../preload/contract/file-layout.ts';
import { ColumnField, DateOrder } from '../../../preload/contract/mapping.ts';
import { BackupsKept, Login, usuallyKept } from '../../../preload/contract/vault.ts';
import { Marking, Role } from '../../../preload/contract/vocabulary.ts';

export const help = `Vigil from the command line: the same engine, need to know and log as in the window.

  admin create --vault DIR --name NAME --login LOGIN --person "FULL NAME" [--roles case_officer,supervisor] [--clearance SECRET]
  admin import FILE --vault DIR --login LOGIN [--mapping MAPPING.json|NAME] [--dry-run] [--report REPORT.csv]
        [--encoding windows-1251] [--delimiter ";"|tab] [--quoting double|single|none] [--header-row N] [--sheet NAME]
        [--date-order day-first|month-first|iso] [--column FIELD=NAME ...] [--assume] [--match]
        FILE: CSV, TSV, XLSX, ODS, JSON, JSON Lines, an HTML table, .eml, .msg, .mbox or ZIP with contributions, or
        investigations as .json, which take none of these options. What is not given is found in the file and shown; where
        the file can be read in two ways, nothing is imported without the option or --assume.
        --column text=Details, --column receivedTime=Time; a field given twice has both; FIELD= has none
        What is imported is matched with cases and other reports whenever the vault is open; --match waits until all of it is.
  admin stats  --vault DIR --login LOGIN
  admin export --vault DIR --login LOGIN --out FILE.csv --reason "WHY" --recipient "WHO" [--legal-basis CODE]
        CODE: a legal basis of the rule in force; dpa-part-3 (Data Protection Act 2018, Part 3) unless given. The receipt says which.
  admin verify --vault DIR --login LOGIN
  admin backup --vault DIR --login LOGIN --to FOLDER [--keep ${usuallyKept}]
        Makes a folder of its own in FOLDER, verified before it gets its name; the newest N backups of the vault are kept.
  admin verify-backup --backup DIR --login LOGIN
  admin restore --backup DIR --vault DIR --login LOGIN
        Restores into a new place first and checks it there; the vault that it replaces is set aside.
        Takes the passphrase that LOGIN had when the backup was made.
  admin restore --undo --vault DIR
        Exchanges the vault for the one that was set aside last. Takes no passphrase: nothing is opened.
  admin new-data-key --vault DIR --login LOGIN
        For when somebody has left: makes the vault anew under a new data key, checks it, and removes the old one. Takes as much
        room again while it runs. LOGIN: an administrator; where there are others, somebody has agreed to it on the People page.
        Backups that were made before go on opening with the passphrases of their day.
  admin help

Every command takes --json (one JSON object on standard output) and --passphrase-file FILE. Without it the passphrase is
taken from VIGIL_PASSPHRASE, or else asked for on the terminal. It is never an argument, which other users could see.
`;

const Command = z.enum([
  'create',
  'import',
  'stats',
  'export',
  'verify',
  'backup',
  'verify-backup',
  'restore',
  'new-data-key',
]);

const Common = z.object({
  json: z.boolean().default(false),
  vault: z.string().min(1),
  login: Login,
  'passphrase-file': z.string().optional(),
});
export const Roles = z
  .string()
  .default('')
  .transform((list) => list.split(',').filter((role) => role !== ''))
  .pipe(z.array(Role));

/** `FIELD=NAME`: a field of the mapping and a column of the file. */
const ColumnChoice = z
  .string()
  .regex(/^\w+=/)
  .transform((choice) => {
    const at = choice.indexOf('=');
    return { field: choice.slice(0, at), column: choice.slice(at + 1) };
  })
  .pipe(z.object({ field: ColumnField, column: z.string().max(200) }));

const shapes = {
  create: Common.extend({
    name: z.string().min(1).max(200),
    person: z.string().min(1).max(200),
    roles: Roles,
    clearance: Marking.default('OFFICIAL-SENSITIVE'),
  }),
  import: Common.extend({
    file: z.string().min(1),
    mapping: z.string().optional(),
    'dry-run': z.boolean().default(false),
    report: z.string().optional(),
    encoding: Encoding.optional(),
    delimiter: z
      .string()
      .transform((word) => (word === 'tab' ? '\t' : word))
      .pipe(Delimiter)
      .optional(),
    quoting: Quoting.optional(),
    'header-row': z.coerce.number().pipe(z.int().min(0).max(200)).optional(),
    sheet: z.string().max(200).optional(),
    'date-order': DateOrder.optional(),
    column: z.array(ColumnChoice).default([]),
    assume: z.boolean().default(false),
    match: z.boolean().default(false),
  }),
  stats: Common,
  export: Common.extend({
    out: z.string().min(1),
    reason: Reason,
    recipient: z.string().trim().min(1).max(200),
    'legal-basis': z.string().min(1).max(40).default('dpa-part-3'),
  }),
  verify: Common,
  backup: Common.extend({ to: z.string().min(1), keep: z.coerce.number().pipe(BackupsKept).default(usuallyKept) }),
  'new-data-key': Common,
  'verify-backup': Common.omit({ vault: true }).extend({ backup: z.string().min(1) }),
  restore: Common.extend({
    login: Login.optional(),
    backup: z.string().min(1).optional(),
    undo: z.boolean().default(false),
  }).superRefine((asked, context) => {
    for (const option of ['backup', 'login'] as const)
      if ((asked[option] === undefined) !== asked.undo)
        context.addIssue({ code: 'custom', path: [option], message: 'goes with a restore, and not with its undoing' });
  }),
} satisfies Record<z.infer<typeof Command>, z.ZodType>;

export type Asked = { [C in keyof typeof shapes]: { command: C } & z.output<(typeof shapes)[C]> }[keyof typeof shapes];

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;
/** Every option of every command, by its name. */
export const commandOptions = {
  json: yes,
  'dry-run': yes,
  vault: text,
  login: text,
  'passphrase-file': text,
  name: text,
  person: text,
  roles: text,
  clearance: text,
  mapping: text,
  report: text,
  encoding: text,
  delimiter: text,
  quoting: text,
  'header-row': text,
  sheet: text,
  'date-order': text,
  column: { type: 'string', multiple: true },
  assume: yes,
  match: yes,
  out: text,
  reason: text,
  recipient: text,
  'legal-basis': text,
  unit: text,
  host: text,
  port: text,
  'maximum-marking': text,
  to: text,
  keep: text,
  backup: text,
  undo: yes,
  key: text,
  'recovery-code': yes,
  database: text,
  'owner-password-file': text,
} as const;

/** `null` asks for the help text; a sentence says what was not understood. Never throws. */
export function readArguments(args: readonly string[]): { asked: Asked | null } | { problem: string } {
  const first = args[0];
  if (first === undefined || first === 'help' || first === '--help') return { asked: null };
  const command = Command.safeParse(first);
  if (!command.success)
    return { problem: `There is no command of that name. Known: ${Command.options.join(', ')}, help.` };
  try {
    const { values, positionals } = parseArgs({
      args: args.slice(1),
      allowPositionals: command.data === 'import',
      options: commandOptions,
    });
    const read = shapes[command.data].safeParse({ ...values, file: positionals[0] });
    if (!read.success) {
      const field = read.error.issues[0]?.path.join('.') ?? '';
      return { problem: field === 'file' ? 'Say which file to import.' : `--${field} is missing or cannot be read.` };
    }
    // The schema was chosen by the command, so the two belong together.
    return { asked: { command: command.data, ...read.data } as Asked };
  } catch {
    return { problem: 'An option was not understood. Try: admin help' };
  }
}
