import { HIDDEN, HIDDEN_CERTIFICATE } from './cast.ts'

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A number however it is parted: 0812 7734-0915, (812) 7734.0915. */
const parted = (digits: string): string => [...digits].join('[\\s.()-]{0,2}')

/** What a text looks like inside base64 or base64url, wherever it begins there, and in hexadecimal. */
const encoded = (text: string): string[] => [
  ...[0, 1, 2].flatMap((before) => {
    const whole = Buffer.from(' '.repeat(before) + text)
    const sure = [whole.toString('base64'), whole.toString('base64url')]
    return sure.map((each) => each.slice(Math.ceil((before * 8) / 6), Math.floor((whole.length * 8) / 6)))
  }),
  Buffer.from(text).toString('hex'),
]

const PHONE = HIDDEN.phone.replace(/\D/g, '').replace(/^0/, '')
const [YEAR = '', MONTH = '', DAY = ''] = HIDDEN.born_on.split('-')

const PLAIN: Readonly<Record<string, string>> = {
  name: HIDDEN.name.split(' ').map(escaped).join('|'),
  phone: parted(PHONE),
  email: HIDDEN.email.split('@').map(escaped).join('|'),
  nik: parted(HIDDEN.nik),
  'birth date': `${HIDDEN.born_on}|${DAY}[-/.]${MONTH}[-/.]${YEAR}|${DAY} (?:Februari|February|Feb) ${YEAR}`,
  certificate: escaped(HIDDEN_CERTIFICATE),
}

const CODED: Readonly<Record<string, readonly string[]>> = {
  name: [HIDDEN.name, ...HIDDEN.name.split(' ')],
  phone: [`+62${PHONE}`, `0${PHONE}`, PHONE],
  email: [HIDDEN.email],
  nik: [HIDDEN.nik],
  certificate: [HIDDEN_CERTIFICATE],
}

const plain = Object.entries(PLAIN).map(([what, pattern]) => [what, new RegExp(pattern, 'i')] as const)
const coded = Object.entries(CODED).map(
  ([what, texts]) => [what, new RegExp(texts.flatMap(encoded).map(escaped).join('|'))] as const,
)

/** What of the hidden person stands in a text, plain, parted or encoded: the names of the kinds, never the values. */
export const tracesIn = (text: string): string[] => [
  ...new Set([...plain, ...coded].filter(([, pattern]) => pattern.test(text)).map(([what]) => what)),
]

/** All that an answer says: its status line, its headers and its body. */
export async function wholeOf(answer: Response): Promise<string> {
  return `${answer.status} ${answer.statusText}\n${[...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${await answer.text()}`
}
