import type { Markup } from './markup.ts'

/** The page's style sheet: light and dark by the reader's choice, light on paper. */
export const HTML_STYLE: Markup = {
  markup: `
:root {
  color-scheme: light dark;
  --page: #fcfbf9; --card: #ffffff; --ink: #1e1d1b; --quiet: #625d56; --line: #e3dfd8; --faint: #f3f0eb;
  --accent: #0b6660; --good: #1c6b40; --fair: #855300; --poor: #a62f16; --mark: #d9efec;
  --heat0: #ebe7e0; --heat1: #b7dbd6; --heat2: #77bab2; --heat3: #2f9188; --heat4: #0a5a55;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #161514; --card: #1d1c1a; --ink: #ece9e4; --quiet: #aba59d; --line: #37342f; --faint: #232120;
    --accent: #69c9c0; --good: #7fd0a0; --fair: #e6b45e; --poor: #ff9c87; --mark: #1f4340;
    --heat0: #2a2826; --heat1: #1f4a46; --heat2: #2a756e; --heat3: #44a69c; --heat4: #8fded4;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { font: 100%/1.55 system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', sans-serif; }
body { margin: 0; background: var(--page); color: var(--ink); font-variant-numeric: tabular-nums; }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 3rem; }
footer { padding-bottom: 3rem; color: var(--quiet); font-size: .8125rem; }
h1 { font-size: 2.125rem; font-weight: 650; line-height: 1.15; letter-spacing: -.02em; margin: .25rem 0 .375rem; }
h2 { font-size: 1.1875rem; font-weight: 650; letter-spacing: -.01em; margin: 0 0 .25rem; }
h3 { font-size: .9375rem; font-weight: 600; margin: 0; }
h3 + .scroll { margin-top: .25rem; }
h4 { font-size: .8125rem; font-weight: 600; margin: 0 0 .375rem; }
p { margin: 0; max-width: 44rem; overflow-wrap: anywhere; }
.name { color: var(--accent); font-weight: 650; letter-spacing: .02em; }
.quiet, figcaption, .lead { color: var(--quiet); font-size: .875rem; font-weight: 400; }
.lead { margin-bottom: 1.25rem; }
section { padding: 2.25rem 0; border-top: 1px solid var(--line); }
code { font: .9em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  background: var(--faint); border: 1px solid var(--line); border-radius: .3rem; padding: .1rem .4rem; }
.next { margin: 1.75rem 0 2rem; padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line);
  border-left: 4px solid var(--accent); border-radius: .5rem; display: flex; flex-wrap: wrap; gap: .375rem 1rem;
  align-items: baseline; }
.next strong { color: var(--accent); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.5rem), 1fr)); gap: 1.5rem;
  margin: 0 0 2.5rem; }
.figures dt { color: var(--quiet); font-size: .8125rem; }
.figures dd { margin: 0; font-size: 1.625rem; font-weight: 600; line-height: 1.2; letter-spacing: -.01em; }
.figures dd small { display: block; font-size: .8125rem; font-weight: 400; color: var(--quiet); letter-spacing: 0;
  line-height: 1.4; margin-top: .125rem; }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1.75rem 2.25rem;
  align-items: start; }
.grid.small { grid-template-columns: repeat(auto-fill, minmax(min(100%, 13.5rem), 1fr)); gap: 1.5rem 2rem; }
figure { margin: 0; min-width: 0; }
figure > div { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
figure.whole { margin-bottom: 2.25rem; }
figure.whole svg + svg { display: none; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg text { font: 11px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: var(--quiet); }
.axis { stroke: var(--line); } .bar3 { stroke: var(--quiet); stroke-dasharray: 2 3; }
.stroke { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round;
  vector-effect: non-scaling-stroke; }
.area { fill: var(--accent); opacity: .1; } .dot { fill: var(--accent); stroke: var(--page); stroke-width: 1.5; }
svg text.value { fill: var(--ink); font-weight: 600; }
.heat0 { fill: var(--heat0); } .heat1 { fill: var(--heat1); } .heat2 { fill: var(--heat2); }
.heat3 { fill: var(--heat3); } .heat4 { fill: var(--heat4); }
.reviews { fill: var(--heat2); } .retries { fill: var(--poor); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.125rem; list-style: none; padding: 0; margin: .75rem 0 0;
  font-size: .8125rem; color: var(--quiet); }
.legend li { display: flex; align-items: center; gap: .4rem; } .legend svg { width: .75rem; flex: none; }
.scroll { overflow-x: auto; }
.scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { text-align: left; padding: .5rem 1.25rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: baseline; }
th { font-weight: 600; } th.group { padding-top: 1.5rem; } thead th { color: var(--quiet); font-size: .8125rem; font-weight: 500; white-space: nowrap; }
th.number, td.number { text-align: right; white-space: nowrap; }
tr > :last-child { padding-right: 0; } tbody tr:last-child > * { border-bottom: 0; }
td.level { white-space: nowrap; } td.level svg { display: inline-block; width: 4.5rem; margin-right: .625rem; }
.track { fill: var(--heat0); } .fill { fill: var(--accent); }
table.matrix { width: auto; } .matrix th, .matrix td { text-align: center; padding: .5rem .875rem; border: 0; }
.matrix td { border: 2px solid var(--page); min-width: 3.5rem; background: var(--faint); }
.matrix thead td { background: none; }
.matrix td.exact { background: var(--mark); font-weight: 600; }
.good { color: var(--good); } .fair { color: var(--fair); } .poor { color: var(--poor); }
b.good, b.fair, b.poor { font-weight: 650; }
details { border-bottom: 1px solid var(--line); } details:last-child { border-bottom: 0; }
summary { cursor: pointer; padding: .75rem 0; font-weight: 600; }
summary span { font-weight: 400; color: var(--quiet); font-size: .875rem; margin-left: .5rem; }
.pair { padding: .75rem 0 1.5rem; }
.pair > .grid { margin-top: .625rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); }
article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.125rem; min-width: 0; }
blockquote { margin: 0 0 .75rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .9375rem; }
mark { background: var(--mark); color: inherit; border-radius: .15rem; }
.lines { list-style: none; margin: 0; padding: .625rem 0 0; border-top: 1px solid var(--line); font-size: .875rem; }
.lines li { padding: .1875rem 0 .1875rem 1.375rem; position: relative; overflow-wrap: anywhere; }
.lines li > b { position: absolute; left: 0; }
.lines small { color: var(--quiet); font-size: .8125rem; }
@media (min-width: 50rem) {
  .wide { grid-column: span 2; } .grid svg text { font-size: 8.5px; } .grid.small svg text { font-size: 10.5px; }
}
@media (max-width: 50rem) { .grid.small svg text { font-size: 8.5px; } figure.whole svg { display: none; } figure.whole svg + svg { display: block; } }
@media print {
  html { font-size: 10pt; } header { padding-top: 0; } body { background: #fff; }
  section { padding: 1.25rem 0; } .scroll { overflow: visible; }
  figure, tr, article, .next, .figures { break-inside: avoid; } h2, h3, summary { break-after: avoid; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  * { print-color-adjust: exact; }
}
`,
}
