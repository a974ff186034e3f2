import type { Output } from '../../../preload/contract/index.ts';

/** What Vigil sees in a file before anything of it is imported. */
export type Preview = Output<'intake.previewFile'>;
