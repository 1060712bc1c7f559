/** How far apart what belongs together may stand: in one sentence, or also in the next. */
export type Reach = 'sentence' | 'neighbours'
