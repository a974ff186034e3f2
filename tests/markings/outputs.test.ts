/** Wherever a verb tells how a record is marked, it tells what stands beside the marking too. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '../../preload/contract/index.ts';
import { Marking } from '../../preload/contract/vocabulary.ts';

interface Shape {
  enum?: unknown[];
  properties?: Record<string, Shape>;
  items?: Shape;
  prefixItems?: Shape[];
  additionalProperties?: Shape | boolean;
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
}

const isMarking = (shape: Shape): boolean =>
  shape.enum?.join() === Marking.options.join() || (shape.anyOf ?? []).some(isMarking);

/** Paths of markings without caveats beside them: `search.find.hits.marking`. */
function alone(shape: Shape, path: string): string[] {
  const { properties = {}, additionalProperties, items } = shape;
  return [
    ...Object.entries(properties).flatMap(([name, of]) => [
      ...(isMarking(of) && !(name === 'marking' && 'caveats' in properties) ? [`${path}.${name}`] : []),
      ...alone(of, `${path}.${name}`),
    ]),
    ...[shape.anyOf, shape.oneOf, shape.allOf, shape.prefixItems].flatMap((some) =>
      (some ?? []).flatMap((of) => alone(of, path)),
    ),
    ...(items === undefined ? [] : alone(items, path)),
    ...(typeof additionalProperties === 'object' ? alone(additionalProperties, path) : []),
  ];
}

const ofTheWindow = 'the highest of anything that the person sees, for the edges of the window';
const clearance = 'how far a person may see: no record';
const figures = 'figures, which name no record and quote none';
const form = 'what somebody typed or chose for what is yet to be recorded';
const left = 'of a file that has left: the caveats are in it, and in the register of what left';
const change = 'what a marking was and would be; the record beside it has its caveats';

/** Markings that have none, each for a reason. */
const none: Readonly<Record<string, string>> = {
  'host.info.maximumMarking': 'the highest that an installation may hold',
  'host.settings.read.maximumMarking': 'the highest that an installation may hold',
  'host.settings.write.maximumMarking': 'the highest that an installation may hold',
  'host.readWaiting.form.marking': form,
  'intake.drafts.drafts.form.marking': form,
  'vault.create.session.account.clearance': clearance,
  'vault.create.session.marking': ofTheWindow,
  'vault.signIn.account.clearance': clearance,
  'vault.signIn.marking': ofTheWindow,
  'vault.recover.session.account.clearance': clearance,
  'vault.recover.session.marking': ofTheWindow,
  'access.me.account.clearance': clearance,
  'access.me.marking': ofTheWindow,
  'access.people.people.clearance': clearance,
  'access.proposals.proposals.before.clearance': clearance,
  'access.proposals.proposals.asked.clearance': clearance,
  'access.markingChanges.changes.from': change,
  'access.markingChanges.changes.to': change,
  'triage.get.waitingMarking.from': change,
  'triage.get.waitingMarking.to': change,
  'investigations.get.waitingMarking.from': change,
  'investigations.get.waitingMarking.to': change,
  'oversight.dashboard.marking': figures,
  'oversight.brief.dashboard.marking': figures,
  'oversight.outcome.marking': figures,
  'oversight.plotOutcome.marking': 'figures of a plot, whose contributions each have their caveats',
  'oversight.trends.marking': figures,
  'publicPage.get.marking': figures,
  'exports.contributions.marking': left,
  'exports.redeemPrint.marking': 'the lines of a page that is printed: its caveats are on the page',
  'exports.document.marking': left,
  'charts.export.marking': left,
  'documents.save.marking': left,
  'exhibits.print.marking': left,
};

const found = Object.entries(contract).flatMap(([name, { output }]) =>
  alone(z.toJSONSchema(output, { unrepresentable: 'any', reused: 'inline', io: 'output' }) as Shape, name),
);

describe('an output of a verb', () => {
  it('has caveats wherever it has a marking, unless there is a reason that stands here', () => {
    expect(found.filter((path) => none[path] === undefined)).toEqual([]);
  });

  it('needs every exception that is made', () => {
    expect(Object.keys(none).filter((path) => !found.includes(path))).toEqual([]);
  });
});
