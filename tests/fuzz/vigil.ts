/**
 * Vigil without a window: the real gate, the real engine in a process of its own, a real vault. All that the fuzz uses of the gate,
 * the engine, the vault and the store is in this file.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '../../main/demonstration/generate/generate.ts';
import { loadWorld } from '../../main/demonstration/load/load.ts';
import { demonstrationPassphrase, people } from '../../main/demonstration/people.ts';
import type { EngineProcess } from '../../main/engine/protocol.ts';
import { spawnNodeEngine } from '../../main/engine/spawn-node.ts';
import { gate } from '../../main/gate/gate.ts';
import type { Host, Units } from '../../main/gate/host.ts';
import { noSealer } from '../../main/hosts/chromium/no-sealer.ts';
import { fileSettings } from '../../main/hosts/file-settings.ts';
import { joinedUnits } from '../../main/hosts/joined-units.ts';
import { verifyChain } from '../../main/store/sqlite/log.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { openVault } from '../../main/vault/vault.ts';
import type { BridgeEvent } from '../../preload/contract/bridge.ts';
import type { Result } from '../../preload/contract/errors.ts';
import { contract } from '../../preload/contract/index.ts';
import type { UnitWorld } from './unit-world.ts';

const engineFile = fileURLToPath(new URL('../../main/engine/process.ts', import.meta.url));
const page = { mainFrame: true, url: 'app://vigil/index.html' };

/** Everybody of the demonstration, and nobody: then the vault is shut. */
export const callers: readonly (string | null)[] = [...people.map(({ login }) => login), null];
export const accountIds = people.map((_, at) => at + 1);

/** A small demonstration with the sign-in that the product has; it takes some seconds to derive the keys of eight people. */
export async function makeDemonstration(folder: string): Promise<void> {
  const world = generate({ seed: 1, days: 30, perDay: 10, until: '2026-03-08', investigations: 12 });
  const progress = () => undefined;
  const { signal } = new AbortController();
  await loadWorld({ folder, world, until: new Date('2026-03-09T10:00:00.000Z'), progress, signal });
}

/** What a dialog gives next: the fuzz lays it down before each call. */
export interface Choices {
  file: string;
  folder: string;
  save: string | null;
}

/** Those that this desk has joined, and the one of the fuzz. */
function unitsOf(folder: string, unit: Pick<UnitWorld, 'place' | 'connect'> | null): Units {
  const joined = joinedUnits(folder, noSealer);
  if (unit === null) return joined;
  return {
    ...joined,
    isUnit: (place) => place === unit.place || joined.isUnit(place),
    connect: (place) => (place === unit.place ? unit.connect() : joined.connect(place)),
  };
}

export interface Vigil {
  call(verb: string, input: unknown): Promise<Result<unknown>>;
  events: BridgeEvent[];
  /** Engines that ended although nobody had asked for it. */
  crashes: number;
  choices: Choices;
  end(): Promise<void>;
}

/** `unit`: where the caseload is a unit's, its place and how it is reached. */
export function startVigil(folder: string, unit: Pick<UnitWorld, 'place' | 'connect'> | null): Vigil {
  mkdirSync(join(folder, 'vaults'), { recursive: true });
  const events: BridgeEvent[] = [];
  const choices: Choices = { file: folder, folder, save: null };
  const running: EngineProcess[] = [];
  const host: Host = {
    kind: 'terminal',
    version: '0.0.0',
    vaultsFolder: join(folder, 'vaults'),
    dialogs: {
      openFile: async () => (existsSync(choices.file) ? { path: choices.file, size: 1 } : null),
      openFolder: async () => choices.folder,
      saveFile: async () => choices.save,
    },
    sealer: noSealer,
    settings: fileSettings(join(folder, 'profile'), { maximumMarking: 'TOP SECRET', idleLockMinutes: 60 }),
    printer: { pdf: async ({ header, footer }) => new TextEncoder().encode(`%PDF ${header} ${footer}`) },
    window: { push: (event) => void events.push(event), reload: async () => undefined },
    locks: { onLock: () => undefined },
    units: unitsOf(join(folder, 'vaults'), unit),
    notifier: null,
  };
  const vigil: Vigil = {
    call: (verb, input) => made.call(page, verb, input),
    events,
    crashes: 0,
    choices,
    end: () => made.end(),
  };
  function startEngine(): EngineProcess {
    const engine = spawnNodeEngine({ file: engineFile, maximumMarking: 'TOP SECRET' });
    running.push(engine);
    // One that was told to end ends with 0. One that takes too long over it is killed by the gate: a busy machine, and no crash; what is
    // killed by anything else leaves whoever asked with ENGINE_STOPPED.
    engine.onExit((code, how) => {
      if (code !== 0 && how !== 'SIGKILL') vigil.crashes += 1;
    });
    return engine;
  }
  const made = gate({ verbs: contract, host, startEngine, origin: 'app://vigil', checkAnswers: false });
  return vigil;
}

/** Signs in as the page does; what it gives is the result of the verb. */
export async function signIn(vigil: Vigil, folder: string, login: string): Promise<Result<unknown>> {
  vigil.choices.folder = folder;
  const chosen = await vigil.call('host.chooseFolder', {});
  const folderToken: unknown = chosen.ok ? Reflect.get(Object(chosen.value), 'token') : undefined;
  return vigil.call('vault.signIn', { folderToken, login, passphrase: demonstrationPassphrase });
}

/** Whether every page and every line of the log is sound. Some people may have lost their passphrase to the fuzz. */
export async function soundness(folder: string): Promise<'sound' | 'pages' | 'log' | 'does not open'> {
  for (const { login } of people.toReversed()) {
    const vault = await openVault({
      folder,
      login,
      passphrase: demonstrationPassphrase,
      migrate,
      supportedVersion,
    }).catch(() => null);
    if (vault === null) continue;
    try {
      if (!(await vault.verify()).whole) return 'pages';
      return (await verifyChain(vault.db)).whole ? 'sound' : 'log';
    } finally {
      vault.close();
    }
  }
  return 'does not open';
}

/** Files of many kinds, none of them a vault's. */
export function writeFiles(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const files: Record<string, string | Buffer> = {
    'tips.csv': 'received,text,contact\n2026-03-01T09:00:00Z,A van near the harbour,07700 900311\n',
    'half.csv': 'received,text\n2026-03-01T09:00:00Z,"never closed',
    'empty.csv': '',
    'columns.csv': `${Array.from({ length: 2_000 }, (_, at) => `c${at}`).join(',')}\n1\n`,
    'noise.xlsx': Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 37) % 251)),
    'lines.jsonl': '{"text":"A van","received":"2026-03-01T09:00:00Z"}\n{"__proto__":1}\nnot json\n',
    'cases.json': JSON.stringify([
      { operation: 'NEW ALDER', state: 'live', kind: 'other', priority: 'P3', summary: 'New' },
    ]),
    'deep.json': `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    'mail.eml':
      'From: a@example.org\nSubject: A van\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n\nA van near the harbour.\n',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return [...Object.keys(files).map((name) => join(folder, name)), folder, join(folder, 'gone.csv')];
}
