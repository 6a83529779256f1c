/** The report's style sheet. It sits beside no other file, so colours and sizes live here. */
export const reportStyles = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1b1a19; --quiet: #55524f; --line: #c8c6c4; --shade: #f5f4f2;
  --good: #0b6a0b; --good-shade: #e6f4e6; --caution: #7a4100; --caution-shade: #fdf1e0;
  --bad: #a4262c; --bad-shade: #fbe9ea; --plain: #55524f; --plain-shade: #ecebe9;
  --link: #0a5394; --rehearsal: #5c2e91; --rehearsal-ink: #ffffff; --restart: #5c2e91; --restart-shade: #5c2e9126;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1b1a19; --ink: #f3f2f1; --quiet: #c1bebb; --line: #4a4846; --shade: #252423;
    --good: #8ddb8d; --good-shade: #16341a; --caution: #f7c873; --caution-shade: #3d2c10;
    --bad: #ffa8ac; --bad-shade: #442325; --plain: #c1bebb; --plain-shade: #33312f;
    --link: #8cc8ff; --rehearsal: #d9c2f5; --rehearsal-ink: #1f0b38; --restart: #d0b3f2; --restart-shade: #d0b3f233;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 "Segoe UI", system-ui, "DejaVu Sans", sans-serif; }
.content { max-width: 1120px; margin: 0 auto; padding: 24px 32px 64px; }
h1 { margin: 0; font-size: 32px; line-height: 1.2; font-weight: 600; overflow-wrap: anywhere; }
h2 { margin: 48px 0 12px; padding-top: 12px; border-top: 1px solid var(--line); font-size: 22px; line-height: 1.3; font-weight: 600; }
h3 { margin: 32px 0 8px; font-size: 18px; line-height: 1.35; font-weight: 600; }
h4 { margin: 20px 0 6px; font-size: 15px; font-weight: 600; }
h2, h3, h4 { break-after: avoid; }
p { margin: 0 0 10px; max-width: 78ch; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
code, pre { font-family: Consolas, "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size: 13px; }
code { overflow-wrap: anywhere; white-space: pre-wrap; }
pre { margin: 0; padding: 8px 10px; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
time { white-space: nowrap; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.kicker { margin: 0 0 2px; color: var(--quiet); }
.outcome { margin: 12px 0 8px; font-size: 18px; }
.lead { font-size: 17px; }
.none, .source { color: var(--quiet); }
.source { display: block; font-size: 13px; }
.value { font-weight: 500; }
.badge { display: inline-block; padding: 0 8px; border: 1px solid currentColor; border-radius: 4px; font-size: 13px; line-height: 20px; font-weight: 600; white-space: nowrap; vertical-align: middle; }
.outcome .badge { padding: 3px 12px; font-size: 17px; line-height: 26px; }
.badge.good { color: var(--good); background: var(--good-shade); }
.badge.caution { color: var(--caution); background: var(--caution-shade); }
.badge.bad { color: var(--bad); background: var(--bad-shade); }
.badge.plain { color: var(--plain); background: var(--plain-shade); }
.notice { margin: 10px 0; padding: 10px 14px; border-left: 4px solid; border-radius: 2px; break-inside: avoid-page; }
.notice p:last-child { margin-bottom: 0; }
.notice > * { color: var(--ink); }
.notice .source { color: var(--quiet); }
.notice.caution { border-color: var(--caution); background: var(--caution-shade); }
.notice.bad { border-color: var(--bad); background: var(--bad-shade); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: 10px 24px; margin: 16px 0; }
dt { color: var(--quiet); font-size: 13px; }
.wide { grid-column: 1 / -1; }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; table-layout: fixed; margin: 16px 0; border-collapse: collapse; font-size: 14px; line-height: 1.4; }
caption { padding: 0 0 6px; text-align: left; font-weight: 600; }
th, td { overflow-wrap: anywhere; padding: 6px 10px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 2px solid var(--line); color: var(--quiet); font-size: 13px; font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 600; }
tr { break-inside: avoid; }
.narrow { white-space: nowrap; }
.commands { margin: 0 0 12px; padding: 8px 10px 8px 38px; background: var(--shade); border: 1px solid var(--line); border-radius: 4px; }
.commands li:not(:last-child) { margin-bottom: 6px; }
.output { margin: 8px 0; } .output summary { padding: 4px 0; font-weight: 600; cursor: pointer; } .output i { color: var(--quiet); }
.reservations li { margin-bottom: 6px; }
.box { display: inline-block; width: 16px; height: 16px; border: 1.5px solid currentColor; border-radius: 2px; }
.skip { position: absolute; left: -9999px; top: 0; } .skip:focus { position: static; display: inline-block; padding: 8px 32px; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 0 0 24px; padding: 0; list-style: none; }
nav a { display: inline-block; min-height: 24px; }
figure { margin: 0; }
figcaption { color: var(--quiet); font-size: 13px; }
.timeline { display: block; width: 100%; height: auto; }
.timeline text { fill: var(--ink); font-size: 13px; }
.timeline .name { font-weight: 600; }
.timeline .took { fill: var(--quiet); font-size: 12px; }
.timeline .axis line { stroke: var(--line); stroke-width: 1; }
.timeline .axis text { fill: var(--quiet); font-size: 12px; text-anchor: middle; }
.timeline .restart rect { fill: var(--restart-shade); stroke: var(--restart); stroke-width: 1; stroke-dasharray: 3 2; }
.timeline .restart text { fill: var(--restart); font-size: 12px; font-weight: 600; text-anchor: middle; }
.timeline .bar { fill: var(--plain); }
.timeline .good .bar { fill: var(--good); }
.timeline .caution .bar { fill: var(--caution); }
.timeline .bad .bar { fill: var(--bad); }
.timeline .bar.open { fill-opacity: 0.45; stroke: currentColor; stroke-dasharray: 4 3; }
.timeline .decision { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; }
.timeline .problem { fill: none; stroke: var(--bad); stroke-width: 3; paint-order: stroke; filter: drop-shadow(0 0 1.5px var(--paper)) drop-shadow(0 0 1.5px var(--paper)); }
.timeline.sign { display: inline-block; width: 16px; vertical-align: -3px; }
.legend { display: flex; flex-wrap: wrap; gap: 2px 24px; margin: 8px 0; padding: 0; list-style: none; font-size: 13px; }
.running { position: sticky; top: 0; z-index: 1; }
.running p { max-width: none; margin: 0; padding: 6px 32px; font-size: 13px; }
.live .running { display: none; }
.rehearsal .running p { background: var(--rehearsal); color: var(--rehearsal-ink); font-size: 15px; }
.running strong { margin-right: 10px; letter-spacing: 0.08em; }
@page { margin: 12mm 14mm 16mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt "Segoe UI", sans-serif; color: #55524f; } }
@media print {
  :root {
    color-scheme: light;
    --paper: #ffffff; --ink: #000000; --quiet: #454341; --line: #b5b3b1; --shade: #f7f6f4;
    --good: #0b6a0b; --good-shade: #ffffff; --caution: #7a4100; --caution-shade: #ffffff;
    --bad: #a4262c; --bad-shade: #ffffff; --plain: #454341; --plain-shade: #ffffff;
    --link: #000000; --rehearsal: #5c2e91; --rehearsal-ink: #ffffff; --restart: #5c2e91; --restart-shade: #5c2e9126;
  }
  body { font-size: 10pt; line-height: 1.4; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .sheet { display: table; width: 100%; table-layout: fixed; }
  .running, .live .running { position: static; display: table-header-group; break-inside: avoid; }
  .running p { padding: 2mm 0; border-bottom: 1px solid var(--line); margin-bottom: 6mm; font-size: 9pt; }
  .rehearsal .running p { padding: 2mm 3mm; border: 2px solid var(--rehearsal); font-size: 11pt; }
  .rehearsal::before { content: "REHEARSAL"; position: fixed; top: 45%; left: 0; right: 0; z-index: -1; text-align: center; font-size: 80pt; font-weight: 700; letter-spacing: 0.05em; color: #5c2e911c; transform: rotate(-28deg); }
  .content { display: table-row-group; max-width: none; padding: 0; }
  nav, .skip { display: none; }
  a { text-decoration: none; } td time, th time, td.narrow { white-space: normal; }
  h1 { font-size: 22pt; } h2 { margin-top: 8mm; font-size: 15pt; } h3 { font-size: 12pt; } h4 { font-size: 10pt; }
  .lead { font-size: 11.5pt; } .outcome .badge { font-size: 12pt; }
  code, pre { font-size: 8.5pt; } table { font-size: 8.5pt; } thead th, dt, .source, .badge, figcaption, .legend { font-size: 8pt; }
  dl { grid-template-columns: repeat(4, 1fr); gap: 2mm 4mm; } dd { font-size: 9pt; }
  article > h3, article > p { break-after: avoid; }
  figure, .legend, table.short, article > dl, dl > div, .whole { break-inside: avoid; }
}
`.trim();
