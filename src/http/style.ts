/** The one style sheet: plain, light, readable on a small screen, no font or picture to fetch. */
export const STYLE = `
:root { --ink: #1c2430; --quiet: #4a5565; --line: #c9d0d9; --page: #ffffff; --soft: #f2f5f8; --mark: #0b5a8f; --good: #1b6b3a; --warn: #8a4b00; --bad: #a1261b; }
* { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; color: var(--ink); background: var(--page); -webkit-text-size-adjust: 100%; }
body { margin: 0; overflow-wrap: anywhere; }
a { color: var(--mark); }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible, summary:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--page); padding: .5rem 1rem; }
.banner { margin: 0; padding: .5rem 1rem; background: #fff3d6; color: #5c3a00; border-bottom: 1px solid #e0c37a; text-align: center; }
header .top { display: flex; flex-wrap: wrap; gap: 0 1.25rem; align-items: center; padding: .25rem 1rem; border-bottom: 1px solid var(--line); }
header .top .name { font-size: 1.25rem; font-weight: 700; text-decoration: none; color: var(--ink); padding: .375rem 0; }
.menu { position: relative; margin: 0 0 0 auto; }
.menu summary { display: flex; align-items: center; min-height: 2.75rem; padding: 0 .5rem; text-decoration: underline; list-style: none; }
.menu summary::-webkit-details-marker { display: none; }
.menu nav { position: absolute; right: 0; z-index: 1; width: max-content; max-width: calc(100vw - 2rem); padding: .25rem 1rem; background: var(--page); border: 1px solid var(--line); border-radius: .5rem; box-shadow: 0 .25rem 1rem #1c243033; }
.menu nav a { display: block; padding: .625rem 0; }
.who { display: flex; gap: 0 1rem; justify-content: space-between; align-items: center; min-height: 2.75rem; }
form.who { flex-basis: 100%; margin: 0; border-top: 1px solid var(--line); }
form.who > * { min-width: 0; flex: 0 1 auto; }
form.who button { flex: none; }
button.link { border: 0; background: none; color: var(--mark); text-decoration: underline; padding: 0; font: inherit; cursor: pointer; }
main { max-width: 64rem; margin: 0 auto; padding: 1rem; }
footer { max-width: 64rem; margin: 2rem auto 0; padding: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .9375rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 1rem; }
h2 { font-size: 1.1875rem; line-height: 1.3; margin: 1.5rem 0 .5rem; }
h3, h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
li.card > h2 { font-size: 1rem; margin: 0 0 .25rem; }
.qr { max-width: 100%; height: auto; }
p { margin: .5rem 0; }
.quiet { color: var(--quiet); font-size: .9375rem; }
.card { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 0 .75rem; background: var(--page); }
.card h2, .card h3 { margin-top: 0; }
.card > * + h2 { margin-top: 1.5rem; }
ul.plain, ol.plain { list-style: none; margin: 0; padding: 0; }
ol.matches { margin: 0; padding: 0; list-style: none; counter-reset: row; }
ol.matches > li { counter-increment: row; }
form.search { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 0 0 1rem; }
form.search > div { flex: 1 1 14rem; min-width: 0; }
label { display: block; font-weight: 600; margin: .5rem 0 .25rem; }
input, select, textarea, button { font: inherit; color: inherit; }
input, select, textarea { width: 100%; padding: .5rem .625rem; border: 1px solid #7b8794; border-radius: .375rem; background: var(--page); min-height: 2.75rem; }
textarea { min-height: 14rem; }
textarea.short { min-height: 6rem; }
fieldset { min-width: 0; margin: 1rem 0; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .375rem; }
legend { padding: 0 .25rem; font-weight: 600; }
button { padding: .5rem 1.25rem; min-height: 2.75rem; border: 1px solid var(--mark); border-radius: .375rem; background: var(--mark); color: #fff; cursor: pointer; }
button.second { background: none; color: var(--mark); }
.button { display: inline-flex; align-items: center; min-height: 2.75rem; padding: .5rem 1.25rem; border-radius: .375rem; background: var(--mark); color: #fff; text-decoration: none; }
.card > button, main form > input + button { margin-top: 1rem; }
main form + form { margin-top: .75rem; }
main > form { margin-bottom: .75rem; }
main form > p + button { margin-top: 1rem; }
.ways { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; margin: .75rem 0; }
.letters { font-family: ui-monospace, "DejaVu Sans Mono", monospace; letter-spacing: .0625em; }
dl.facts { display: grid; grid-template-columns: 1fr; gap: 0 1rem; margin: 0; }
dl.facts dt { color: var(--quiet); font-size: .9375rem; }
dl.facts dd { margin: 0 0 .5rem; }
.words { white-space: pre-line; background: var(--soft); border-radius: .375rem; padding: .75rem; }
.chips { display: flex; flex-wrap: wrap; gap: .375rem; list-style: none; margin: .25rem 0 .75rem; padding: 0; }
.chips li { background: var(--soft); border: 1px solid var(--line); border-radius: 1rem; padding: .125rem .75rem; font-size: .9375rem; }
.score { font-size: 1.25rem; font-weight: 700; color: var(--mark); white-space: nowrap; }
.row { display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; align-items: baseline; }
.row h3 { margin: 0; }
details { margin: .5rem 0 0; }
summary { cursor: pointer; min-height: 2.75rem; padding: .625rem 0; color: var(--mark); }
.parts { width: 100%; border-collapse: collapse; margin: .5rem 0; font-size: .9375rem; }
.parts th, .parts td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-top: 1px solid var(--line); }
.parts td { text-align: right; white-space: nowrap; padding-right: 0; }
.told td { text-align: left; white-space: normal; }
.told th { width: 60%; }
.told th p { font-weight: 400; }
.parts tr.part th { font-weight: 600; }
.parts tr.reason th, .parts tr.reason td { border-top: 0; font-weight: 400; color: var(--quiet); padding-top: 0; }
.parts tr.reason th { padding-left: 1rem; }
ul.brief { list-style: none; margin: .5rem 0; padding: 0; }
ul.brief li { padding-left: 1.25rem; position: relative; }
ul.brief li::before { position: absolute; left: 0; font-weight: 700; }
ul.brief li.strong::before { content: "+"; color: var(--good); }
ul.brief li.weak::before { content: "–"; color: var(--warn); }
.with-side > * { min-width: 0; }
.with-side details { margin: 0 0 1rem; }
label.tick { display: flex; gap: .5rem; align-items: start; min-height: 2.75rem; margin: 0; padding: .5rem 0; font-weight: 400; }
label.tick input { width: 1.5rem; min-height: 1.5rem; flex: none; }
.refused { border-color: var(--bad); border-width: 2px; }
[aria-invalid] { border: 2px solid var(--bad); }
.stored { background: var(--soft); border-left: 3px solid var(--warn); margin: .25rem 0; padding: .25rem .75rem; white-space: pre-line; }
.passed { color: var(--good); } .unknown { color: var(--warn); } .failed { color: var(--bad); }
@media (min-width: 48rem) { dl.facts { grid-template-columns: 14rem 1fr; } dl.facts dd { margin-bottom: .375rem; } .with-side { display: grid; grid-template-columns: 15rem 1fr; gap: 2rem; } }
@media (min-width: 48rem) { form.who { flex-basis: auto; border: 0; } @supports selector(::details-content) { .menu::details-content { content-visibility: visible; } .menu summary { display: none; } .menu nav { position: static; display: flex; flex-wrap: wrap; gap: 0 1.25rem; width: auto; max-width: none; padding: 0; border: 0; box-shadow: none; } } }
@media print { .menu, .who, form, .banner, .back, .button { display: none; } .card { break-inside: avoid; } }
`

// FNV-1a: enough to tell one style sheet from the next.
const mark = [...STYLE].reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 16_777_619) >>> 0, 2_166_136_261)

/** Address of the style sheet; it changes with the content, so that browsers may keep it for good. */
export const STYLE_PATH = `/style.css?${mark.toString(36)}`
