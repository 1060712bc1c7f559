import { stemOf } from './words.ts'

// Words that stand for each other in most sentences, one group a line: everyday English first, then computing. A word
// may be in several groups; groups are not joined through it.
const GROUPS = `
big bigger biggest large larger largest great greater greatest huge giant
small smaller smallest little tiny minor
high higher highest tall taller up upper
low lower lowest down
long longer longest length lengthy
short shorter shortest brief
fast faster fastest quick quicker quickest rapid speed speedy swift
slow slower slowest
strong stronger strongest powerful power strength
weak weaker weakest
heavy heavier heaviest weight weigh mass
light lighter lightest
hot hotter hottest warm warmer heat heated
cold colder coldest cool cooler
hard harder hardest difficult tough
easy easier simple simpler simplify
near nearer close closer closest nearby next adjacent
far farther further distant distance away
wide wider broad
thick thicker thickness fat
thin thinner
deep deeper depth
bright brighter brightness
dark darker
loud louder volume
many lots numerous multiple several various
few fewer less lesser
more additional extra increase
most majority mainly mostly
amount quantity number volume
same equal identical alike equivalent similar
different differ differently difference distinct other unlike vary
change alter modify become vary convert transform turn
increase rise grow raise greater more gain
decrease reduce drop fall lower less shrink decline diminish lessen
begin start initial initially first commence
end finish stop final finally last complete
stop prevent block halt keep avoid cease
stay remain keep still maintain
make create produce build generate form construct cause
cause lead result make effect affect
happen occur take
move travel go transfer flow motion
carry transport bring move
give provide supply offer
get receive obtain gain acquire
take remove
put place set lay position
send transmit transfer deliver forward
show display tell indicate reveal demonstrate present
see look observe notice view watch
find discover locate detect determine identify
know tell recognise
use utilise employ apply
need require must necessary essential requirement
want wish like
try attempt
help assist aid support
allow enable let permit
protect guard shield defend safe
hold contain include store keep
contain include have inside within
join connect attach link touch
connect attach link join touch
separate divide split apart
break broken damaged burned
mix mixture combine combination blend
dissolve melt
dry evaporate
stick attract
block stop obstruct
fill full
empty
open
closed close shut complete
complete whole full entire total
part piece portion section component
kind type sort form
way method technique manner approach
thing object item stuff material
place location position spot site where
time period duration
often frequent frequently usually commonly
always every constantly
never
because since reason due
therefore so thus hence
correct right accurate true valid
wrong incorrect false invalid
example instance
person people someone human
problem issue trouble
answer result solution
compare comparison
measure measurement
test experiment try
rate speed
energy power
gas air
sun sunlight solar
water liquid fluid
solid hard
rock stone
soil dirt earth ground
plant
animal creature
food
baby young offspring child
die death dead
live survive alive
path pathway route way
circuit loop circle
bulb lamp light
battery cell
current electricity electric electrical electrons
terminal end side
voltage charge
sound noise tone
pitch tone
vibrate vibration shake
temperature heat
reaction react chemical
function method procedure subroutine routine
variable identifier
value data content
pointer reference address
array list sequence
element item entry node member
string text characters
loop iteration iterate repeat
declare declaration define definition
call invoke run execute
return give
compile compilation
memory storage space
allocate reserve
error bug fault mistake failure
object instance
class type
parent superclass base
child subclass derived
first front head top
last back tail rear bottom end
add insert append push enqueue
remove delete pop dequeue erase
order sequence sorted arrange
search find lookup
compare check
size length capacity
index position
packet frame datagram segment message
node station host computer device endsystem machine
network internet lan
receiver recipient destination
sender source transmitter
header
bandwidth throughput capacity
delay latency wait
overhead cost
loss lost lose
duplicate copy duplicated
acknowledgement ack confirm confirmation
link edge connection channel
router gateway switch
address ip
efficient efficiency
reliable reliability
collision collide
congestion overload
broadcast multicast
server host
client user
database store table
thread process task`

const synonyms = new Map<string, Set<string>>()
for (const line of GROUPS.trim().split('\n')) {
  const group = [...new Set(line.split(' ').map(stemOf))]
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
