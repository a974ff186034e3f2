/** Pictures of the articles, taken by the specs of the windows (`takePictures` in tests/end-to-end/story/pictures.ts) and made smaller: 1200 by 750 pixels. */
import type { HelpArticle } from '../../shell/help-articles.ts';
import board from './pictures/action-board.jpg';
import closing from './pictures/before-it-is-closed.jpg';
import documents from './pictures/documents-of-contribution.jpg';
import entity from './pictures/entity.jpg';
import chart from './pictures/link-chart.jpg';
import map from './pictures/map-of-case.jpg';
import earlier from './pictures/named-before.jpg';
import outcome from './pictures/outcome.jpg';
import queue from './pictures/queue-best-match.jpg';

export const helpPictures: Readonly<Partial<Record<HelpArticle, { source: string; shows: string }>>> = {
  'the-days-work': { source: queue, shows: 'The queue by strongest match, with the open contribution beside it' },
  'closing-with-care': { source: closing, shows: 'What a closure takes, below the text of a contribution' },
  'earlier-reports': { source: earlier, shows: 'Earlier reports on somebody like this, with their reasons' },
  'actions-decisions-and-notes': { source: board, shows: 'The actions of a case on their board' },
  'link-charts': { source: chart, shows: 'A link chart of a case, its subjects and one of its contributions' },
  'people-and-things': {
    source: entity,
    shows: 'The page of a person, with what warns of him and what the matcher finds',
  },
  maps: { source: map, shows: 'A case on the map, with the places that it names' },
  'documents-and-exhibits': { source: documents, shows: 'The documents of a contribution' },
  'late-stage-plots': { source: outcome, shows: 'Disrupted plots by stage over eighteen months' },
};
