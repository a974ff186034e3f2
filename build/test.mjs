// `npm test`: everything, in one verdict. Sets up, builds, checks the sources, runs the unit tests, those of the engine once more on
// PostgreSQL, and then the specs in windows. The last line sums it all up. `--only=checks|unit|postgres|windows` runs one part.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { bundle } from './bundle.mjs';
import { engineWay } from './electron-place.mjs';
import { againUnderNode24, at, node24, run } from './places.mjs';
import { scratch } from './scratch.mjs';
import { setUp } from './setup.mjs';

/** What failed stands by name below the sums: the end of a long report is all that is kept of it in some places. */
/** @typedef {{ name: string, passed: number, failed: number, skipped: number, which?: string[] }} Count */

const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
const results = at('test-results');
/** A whole run leaves out what a second store or a second host has nothing to say about; a run of that part alone does not. */
const short = only === undefined ? { VIGIL_TEST_SHORT: '1' } : {};

const started = Date.now();
/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

const checks = [
  ['format and lint', 'biome', ['ci', '--error-on-warnings', '--colors=off', '.']],
  ['types: main', 'tsc', ['-p', 'tsconfig.json']],
  ['types: contract', 'tsc', ['-p', 'preload/contract']],
  ['types: bridge', 'tsc', ['-p', 'preload']],
  ['types: renderer', 'tsc', ['-p', 'renderer']],
  ['types: tests', 'tsc', ['-p', 'tests']],
  ['dead code', 'knip', ['--config', 'build/check/knip.json', '--no-progress']],
  ['import graph', node24, ['build/check/import-graph.mjs']],
  ['licences', node24, ['build/check/licences.mjs']],
  ['house rules', node24, ['build/check/house-rules.mjs']],
];

/** @returns {Promise<Count>} */
async function runChecks() {
  const which = [];
  for (const [name, command, args] of checks) {
    const started = Date.now();
    const { code, output } = await run(String(command), /** @type {string[]} */ (args), { quiet: true });
    say(`${code === 0 ? 'ok     ' : 'FAILED '} ${name} (${Date.now() - started} ms)`);
    if (code !== 0) {
      which.push(String(name));
      say(output.trim().slice(-6000));
    }
  }
  const failed = which.length;
  return { name: 'checks', passed: checks.length - failed, failed, skipped: 0, which };
}

/** @param {string} file @returns {unknown} */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/**
 * A run that ended badly, or that ran nothing, counts as at least one failure, whatever its report says.
 * @param {string} name @param {number} code @param {Omit<Count, 'name'>} counted @returns {Count}
 */
function honest(name, code, counted) {
  const nothing = counted.passed + counted.failed + counted.skipped === 0;
  if (counted.failed > 0 || (code === 0 && !nothing)) return { name, ...counted };
  const why = nothing
    ? 'nothing was run'
    : `ended with code ${code} although no test failed: see its report for an error outside of them`;
  return { name, ...counted, failed: 1, which: [...(counted.which ?? []), why] };
}

/**
 * The file and name of each test that failed, and each file that could not be run at all.
 * @param {any} report vitest's, as JSON @returns {string[]}
 */
function failedOfVitest(report) {
  return (report.testResults ?? []).flatMap((/** @type {any} */ file) => {
    const name = relative(at('.'), file.name);
    const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
    if (failed.length === 0 && file.status === 'failed') return [`${name}: ${String(file.message).split('\n')[0]}`];
    return failed.map((/** @type {any} */ test) => `${name} > ${test.fullName}`);
  });
}

/** @param {any} suite Playwright's, as JSON @returns {string[]} */
function failedOfPlaywright(suite) {
  const own = (suite.specs ?? []).filter((/** @type {any} */ spec) => !spec.ok);
  return [
    ...own.map(
      (/** @type {any} */ spec) => `[${spec.tests[0]?.projectName}] ${spec.file}:${spec.line} > ${spec.title}`,
    ),
    ...(suite.suites ?? []).flatMap(failedOfPlaywright),
  ];
}

