import { stemOf } from './words.ts'

// Words that stand for each other in most sentences, groups parted by semicolons: everyday English first, then computing. A word
// may be in several groups; groups are not joined through it.
const GROUPS = `
  big bigger biggest large larger largest great greater greatest huge giant; small smaller smallest little tiny
  minor; high higher highest tall taller up upper; low lower lowest down; long longer longest length lengthy;
  short shorter shortest brief; fast faster fastest quick quicker quickest rapid speed speedy swift; slow slower
  slowest; strong stronger strongest powerful power strength; weak weaker weakest; heavy heavier heaviest weight
  weigh mass; light lighter lightest; hot hotter hottest warm warmer heat heated; cold colder coldest cool
  cooler; hard harder hardest difficult tough; easy easier simple simpler simplify; near nearer close closer
  closest nearby next adjacent; far farther further distant distance away; wide wider broad; thick thicker
  thickness fat; thin thinner; deep deeper depth; bright brighter brightness; dark darker; loud louder volume;
  many lots numerous multiple several various; few fewer less lesser; more additional extra increase; most
  majority mainly mostly; amount quantity number volume; same equal identical alike equivalent similar;
  different differ differently difference distinct other unlike vary; change alter modify become vary convert
  transform turn; increase rise grow raise greater more gain; decrease reduce drop fall lower less shrink
  decline diminish lessen; begin start initial initially first commence; end finish stop final finally last
  complete; stop prevent block halt keep avoid cease; stay remain keep still maintain; make create produce build
  generate form construct cause; cause lead result make effect affect; happen occur take; move travel go
  transfer flow motion; carry transport bring move; give provide supply offer; get receive obtain gain acquire;
  take remove; put place set lay position; send transmit transfer deliver forward; show display tell indicate
  reveal demonstrate present; see look observe notice view watch; find discover locate detect determine
  identify; know tell recognise; use utilise employ apply; need require must necessary essential requirement;
  want wish like; try attempt; help assist aid support; allow enable let permit; protect guard shield defend
  safe; hold contain include store keep; contain include have inside within; join connect attach link touch;
  connect attach link join touch; separate divide split apart; break broken damaged burned; mix mixture combine
  combination blend; dissolve melt; dry evaporate; stick attract; block stop obstruct; fill full; closed close
  shut complete; complete whole full entire total; part piece portion section component; kind type sort form;
  way method technique manner approach; thing object item stuff material; place location position spot site
  where; time period duration; often frequent frequently usually commonly; always every constantly; because
  since reason due; therefore so thus hence; correct right accurate true valid; wrong incorrect false invalid;
  example instance; person people someone human; problem issue trouble; answer result solution; compare
  comparison; measure measurement; test experiment try; rate speed; energy power; gas air; sun sunlight solar;
  water liquid fluid; solid hard; rock stone; soil dirt earth ground; animal creature; baby young offspring
  child; die death dead; live survive alive; path pathway route way; circuit loop circle; bulb lamp light;
  battery cell; current electricity electric electrical electrons; terminal end side; voltage charge; sound
  noise tone; pitch tone; vibrate vibration shake; temperature heat; reaction react chemical; function method
  procedure subroutine routine; variable identifier; value data content; pointer reference address; array list
  sequence; element item entry node member; string text characters; loop iteration iterate repeat; declare
  declaration define definition; call invoke run execute; return give; compile compilation; memory storage
  space; allocate reserve; error bug fault mistake failure; object instance; class type; parent superclass base;
  child subclass derived; first front head top; last back tail rear bottom end; add insert append push enqueue;
  remove delete pop dequeue erase; order sequence sorted arrange; search find lookup; compare check; size length
  capacity; index position; packet frame datagram segment message; node station host computer device endsystem
  machine; network internet lan; receiver recipient destination; sender source transmitter; bandwidth throughput
  capacity; delay latency wait; overhead cost; loss lost lose; duplicate copy duplicated; acknowledgement ack
  confirm confirmation; link edge connection channel; router gateway switch; address ip; efficient efficiency;
  reliable reliability; collision collide; congestion overload; broadcast multicast; server host; client user;
  database store table; thread process task; feed food nourish nutrient nutrition eat; eat consume swallow bite
  chew; drink sip; fizz bubble bubbly foam froth; see visible appear view; invisible disappear vanish gone
  unseen; hear audible listen loud; touch contact; push force press shove; pull drag tug tow; force strength
  power effort; lift raise elevate hoist; drop fall sink; float buoyant; sink settle bottom; rise climb ascend
  lift up; spin rotate turn revolve whirl; bend curve flex; stretch extend lengthen tight tension; squeeze
  compress crush press; tight taut tense stiff; loose slack; rough bumpy uneven coarse; smooth even flat sleek;
  flat level plane even; steep slope incline slanted tilt; sharp pointed; round circular circle ball sphere;
  square cube box cubic; edge side border rim; corner angle; line row column; surface top outside face; inside
  interior inner within internal; outside exterior outer external; cover coat layer wrap; hole opening gap;
  crack break split fracture; pour spill; soak absorb suck; absorb soak take; reflect bounce mirror; shine
  bright glow light lit; lit light glow shine burn; burn fire flame; fire flame hot; freeze frozen ice cold
  solid; boil steam bubble; melt thaw liquid; steam vapor vapour gas; rain wet water storm; wind breeze blow;
  wash erode carry; erode erosion wear wash; deposit settle drop sediment; sand grain gravel; mud clay dirt
  soil; mineral rock crystal; metal iron steel copper aluminium aluminum; wood log timber; glass window; paper
  sheet; string rope cord thread; wire cable lead cord; tool instrument device; machine device engine; ruler
  tape meterstick metre meter measure; scale balance weigh; weigh heavy mass weight; heavy massive dense; dense
  density thick; count tally number; sum total add; average mean middle; half middle; double twice; equal
  balanced even same; balance balanced equal level; compare contrast match; match same identical agree; pattern
  design; group category class sort classify; sort classify arrange separate; rule law principle; guess predict
  estimate hypothesis; predict guess expect; prove show evidence confirm; evidence proof data observation;
  record write note; chart table graph; graph chart plot; picture drawing diagram image; draw sketch; plant seed
  flower tree; seed bean pea; root stem leaf; leaf leaves; grow growth develop bigger; sprout germinate grow;
  live survive life; habitat home environment shelter; shelter home house protection; predator hunter; prey
  food; hide camouflage blend; breathe breath air oxygen; body organism; bone skeleton; skin hair fur; blood
  heart; sick disease ill; healthy health; kind type variety; fair controlled equal; controlled constant same
  fixed; variable factor condition; factor variable; standard control baseline unit; trial test try; north pole;
  attract pull stick; repel push away; stick attach cling glue; magnet magnetic; conduct conductor flow pass;
  conductor metal conduct; insulator insulate nonconductor; switch button; motor engine; plug socket; wave
  vibration vibrate; vibrate shake wiggle wobble move; pluck pull strum; pitch high low; echo reflect; whisper
  quiet soft; quiet soft silent; color colour shade hue; pigment dye color ink; dark shadow shade black; shadow
  shade dark; sun solar sunlight daylight; day daytime morning; night dark evening; season summer winter; moon
  lunar; earth world globe planet ground; hill mountain; river stream creek; lake pond; ocean sea; flood
  overflow; channel canyon valley; money cost price; cheap inexpensive; job task work; school class; fast
  quickly rapidly; slow slowly gradual; sudden quick; late later after; early earlier before soon; now currently
  present; again repeat another; keep hold save; save store keep; waste lose; share split divide; join combine
  together unite; together joined combined; alone single only itself; both two pair; whole entire complete full;
  partly half partial; none nothing zero no; exact precise accurate exactly; approximate about roughly; clear
  transparent see-through; cloudy murky unclear; clean pure; pure clean only; new different fresh; old former;
  real actual true; safe secure protected; danger dangerous harm risk; hurt harm damage injure; fix repair
  correct; fail failure break crash; work function run operate; run operate work function; stay remain; leave go
  exit away; arrive come reach; enter go into; return back; cross pass through; follow trace track; reach touch
  get; gather collect; spread scatter disperse; scatter spread; shape form; size big`

const synonyms = new Map<string, Set<string>>()
for (const words of GROUPS.split(';')) {
  const group = [...new Set(words.trim().split(/\s+/).map(stemOf))]
  for (const stem of group) {
    const there = synonyms.get(stem) ?? new Set()
    for (const other of group) if (other !== stem) there.add(other)
    synonyms.set(stem, there)
  }
}

/** Stems that stand for a stem in most sentences. */
export function synonymsOf(stem: string): ReadonlySet<string> {
  return synonyms.get(stem) ?? NONE
}

const NONE: ReadonlySet<string> = new Set()
