// Dependencies point one way: contract <- features <- engine <- gate <- hosts, and contract <- renderer. Prints each import
// that goes against it and ends with 1. `import-graph.mjs [FOLDER]`: another checkout than this one.
import { readImports } from './source-imports.mjs';

/** Rooms of main/ whose business is records; each is used by others through what is listed below, and not otherwise. */
const features = [
  'accuracy',
  'access',
  'audit',
  'demonstration',
  'exchange',
  'intake',
  'investigations',
  'linking',
  'oversight',
];
/** What lies under every feature and knows none of them. */
const ground = ['files', 'store', 'vault'];

/**
 * Which feature may use which other one: a promise of the one that is used to keep the named files as its face.
 * @type {Record<string, readonly string[]>}
 */
const mayUse = {
  accuracy: ['access', 'audit', 'demonstration', 'linking'],
  access: ['audit'],
  audit: ['access'],
  exchange: ['access', 'audit', 'intake', 'investigations', 'linking', 'oversight'],
  intake: ['access', 'audit', 'investigations', 'linking'],
  investigations: ['access', 'audit', 'intake', 'linking', 'oversight'],
  linking: ['access', 'audit', 'intake', 'investigations'],
  oversight: ['access', 'audit', 'investigations'],
  demonstration: ['access', 'audit', 'intake', 'investigations', 'linking', 'oversight', 'exchange'],
};

/** @param {string} path @returns {string} the room: `main/intake`, `preload/contract`, `renderer` */
function roomOf(path) {
  const [floor = '', room = ''] = path.split('/');
  return floor === 'renderer' || floor === 'tests' ? floor : `${floor}/${room}`;
}

/** @param {import('./source-imports.mjs').Import} one @returns {string | null} the rule that it breaks */
function broken({ from, to, own, typeOnly }) {
  const room = roomOf(from);
  if (!own) return brokenOutside(room, from, to, typeOnly);
  const target = roomOf(to);
  if (target === 'tests') return 'nothing imports tests';
  if (room === 'preload/contract' && target !== room) return 'the contract imports only the schema library';
  if (room === 'preload/bridge.cts' && !typeOnly) return 'the bridge imports only types';
  if (room === 'renderer' && target !== 'renderer' && target !== 'preload/contract')
    return 'the renderer imports only itself and the contract';
  if (!room.startsWith('main/')) return null;
  if (!target.startsWith('main/'))
    return target === 'preload/contract' ? null : 'main imports only main and the contract';
  return brokenInMain(room.slice(5), target.slice(5), typeOnly);
}

/** @param {string} room @param {string} target @param {boolean} typeOnly */
function brokenInMain(room, target, typeOnly) {
  if (room === target) return null;
  if (target === 'hosts' && !typeOnly && room !== 'bench') return 'only hosts import hosts';
  if (room === 'eval' && !['accuracy', 'linking', 'demonstration'].includes(target))
    return 'evaluations use what they measure, and the sample';
  if (target === 'eval') return 'nothing imports evaluations';
  if (room === 'gate' && (features.includes(target) || ground.includes(target))) return 'the gate knows no feature';
  if (target === 'gate' && room !== 'hosts') return 'only hosts import the gate';
  if (ground.includes(room) && features.includes(target) && !typeOnly) return 'the ground knows no feature';
  if (features.includes(room)) {
    if (target === 'engine' && !typeOnly) return 'a feature does not know the engine';
    if (features.includes(target) && !typeOnly && !(mayUse[room] ?? []).includes(target))
      return `${room} may not use ${target}`;
  }
  return null;
}

/** @param {string} room @param {string} from @param {string} to @param {boolean} typeOnly */
function brokenOutside(room, from, to, typeOnly) {
  if (room === 'preload/contract') return to === 'zod' ? null : 'the contract imports only the schema library';
  if ((to === 'electron' || to === 'electron-store') && !typeOnly) {
    const door = from.startsWith('main/hosts/electron/') || from === 'preload/bridge.cts';
    return door ? null : 'only main/hosts/electron and the bridge import Electron';
  }
  if (to === 'playwright-core' && !from.startsWith('main/hosts/chromium/'))
    return 'only main/hosts/chromium imports playwright-core';
  if (room === 'renderer' && to.startsWith('node:')) return 'the renderer has no Node';
  return null;
}

const { files, imports } = readImports(['main', 'preload', 'renderer'], process.argv[2]);
const problems = imports.flatMap((one) => {
  const rule = broken(one);
  return rule === null ? [] : [`${one.from} -> ${one.to}: ${rule}`];
});
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`${files.length} files, ${imports.length} imports, ${problems.length} against the direction\n`);
process.exitCode = problems.length > 0 || files.length === 0 ? 1 : 0;