/** @param {NodeJS.ProcessEnv} env @param {string} name @returns {Promise<Count>} */
async function runUnit(env, name = 'unit tests') {
  const file = at('test-results', `${name.replaceAll(' ', '-').toLowerCase()}.json`);
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  // Each import starts a thread that loads its sources: with a compile cache these take half the time.
  const compiled = at('node_modules', '.cache', 'compiled');
  const { code } = await run('vitest', args, {
    env: { ...env, NODE_COMPILE_CACHE: compiled, VIGIL_BUILT_THREADS: '1' },
  });
  const report = /** @type {any} */ (readReport(file)) ?? {};
  return honest(name, code, {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
    which: failedOfVitest(report),
  });
}

/**
 * The engine's stories once more, with the records in a PostgreSQL of this run's own.
 * @param {NodeJS.ProcessEnv} env @returns {Promise<Count>}
 */
async function runPostgres(env) {
  const name = 'engine on PostgreSQL';
  const { hasPostgres } = await import('./bench/postgres-server.ts');
  if (!hasPostgres()) {
    say(`SKIPPED ${name}: there is no PostgreSQL on this machine, and none can be installed`);
    return { name, passed: 0, failed: 0, skipped: 1 };
  }
  return runUnit({ ...env, ...short, VIGIL_TEST_STORE: 'postgres' }, name);
}

/** @returns {Promise<Count>} */
async function runWindows(/** @type {NodeJS.ProcessEnv} */ env) {
  const file = at('test-results', 'windows', 'results.json');
  const own = { ...env, ...short };
  const virtual = process.platform === 'linux' && !process.env.DISPLAY && existsSync('/usr/bin/xvfb-run');
  const playwright = ['playwright', 'test'];
  say(`specs in Electron: ${engineWay()}`);
  const { code } = virtual
    ? await run('xvfb-run', ['-a', '-s', '-ac -screen 0 1600x1000x24', ...playwright], { env: own })
    : await run('playwright', ['test'], { env: own });
  const report = /** @type {any} */ (readReport(file)) ?? {};
  const stats = report.stats ?? {};
  return honest('specs in windows', code, {
    passed: stats.expected ?? 0,
    failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0),
    skipped: stats.skipped ?? 0,
    which: failedOfPlaywright(report),
  });
}

async function test() {
  if (!(await setUp({ tests: true }))) return [{ name: 'set-up', passed: 0, failed: 1, skipped: 0 }];
  if (await againUnderNode24(at('build', 'test.mjs'))) return null;
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const { env, left } = scratch();
  /** @type {Count[]} */
  const counts = [];
  try {
    await bundle();
    counts.push({ name: 'build', passed: 1, failed: 0, skipped: 0 });
  } catch (error) {
    say(error instanceof Error ? error.message : 'the build did not succeed');
    counts.push({ name: 'build', passed: 0, failed: 1, skipped: 0 });
  }
  if (only === undefined || only === 'checks') counts.push(await runChecks());
  if (only === undefined || only === 'unit') counts.push(await runUnit(env));
  if (only === undefined || only === 'postgres') counts.push(await runPostgres(env));
  if (only === undefined || only === 'windows') counts.push(await runWindows(env));
  const names = left();
  for (const name of names) say(`left in the temporary folder: ${name}`);
  counts.push({
    name: 'temporary folder left clean',
    passed: names.length === 0 ? 1 : 0,
    failed: names.length,
    skipped: 0,
  });
  return counts;
}

const counts = await test();
if (counts !== null) {
  say('');
  say(`${Math.round((Date.now() - started) / 1000)} s in all`);
  for (const { name, passed, failed, skipped, which = [] } of counts) {
    say(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
    for (const what of which) say(`  FAILED ${what}`);
  }
  /** @param {'passed' | 'failed' | 'skipped'} what */
  const sum = (what) => counts.reduce((total, count) => total + count[what], 0);
  if (sum('failed') > 0) process.exitCode = 1;
  say(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
}
