import { stemmer } from 'stemmer'

const set = (words: string) => new Set(words.split(/\s+/).filter(Boolean))

/** Function words: they do not count in the gaps of a wording, nor as content of a line. */
export const SMALL_WORDS: ReadonlySet<string> = set(`
  a an the this that these those such some any each every all both either neither
  i we you he she it they me us him her them my our your his its their mine ours one's who whom whose which what
  be am is are was were been being do does did doing have has had having will would shall should can could may might must
  of to in on at by for from with into onto upon about as over under between through per via within
  and or but so if then than because while when where there here how why whether though although since until unless before after once
  not no nor never only just also too very even still already yet again ever quite really simply basically actually
  well ok okay oh yes = → plus etc let lets get gets got`)

/** Words that ask for meaning of their own although they are small: they keep their weight in a line. */
export const SIGNAL_WORDS: ReadonlySet<string> = set(
  'not no never only without before after until once both all every each',
)

/** Words without a place in a wording: dropped from it, skipped in the answer. */
export const ARTICLES: ReadonlySet<string> = set('a an the of')

const IRREGULAR: ReadonlyMap<string, string> = pairs(`
  lost lose losing lose kept keep sent send wrote write written write said say told tell went go gone go held hold read read
  left leave found find made make chose choose chosen choose gave give given give took take taken take built build brought bring
  caught catch threw throw thrown throw fell fall fallen fall grew grow grown grow knew know known know shown show saw see seen see
  meant mean met meet ran run paid pay spent spend stood stand began begin begun begin broke break broken break came come
  did do done do got get gotten get forgot forget forgotten forget hid hide hidden hide led lead rose rise risen rise
  sold sell spoke speak spoken speak stuck stick thought think understood understand won win wore wear worn wear woke wake woken wake
  bought buy drew draw drawn draw ate eat eaten eat flew fly flown fly froze freeze frozen freeze sang sing sat sit slept sleep
  swept sweep taught teach tore tear torn tear went go dying die dies die died die lying lie tied tie ties tie
  children child men man women woman feet foot indices index indexes index vertices vertex data data criteria criterion
  better good best good worse bad worst bad further far farther far adding add added add erring err erred err`)

/** What engineers write short, in the long form that wordings and lines are read in too. */
const ABBREVIATIONS: ReadonlyMap<string, string> = pairs(`
  ack acknowledge acks acknowledge acked acknowledge acking acknowledge dup duplicate dups duplicate dupe duplicate dupes duplicate
  duped duplicate msg message msgs message b4 before bc because w with wo without dedup dedupe deduped dedupe dedups dedupe
  dedupes dedupe deduping dedupe deduplicate dedupe deduplicates dedupe deduplicated dedupe deduplicating dedupe deduplication dedupe
  db database dbs database repl replicated idemp idempotent cfg config async asynchronous asynchronously asynchronous
  sync synchronous synchronously synchronous txn transaction tx transaction txns transaction xact transaction
  s second sec second secs second h hour hr hour hrs hour mins minute prod production auth authentication ts timestamp
  info information avg average approx approximately est estimate resp response req request reqs request conn connection
  cnt count num number nr number pos position idx index ckpt checkpoint chkpt checkpoint adv advertiser evt event evts event
  ppl people thru through vs versus az zone azs zone dc datacenter tbl table tmp temporary impl implementation qty quantity
  usr user usrs user svc service agg aggregate aggs aggregate recv receive guid uuid guids uuid bandwith bandwidth seperate separate untill until`)

/** Short forms that stand for several words. */
export const EXPANSIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dlq: 'dead letter queue',
    dlqs: 'dead letter queue',
    dlt: 'dead letter topic',
    deadletter: 'dead letter',
    deadletterqueue: 'dead letter queue',
    pk: 'primary key',
    wal: 'write ahead log',
    ttl: 'time to live',
    cas: 'compare and set',
    cdc: 'change data capture',
    rtt: 'round trip time',
    isr: 'in sync replicas',
    insync: 'in sync',
    eod: 'end of day',
    qps: 'requests per second',
    rps: 'requests per second',
    cannot: 'can not',
    cant: 'can not',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    isnt: 'is not',
    arent: 'are not',
    wasnt: 'was not',
    werent: 'were not',
    wont: 'will not',
    wouldnt: 'would not',
    shouldnt: 'should not',
    couldnt: 'could not',
    hasnt: 'has not',
    havent: 'have not',
    hadnt: 'had not',
    neednt: 'need not',
    mustnt: 'must not',
    aint: 'is not',
    thats: 'that is',
    gonna: 'going to',
  }),
)

/** Numbers in words; "one" is left to be a word, since it stands for people and things as often as for 1. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    twenty: 20,
    thirty: 30,
    fifty: 50,
    sixty: 60,
    hundred: 100,
    thousand: 1000,
    million: 1e6,
    billion: 1e9,
  }),
)

function pairs(text: string): Map<string, string> {
  const words = text.split(/\s+/).filter(Boolean)
  const result = new Map<string, string>()
  for (let i = 0; i + 1 < words.length; i += 2) result.set(words[i] ?? '', words[i + 1] ?? '')
  return result
}

const stems = new Map<string, string>()
const MAX_STEMS = 20_000
const LONGEST_WORD = 40

/** The stem of a normalised word: abbreviations written out, irregular forms levelled, UK spelling as US, then Porter. */
export function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = stemFresh(word)
  // A bound, so that a long session of hostile input cannot grow the table for ever.
  if (stems.size < MAX_STEMS) stems.set(word, stem)
  return stem
}

/** The stems that a word in plain letters is read as: short forms written out, number words as digits. */
export function stemsOfWord(word: string): string[] {
  return (EXPANSIONS.get(word) ?? word).split(' ').map((part) => {
    const value = NUMBER_WORDS.get(part)
    return value === undefined ? stemOf(part) : String(value)
  })
}

function stemFresh(word: string): string {
  if (word.length < 3 || word.length > LONGEST_WORD || !/^[a-z'-]+$/.test(word))
    return ABBREVIATIONS.get(word) ?? word
  const long = ABBREVIATIONS.get(word) ?? IRREGULAR.get(word) ?? word
  // Porter makes "on" of "one".
  return SMALL_WORDS.has(long) || long === 'one' ? long : stemmer(american(long))
}

const MAY_BE_BRITISH = /(?:[iy]s(?:e|ed|es|er|ers|ing|ations?)|our(?:s|ed|ing|ite|able)?|tres?|ogues?)$/

/** UK spelling as US; words such as "promise" change as well, which does no harm since both sides are read so. */
function american(word: string): string {
  if (word.length < 5 || !MAY_BE_BRITISH.test(word)) return word
  return word
    .replace(/is(e|ed|es|er|ers|ing|ation|ations)$/, 'iz$1')
    .replace(/ys(e|ed|es|ing)$/, 'yz$1')
    .replace(/([a-z]{2})our(s|ed|ing|ite|able|)$/, '$1or$2')
    .replace(/([a-z]{2})tre(s|)$/, '$1ter$2')
    .replace(/ogue(s|)$/, 'og$1')
}
