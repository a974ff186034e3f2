/** Entry of `npm run two-worlds`. Standard output holds one JSON object and nothing else. */
import { command } from '../inputs/arguments.ts';
import { enough, run } from './run.ts';

const help = `Asks two worlds the same, of which one also holds what the asker may not know of, and compares all that they tell.

  two-worlds --rounds N --seed N            about 25 calls in each round (100 rounds, seed 1)
  two-worlds --line …                       everybody at a desk of a unit, over mutual TLS
  two-worlds --seed N --only ROUND --show   one round again, with both answers of a finding on the error output

Ends with 1 where the worlds were told apart, or where from ${enough} rounds on a verb had no accepted call.
`;

process.exitCode = await command(process.argv.slice(2), help, async ({ rounds, seed, only, line, show }) => {
  const report = await run({
    rounds,
    seed,
    only,
    line,
    show: (finding, full, bare) => {
      if (show) process.stderr.write(`${JSON.stringify({ finding, full, bare }, null, 2)}\n`);
    },
  });
  const covered = only !== undefined || line || rounds < enough || report.verbs.missing.length === 0;
  return { report, good: covered && report.findings.length === 0 };
});
