import { loadLibrary } from '../src/drills/loadLibrary.ts'
import { createLexicalGrader } from '../src/grading/lexical.ts'
const lib = await loadLibrary([{ path: 'drills', label: 'drills' }])
const g = createLexicalGrader(lib)
const [id,dim,what,other]=process.argv.slice(2)
const drill = lib.drills.find(d=>d.id===id)!
const d=drill.dimensions.find(x=>x.id===dim)!
const text = what==='answer'?d.answer: what==='musts'?d.must.map(m=>m.text).join(' '): what==='other'? lib.drills.find(x=>x.id===other)!.dimensions.find(x=>x.id===dim)!.answer : what!
console.log(text)
const v=g.grade(drill,{[dim!]:text})[0]!
for(const l of v.lines) console.log(l.line,l.verdict,l.reason??'',l.evidence.map(e=>text.slice(e.start,e.end)).join(' … '))
console.log(v.mistakes.map(m=>[m.mistake,d.mistakes.find(x=>x.id===m.mistake)?.text,m.evidence.map(e=>text.slice(e.start,e.end)).join(' … ')]),v.flags)
