import { fold, wordsOf } from '../taxonomy/fold.ts'
import { stem } from '../taxonomy/stem.ts'
import type { Taxonomy } from '../taxonomy/types.ts'

const CONTACTS = [
  /[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}/gi,
  /\b(?:https?:\/\/|www\.)\S+/gi,
  // A NIK, and telephone numbers however they are parted.
  /(?<!\d)(?:\d[\s.-]?){15}\d(?!\d)/g,
  /(?<!\d)(?:\+?62|0)[\s.-]?(?:\d[\s.()-]{0,2}){7,12}\d(?!\d)/g,
  // Numbers of certificates: in parts with five digits on end (wages and dates have fewer), or behind the words that announce one.
  /(?<![\w./-])(?=[\w./-]*\d{5})\w+(?:[./-]\w+)+/g,
  /\b(?:no|nomor|nomer|number)\.?\s*(?:reg\w*|sertifikat|ijazah|lisensi|sio|sim|kta|skp|seri|certificate)\.?\s*:?\s*(?:[a-z]{1,6}[\s./-]+)*\d[\d\s./-]{3,}\w*/gi,
]

// The tables hold stems: "rigger" stands there as it is cut, not as it is written.
const isTradeWord = (taxonomy: Taxonomy, word: string): boolean =>
  taxonomy.phrases.has(stem(word)) || taxonomy.wordCounts.has(stem(word))

/** The spans of the person's own name: the whole of it in a row, and each longer word of it that is no trade word. */
function nameSpans(taxonomy: Taxonomy, text: string, name: string): readonly { start: number; end: number }[] {
  const parts = fold(name)
    .split(' ')
    .filter((part) => part !== '')
  const telling = new Set(parts.filter((part) => part.length >= 3 && !isTradeWord(taxonomy, part)))
  const words = wordsOf(text)
  const whole = words.flatMap((word, at) => {
    const end = words[at + parts.length - 1]
    return end !== undefined && parts.every((part, i) => words[at + i]?.word === part)
      ? [{ start: word.start, end: end.end }]
      : []
  })
  return parts.length === 0 ? [] : [...whole, ...words.filter(({ word }) => telling.has(word))]
}

/**
 * A person's own words without name, telephone, e-mail, link, NIK and numbers of certificates. Matching and search read these words, and an employer's own
 * advert could otherwise ask whether they hold a certain name or number.
 */
export function withoutContacts(taxonomy: Taxonomy, text: string, name: string): string {
  const spans = nameSpans(taxonomy, text, name).toSorted((a, b) => a.start - b.start || b.end - a.end)
  let cleaned = ''
  let at = 0
  for (const { start, end } of spans) {
    // A word of the name inside the whole name is gone with it.
    if (start < at) continue
    cleaned += `${text.slice(at, start)}…`
    at = end
  }
  cleaned += text.slice(at)
  return CONTACTS.reduce((shown, pattern) => shown.replace(pattern, '…'), cleaned)
}
