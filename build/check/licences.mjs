// Refuses what may not ship: any package whose licence is not on the list of those that require nothing but the inclusion of their
// text.
import { isAccepted, shipped } from './shipped.mjs';

const all = shipped();
const refused = all.filter(({ licence }) => !isAccepted(licence));
for (const { name, version, licence } of refused) process.stdout.write(`${name} ${version}: ${licence}\n`);
process.stdout.write(`${all.length} packages ship, ${refused.length} with a licence that is not accepted\n`);
process.exitCode = refused.length > 0 || all.length === 0 ? 1 : 0;
