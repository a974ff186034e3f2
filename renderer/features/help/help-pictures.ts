/** Pictures of the articles, taken by the specs of the windows (`takePictures` in tests/end-to-end/story/pictures.ts) and made smaller: 1200 by 750 pixels. */
import type { HelpArticle } from '../../shell/help-articles.ts';
import { catalogue } from './catalogue.ts';
import board from './pictures/action-board.jpg';
import closing from './pictures/before-it-is-closed.jpg';
import documents from './pictures/documents-of-contribution.jpg';
import entity from './pictures/entity.jpg';
import chart from './pictures/link-chart.jpg';
import map from './pictures/map-of-case.jpg';
import earlier from './pictures/named-before.jpg';
import outcome from './pictures/outcome.jpg';
import queue from './pictures/queue-best-match.jpg';

const texts = catalogue.helpPictures;

export const helpPictures: Readonly<Partial<Record<HelpArticle, { source: string; shows: string }>>> = {
  'the-days-work': { source: queue, shows: texts.theQueueByStrongest },
  'closing-with-care': { source: closing, shows: texts.whatAClosureTakes },
  'earlier-reports': { source: earlier, shows: texts.earlierReportsOnSomebody },
  'actions-decisions-and-notes': { source: board, shows: texts.theActionsOfA },
  'link-charts': { source: chart, shows: texts.aLinkChartOf },
  'people-and-things': {
    source: entity,
    shows: texts.thePageOfA,
  },
  maps: { source: map, shows: texts.aCaseOnThe },
  'documents-and-exhibits': { source: documents, shows: texts.theDocumentsOfA },
  'late-stage-plots': { source: outcome, shows: texts.disruptedPlotsByStage },
};
