import { readFileSync, existsSync } from 'node:fs'
import { loadLibrary } from '../src/drills/loadLibrary.ts'
import { createLexicalGrader } from '../src/grading/lexical.ts'
import { scoreOf } from '../src/grading/score.ts'
const lib = await loadLibrary([{ path: 'drills', label: 'drills' }])
const g = createLexicalGrader(lib)
const rowsOf=(f:string)=>readFileSync(f,'utf8').split('\n').filter(Boolean).map(l=>JSON.parse(l))
const gold = rowsOf('../shared/data/grading/gold-answers.jsonl').map((r:any)=>({...r,levels:Object.fromEntries(Object.entries(r.levels).map(([k,v]:any)=>[k,(v[0]+v[1])/2]))}))
for (const id of ['ad-clicks','feed','messages','video','analytics','notifications']) {
  const drill = lib.drills.find(d=>d.id===id)!
  const sets=[['samples',rowsOf(`test/grading/samples/${id}.jsonl`)],['gold',gold.filter((r:any)=>r.drill===id)]] as const
  for (const [name,rows] of sets){ if(!rows.length) continue
  for (const d of drill.dimensions) {
    const res: string[]=[]
    for (const e of [d.enough-1,d.enough,d.enough+1]) {
      if(e<1||e>d.must.length){res.push('  -  ');continue}
      let ok=0,fa=0,fr=0,n=0
      for (const r of rows) { if(r.fields[d.id]===undefined||r.levels[d.id]===undefined) continue; n++
        const v=g.grade(drill,{[d.id]:r.fields[d.id]})[0]!
        const s=scoreOf({...d,enough:e},v); const a=s>=3,b=r.levels[d.id]>=2.75
        if(a===b)ok++; else if(a)fa++; else fr++ }
      if(!n){res.push('');continue}
      res.push(`${e}: ${ok}/${n} fa${fa} fr${fr}`)
    }
    console.log(id.padEnd(14),name.padEnd(8),d.id.padEnd(11),`enough ${d.enough}/${d.must.length}`,'|',res.join(' | '))
  }}
}
