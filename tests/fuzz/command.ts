/** Entry of `npm run fuzz`. Standard output holds one JSON object and nothing else. */
import { command } from '../inputs/arguments.ts';
import { run } from './run.ts';

const help = `Calls every verb of the contract with good, faulty and hostile input, as everybody of a small demonstration.

  fuzz --rounds N --seed N         one call in each round (100 rounds, seed 1)
  fuzz --line …                    through a desk of a unit, over mutual TLS; beside it a desk that sends faulty messages
  fuzz --seed N --only ROUND       one round again, on a vault that nothing was done to before

Ends with 1 where something was found.
`;

process.exitCode = await command(process.argv.slice(2), help, async ({ rounds, seed, only, line }) => {
  const report = await run({ rounds, seed, only, line });
  return { report, good: report.findings.length === 0 };
});
