/**
 * The look of a briefing as a web page: the PDF's, in whatever fonts there are, in light, dark and on paper. Printed, its handling
 * mark is the head and foot of a table that all the rest is in: browsers repeat those on every page.
 */
export const HTML_STYLE = `
:root{color-scheme:light dark;--page:#fdfcfa;--ink:#1a1c21;--quiet:#54595f;--accent:#1c406b;--rule:#9ea6b0;--hair:#d8dbe0;--tint:#ecf1f6;--note:#fbf6e6;--note-edge:#8a733a}
@media(prefers-color-scheme:dark){:root{--page:#17181a;--ink:#e9e8e4;--quiet:#b0b2b6;--accent:#9cc0ea;--rule:#6a6f76;--hair:#3a3d42;--tint:#20272f;--note:#2a2618;--note-edge:#b79d5c}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:17px/1.5 'Source Serif 4',Charter,'Bitstream Charter',Georgia,serif;font-variant-numeric:oldstyle-nums}
main{max-width:46rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1,h2,h3,h4,table,figure,nav,.sans,.kicker,.factLabel,.factValue,.label,.quiet,.small,.figureSource,.margin,.boxHeading,.noteLabel,.noteBody,.noteHeading,.mark{font-family:'Source Sans 3','Source Sans Pro',system-ui,sans-serif;font-variant-numeric:lining-nums}
h1{font:600 2.1rem/1.15 'Source Serif 4',Charter,Georgia,serif;margin:.2em 0 .35em;text-wrap:balance}
h2{font-size:1.55rem;line-height:1.25;margin:2.2em 0 .5em}
h3{font-size:1.15rem;line-height:1.3;margin:1.6em 0 .35em}
h4{font-size:1rem;margin:1.2em 0 .3em}
h1,h2,h3,h4{font-weight:600;overflow-wrap:anywhere}
p{margin:0 0 .6em;overflow-wrap:break-word}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:1px}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
sup{line-height:0;font-size:.7em}
sup a{text-decoration:none;padding:0 .1em}
.mark{display:flex;justify-content:flex-end;font-size:max(1rem,12pt);font-weight:600;line-height:1.3}
.mark>span{padding:.1em .4em;background:#000;color:var(--mark);letter-spacing:.02em;forced-color-adjust:none;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.kicker{color:var(--accent);font-size:.8rem;font-weight:600;letter-spacing:.08em}
.deck{font-style:italic;font-size:1.2rem;color:var(--quiet)}
.factLabel{font-size:.75rem;color:var(--quiet);margin:0;overflow-wrap:anywhere}
.factValue{font-size:.9rem}
.quiet,.label,.small,.figureSource,.margin{font-size:.85rem;line-height:1.4}
.quiet,.label,.figureSource,.margin,span.quiet{color:var(--quiet)}
.label,.boxHeading,.noteLabel{font-weight:600}
.boxHeading{color:var(--accent);font-size:.9rem;margin-bottom:.2em}
.bottomLine{font-size:1.15rem}
.margin{border-left:2px solid var(--hair);padding-left:.7em;margin:.1em 0 .8em}
.number{float:left;margin-left:-2.2em;width:1.7em;text-align:right;color:var(--quiet);font-size:.75rem;line-height:1.9}
.panel{margin:.9em 0;padding:.1em 0 .1em 1em;border-left:2.5px solid var(--quiet)}
.panel>:last-child{margin-bottom:.2em}
.tint{border:0;background:var(--tint);padding:1em 1.2em}
.note{border:1px dashed var(--note-edge);background:var(--note);padding:.7em 1em}
.opinion{border-left-style:dashed;border-color:var(--accent)}
.forecast{border-left-style:dotted;border-color:var(--accent)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:.4em 1.6em;margin:.4em 0 1em}
.ruled{border-block:1px solid var(--rule);padding:.6em 0 .3em}
.facts{grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:0 1.2em}
ol.list,ul.list{list-style:none;margin:0 0 .6em;padding:0}
.list>li{display:grid;grid-template-columns:1.5em 1fr;margin:0 0 .2em}
.list>li>.of{color:var(--quiet)}
td .list>li{grid-template-columns:1.6em 1fr;margin:0}
.scroll{overflow-x:auto;margin:.5em 0 1.2em}
table{width:100%;border-collapse:collapse;font-size:.86rem;line-height:1.4;border-block:1.5px solid var(--rule);font-variant-numeric:lining-nums tabular-nums}
th,td{padding:.4em .9em .4em 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--hair)}
th{font-weight:600}
thead th{color:var(--quiet)}
caption{text-align:start;font-weight:600;padding-bottom:.3em}
td p,th p{margin:0}
figure{margin:1.4em 0}
figcaption{font-weight:600;font-size:.9rem;margin-bottom:.5em}
svg{display:block;width:100%;height:auto;font-family:'Source Sans 3','Source Sans Pro',system-ui,sans-serif}
pre,.noteCode{font-family:'Source Code Pro',ui-monospace,monospace;font-size:.85em;white-space:pre-wrap}
hr{border:0;border-top:1px solid var(--rule);margin:1.6em 0 .8em}
nav ol{list-style:none;margin:0;padding:0;columns:16rem auto;font-size:.9rem}
nav .part{padding-left:1.1em}
.notes{font-size:.85rem;line-height:1.45}
.notes ol{list-style:none;margin:0;padding:0}
.notes li{display:grid;grid-template-columns:2.6em 1fr;margin:.15em 0;scroll-margin-top:2em}
:target{background:var(--tint)}
@page{margin:12mm 20mm}
@media print{:root{--page:#fff;--ink:#1a1c21;--quiet:#54595f;--accent:#1c406b;--rule:#9ea6b0;--hair:#d8dbe0;--tint:#ecf1f6;--note:#fbf6e6;--note-edge:#8a733a;color-scheme:light}
body{font-size:10.5pt}main{display:table;width:100%;max-width:none;padding:0}.mark{display:table-header-group;break-inside:avoid;text-align:right}.mark.foot{display:table-footer-group}.mark>span{display:inline-block;margin-bottom:7mm}.mark.foot>span{margin:6mm 0 0}h2,h3,h4,figcaption,.label,.boxHeading{break-after:avoid}figure,tr,.tint{break-inside:avoid}.number{float:none;margin:0 .5em 0 0;width:auto}a{color:inherit;text-decoration:none}}
`
