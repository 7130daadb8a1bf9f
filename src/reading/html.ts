const ENTITIES: Readonly<Record<string, string>> = {
  ...{
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    shy: '',
    zwnj: '',
    zwj: '',
  },
  ...{ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«', raquo: '»' },
  ...{ bull: '•', middot: '·', hellip: '…', deg: '°', times: '×', divide: '÷', plusmn: '±', frac12: '½', sup2: '²', micro: 'µ' },
  ...{ copy: '©', reg: '®', trade: '™', euro: '€', sect: '§', para: '¶', le: '≤', ge: '≥', rarr: '→', check: '✓' },
  ...{ eacute: 'é', egrave: 'è', aacute: 'á', agrave: 'à', uuml: 'ü', ouml: 'ö', auml: 'ä', ntilde: 'ñ', ccedil: 'ç' },
}

/** Text with the entities of HTML as the characters they stand for; an unknown one stays as it is. */
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,7}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    const isCharacter = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return isCharacter ? String.fromCodePoint(code) : code < 32 ? ' ' : whole
  })

// No pattern may look beyond the next bracket, so that a page of open brackets costs no more than any other.
const TAG = /<\/?[a-z!][^<>]{0,4000}>/gi
const BLOCK = /^<\/?(?:p|div|ul|ol|li|tr|table|section|article|h[1-6]|dl|dt|dd|blockquote|hr|header|footer)\b/i
const LINES = /<(?:br|p|div|li|tr|h[1-6]|dd)\b/i
const HIDDEN = /<(?:script|style)\b[^<>]{0,4000}>[^<]*/gi
const BREAK = '\u0002'
const EDGE = '\u0001'
const ITEM = '\u0003'

/**
 * The words of a piece of HTML, a line for each paragraph, item and line break; plain text comes back as it is. Takes any text, in time
 * linear in its length; also what was written as entities twice over, as many sites do.
 */
export function plainOfHtml(html: string): string {
  const given = html.replace(/\p{Cc}/gu, (control) => (/\s/.test(control) ? control : ''))
  if (given.search(TAG) < 0) {
    const text = decoded(given)
    return text === given || text.search(LINES) < 0 ? text.trim() : wordsOf(text)
  }
  return wordsOf(given)
}

function wordsOf(html: string): string {
  // Where tags part the lines, line ends in the source are only blanks.
  const flat = LINES.test(html) ? html.replace(/[ \t\r\n\f]+/g, ' ') : html
  const marked = flat.replace(HIDDEN, '').replace(TAG, (tag) => {
    if (/^<br\b/i.test(tag)) return BREAK
    if (/^<li\b/i.test(tag)) return EDGE + ITEM
    if (/^<t[dh]\b/i.test(tag)) return ' '
    return BLOCK.test(tag) ? EDGE : ''
  })
  const lines = marked
    .split(EDGE)
    .map((block) =>
      block
        .split(BREAK)
        .map((line) => line.replace(/^ | $/g, ''))
        .join('\n'),
    )
    .filter((block) => block !== '' && block !== ITEM)
  return decoded(lines.join('\n').replaceAll(ITEM, '- ')).trim()
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Plain text as a paragraph of HTML: every line end a break, every blank that a reader of HTML would drop an entity. `plainOfHtml` undoes it. */
export const htmlOfPlain = (text: string): string =>
  `<p>${text
    .replace(/\r\n?/g, '\n')
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
    .replace(/ {2,}|^ | $/gm, (blanks) => '&nbsp;'.repeat(blanks.length))
    .replaceAll('\n', '<br>')}</p>`
