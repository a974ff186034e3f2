/** Where things are: what a text names, how the national grid is read, and how distances are measured. */
export { findPlaceMentions, type PlaceMention, placeKey } from './mentions.ts';
export { type GridPosition, type LonLat, onGrid, toWgs84 } from './national-grid.ts';
export {
  type Box,
  boxAround,
  type CellRange,
  cellOf,
  cellRanges,
  inBox,
  metresBetween,
  mondayOf,
  scaleOf,
  scales,
  squareSize,
  weekOf,
} from './sphere.ts';
