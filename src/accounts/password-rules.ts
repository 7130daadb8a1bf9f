import type { FieldProblem } from '../refusal.ts'
import { normalEmail, normalPhone } from './contact.ts'

/** NIST SP 800-63B, 3.1.1.2: at least eight characters, long ones allowed, no rules of composition, common ones refused. */
const SHORTEST = 8
const LONGEST = 200

/** What people here and elsewhere choose first: our own list of the passwords, with their usual endings below, that guessers try first. */
const COMMON = new Set(
  `password passw0rd katasandi sandi rahasia qwerty qwertyuiop asdfghjkl zxcvbnm iloveyou welcome admin administrator letmein dragon
  sunshine princess football baseball monkey superman batman master shadow michael computer internet samsung xiaomi android facebook
  instagram whatsapp google youtube mobilelegend mobilelegends freefire sayang sayangku cintaku akucintakamu cinta bismillah alhamdulillah
  assalamualaikum subhanallah indonesia indonesiaku merdeka garuda jakarta surabaya bandung kalimantan kaltara tarakan tanjungselor bulungan
  nunukan malinau sebatik merahputih pancasila sepakbola persib persija arema ronaldo messi anakbaik anakku istriku suamiku keluarga bahagia
  semangat sukses terserah lupapassword gantipassword passwordku akunku pelatihan lulusan blk kerja lowongan disnaker padan padanku kucing
  harimau matahari bintang pelangi bunga mawar melati gantengbanget cantik ganteng doraemon naruto onepiece pikachu minecraft`.split(
    /\s+/,
  ),
)

const isRun = (text: string): boolean => {
  const steps = [...text].slice(1).map((letter, i) => letter.charCodeAt(0) - text.charCodeAt(i))
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1)
}

/** One short piece over and over, such as abcabcabc or 12121212. */
const isRepeated = (text: string): boolean => /^(.{1,4})\1+$/.test(text)

// Rows and columns of the keyboard and of the keys of a phone, which look random and are among the first to be tried.
const KEYS = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '147258369',
  'qazwsxedc',
  '159357',
  '741852963',
]
const isOfKeys = (text: string): boolean =>
  KEYS.some((keys) => keys.includes(text) || [...keys].reverse().join('').includes(text))

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

function isCommon(password: string): boolean {
  const text = folded(password)
  // "Rahasia123!" is "rahasia" with what everybody adds.
  const bare = text.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const half = text.slice(0, text.length / 2)
  return (
    COMMON.has(text) ||
    (COMMON.has(bare) && text.length - bare.length <= 4) ||
    [text, half].every((part) => isRun(part) || isOfKeys(part) || isRepeated(part)) ||
    /^(?:0?[1-9]|[12]\d|3[01])(?:0?[1-9]|1[0-2])(?:19|20)\d\d$/.test(text)
  )
}

/** What of a person a password must not be. */
export interface Known {
  readonly name?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly email?: string | null | undefined
}

function isOwn(password: string, { name, phone, email }: Known): boolean {
  const text = folded(password)
  const typedPhone = normalPhone(password)
  if (phone !== null && phone !== undefined && typedPhone === phone) return true
  if (email !== null && email !== undefined && (normalEmail(password) === email || text === email.split('@')[0])) return true
  const words = folded(name ?? '')
  if (words === '') return false
  const bare = text.replace(/[^\p{L}]+$/u, '')
  return bare === words || (bare !== '' && (name ?? '').split(/\s+/).some((word) => folded(word) === bare))
}

/** What is wrong with a new password; nothing when it may be used. `pointer` names its field. */
export function passwordProblems(password: string, known: Known, pointer = '/password'): FieldProblem[] {
  const length = [...password].length
  if (length < SHORTEST) return [{ pointer, reason: 'password_short', about: { least: SHORTEST } }]
  if (length > LONGEST) return [{ pointer, reason: 'password_long', about: { most: LONGEST } }]
  if (isOwn(password, known)) return [{ pointer, reason: 'password_own' }]
  if (isCommon(password)) return [{ pointer, reason: 'password_common' }]
  return []
}
