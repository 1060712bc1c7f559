import { SIGNAL_WORDS, SMALL_WORDS, stemOf } from './words.ts'

// Rough frequency bands of general English, judged by hand: what everybody says tells little about a line.
const VERY_COMMON = `
  able about add ago all allow almost along already also always another answer anything area around ask away back bad become before
  begin behind believe best better big bit both bring call case cause certain change choose clear close come common complete consider
  contain continue could create day decide describe different difference do does done down each early easy effect either else end
  enough even event every everything exact example expect explain fact far feel few find first follow form four front full further
  general get give go good great group grow half hand happen hard have hear help hence high hold home hope hour idea important include
  increase instead interest it's keep kind know large last late later lead learn least leave left less let level life like likely
  line little long look lose lot low main make man many matter maybe mean means might mind minute moment month more most move much
  must name near necessary need never new next night normal nothing notice now number occur off often old once one only open order
  other out outside own part particular pass past people per perhaps person place plan play point position possible pretty probably
  problem process provide put question quick quite rather reach read ready real really reason receive regard remain require rest
  result return right room run same say second see seem send sense separate serve set several show side similar simple since single
  small some something soon sort speak special specific stand start state stay step still stop strong such suggest sure take talk
  tell term test thing think third three through time today together too top toward tree true try turn two type under understand unit
  until up upon use useful usual value various very view wait walk want watch water way week well whether whole wide will within
  without wonder word work world would write wrong year yes yet`

const COMMON = `
  above accept access accord account across act action actual address affect again against agree air amount apart appear apply
  approach arrive aspect assume attach attempt available avoid aware base basic benefit beyond block board body book bottom break
  build business buy capable care carry catch center central chance character check child circle class clean color combine compare
  condition connect consist constant control copy correct cost count country couple course cover current cut damage data deal
  decrease deep define degree depend design detail determine develop difficult direct discover discuss distance distinct divide
  double draw drive drop due during easier effort element emerge enable energy engage entire equal especially establish exist
  experience express extend extra face fail fair fall fast feature field figure fill final fine fit fix flow focus food force free
  frequent function future gain gather given goal handle head heavy hence hit however human identify imagine impact improve
  indicate individual influence inform initial input inside issue item join judge just key lack land language law lay length light
  limit list listen live local locate loss major manage manner mark material maximum measure meet member mention message method
  middle minimum miss mix model modern multiple nature negative network note object observe obtain offer operate opposite option
  original output overall pair paper path pattern pay perform period physical pick picture piece plus population positive power
  practice prepare present press prevent previous price primary produce product program project proper property protect prove
  public pull purpose push quality random range rate reaction realize reduce refer region relate release reply report represent
  respect respond role round rule safe sample save scale science section select sentence service shape share short sign simply
  situation size slow social solution solve sound source space spend split spread standard store structure subject succeed suit
  support surface system table target task teach team total track train transfer travel treat trouble typical unless update upper
  user usually variety vary version visit voice wall weak week weight wind window yourself`

const band = (words: string) => new Set(words.split(/\s+/).filter(Boolean).map(stemOf))
const veryCommon = band(VERY_COMMON)
const common = band(COMMON)

/** How much a stem tells about a line: by how common it is in general English, 1 for words that are rare there. */
export interface Weights {
  /** Function words; those that ask for meaning of their own have `signal`. */
  readonly small: number
  readonly signal: number
  readonly veryCommon: number
  readonly common: number
}

/** Of the lines of drills, which are covered as wholes. */
export const LINE_WEIGHTS: Weights = { small: 0, signal: 0.8, veryCommon: 0.75, common: 0.875 }

/** Of ad-hoc lines, whose coverage is a matter of degree: "into", "between" and "under" tell something there. */
export const ADHOC_WEIGHTS: Weights = { small: 0.1, signal: 0.8, veryCommon: 0.6, common: 0.8 }

export function weightOf(stem: string, weights: Weights): number {
  if (SIGNAL_WORDS.has(stem)) return weights.signal
  if (SMALL_WORDS.has(stem)) return weights.small
  if (veryCommon.has(stem)) return weights.veryCommon
  return common.has(stem) ? weights.common : 1
}

/** Whether nearly everything that is written uses a stem, so that it names nothing. */
export function isVeryCommon(stem: string): boolean {
  return SMALL_WORDS.has(stem) || veryCommon.has(stem)
}

/** Whether a stem belongs to everyday English, so that it is never taken for a typing error. */
export function isEveryday(stem: string): boolean {
  return SMALL_WORDS.has(stem) || veryCommon.has(stem) || common.has(stem)
}
