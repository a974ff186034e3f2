/** Notes on sample cases: what colleagues write to each other, with replies. `{to}` is whoever is mentioned. */
export const threads: readonly (readonly [note: string, ...replies: string[]])[] = [
  [
    'Spoke to the housing officer in {town}. The flat above the shop has been empty since August; post is collected on Fridays. @{to} worth a look at the film of last Friday?',
    'Requested. They keep it for ten days, so we are just in time.',
  ],
  [
    'Handover: the two open actions on the vehicle are with me until Thursday. @{to} has the passphrase for the evidence store.',
    'Thanks. I am in from eight.',
    'Nothing overnight.',
  ],
  [
    'The name in the second report is spelt two ways. I have recorded both as names of the same subject, pending the birth certificate.',
  ],
  [
    'Lawyer’s view of this morning: the captions alone do not make out encouragement; with the dates they might. @{to} please add the dates to the schedule.',
    'Added, with the time zone of each.',
  ],
  ['Community officer reports nothing unusual around the place of interest this week. She will ring if that changes.'],
  ['Weekly meeting: risk unchanged, two results awaited, no new reports. Next meeting on Tuesday. @{to} to chair.'],
];
