import type { Certificate, Mention, Taxonomy } from '../taxonomy/types.ts'
import { levelsIn } from './education.ts'
import { conceptsIn, type Found, scopeReader, sourceOf, withSource } from './found.ts'
import { papersHeld } from './held.ts'
import { jobsDone, noWorkYet } from './jobs.ts'
import { type Line, lineOf, linesOf } from './lines.ts'
import { nearestProgramme, placesOfHome, programmeOf, skillsNamed } from './person.ts'
import { plainWords, type Words } from './plain.ts'
import { withPosts } from './posts.ts'
import { schoolingSpans } from './schooling.ts'
import { writtenOut } from './short-words.ts'
import { skillsHeld } from './skills-held.ts'
import { isOneLine } from './tree.ts'
import type { ProfileDraft, ProfileInput, Read, ReadConcept, Source } from './types.ts'
import { isWished } from './wished.ts'
import { wishesOf } from './wishes.ts'

// The fields of a form are short; what is pasted into one beyond this says nothing about the others.
const CONTEXT = 200
const MOST_CELLS = 400

/**
 * Reads a person's own words, or a CV, and the fields of a form. Takes any text, in time linear in its length. `on` (ISO date) is the
 * day by which papers have lapsed or not.
 */
export function readProfile(taxonomy: Taxonomy, input: ProfileInput, on: string): ProfileDraft {
  const scopesOf = scopeReader()
  const context = [input.programme, input.major].join(' ').slice(0, CONTEXT)
  const cell = (field: string, text: string | undefined) => {
    const words = writtenOut(plainWords(field, text ?? ''))
    const lines = lineOf(words, 'open')
    return { words, lines, found: withPosts(taxonomy, conceptsIn(taxonomy, lines, { title: true, context })) }
  }
  const cells = (field: string, texts: readonly string[] | undefined) =>
    (texts ?? []).slice(0, MOST_CELLS).map((text) => cell(field, text))

  const text = writtenOut(plainWords('text', input.text ?? ''))
  const textLines = linesOf(text)
  const inWords = { words: text, lines: textLines, found: withPosts(taxonomy, conceptsIn(taxonomy, textLines, { context })) }
  const programmeCell = cell('programme', input.programme)
  const papers = cells('certificates', input.certificates).map((paper) => ({ ...paper, found: asCertificate(taxonomy, paper) }))
  const skills = cells('skills', input.skills)
  const jobs = (input.experience ?? []).slice(0, MOST_CELLS).map(([words, months]) => ({ ...cell('experience', words), months }))
  const major = cell('major', input.major)

  const programme = programmeOf(taxonomy, programmeCell.words, programmeCell.found, inWords.found, scopesOf)
  const own = [...skills, inWords]
  const held = papersHeld(
    taxonomy,
    [...papers, ...own].flatMap(({ lines }) => lines),
    [...papers, ...own].flatMap(({ found }) => found),
    { scopesOf, on, ofProgramme: certificateOf(taxonomy, programme.value) },
  )
  const experience = jobsDone(
    taxonomy,
    jobs.map(({ words, found, months }) => ({ words: words.source(0, words.text.length), found, months })),
    programme.value,
    textLines,
    inWords.found,
    scopesOf,
  )
  const ownWords = [...own, ...jobs].flatMap(({ found }) => found)
  const { skills: heldSkills, lacking } = skillsHeld(taxonomy, {
    programme,
    inProgramme: programmeCell.found,
    papers: held.held,
    experience,
    found: ownWords,
    inPapers: papers.flatMap(({ found }) => found),
    scopesOf,
  })
  const wishes = wishesOf(
    textLines,
    inWords.found,
    input.willing === undefined ? null : { words: input.willing, found: placesIn(taxonomy, 'willing', input.willing) },
  )
  const negated = new Map([...lacking, ...held.lacking].map((concept) => [concept.id, concept]))
  return {
    programme: { value: programme.value, from: programme.from },
    skills: heldSkills,
    certificates: held.held,
    education: schoolingOf(taxonomy, input.education, input.programme, textLines),
    majors: majorsOf(major, programmeCell, inWords),
    experience,
    neverWorked: experience.length === 0 ? noWorkYet(textLines) : [],
    aims: aimsOf(inWords.found, scopesOf),
    home: placesOfHome(taxonomy, input.home, inWords.found),
    willing: wishes.willing,
    refuses: wishes.refuses,
    wage: wishes.wage,
    negated: [...negated.values()],
    notUnderstood: unread(skills),
  }
}

function placesIn(taxonomy: Taxonomy, field: string, text: string): Found[] {
  const words = plainWords(field, text)
  return conceptsIn(taxonomy, lineOf(words, 'terms'), { kinds: ['place'], title: true })
}

const OF_COMPETENCE = /(?<!\p{L})(?:bnsp|lsp|migas|kompetensi|kompeten|competence|competent)(?!\p{L})/iu

/** "Teknisi AC Residensial (BNSP)": a cell that names a programme and the board that certified it is that programme's certificate. */
function asCertificate(taxonomy: Taxonomy, { words, found, lines }: Cell & { readonly words: Words }): readonly Found[] {
  const line = lines[0]
  if (line === undefined || !OF_COMPETENCE.test(words.text)) return found
  const named = skillsNamed(found)
  const exact = found.find(({ mention }) => mention.kind === 'programme')?.mention.id
  const isPaper = ({ mention }: Found): boolean => mention.kind === 'certificate' && !/^bnsp$/i.test(mention.words)
  if (exact === undefined && found.some(isPaper)) return found
  const programme = exact ?? nearestProgramme(taxonomy, words.text.replace(OF_COMPETENCE, ' '), named)
  const certificate = certificateOf(taxonomy, programme)
  if (certificate === null) return found
  // A certificate of pipe welding is not read out of one for plates.
  const fits = certificate.proves.some((proved) => named.some((skill) => isOneLine(taxonomy, skill, proved)))
  if (named.length > 0 && !fits) return found
  const span = { start: 0, end: line.text.length }
  const mention: Mention = { kind: 'certificate', id: certificate.id, ...span, words: line.text, corrected: null }
  return [...found.filter((one) => one.mention.kind !== 'certificate'), { mention, line, ...span }]
}

/** The certificate of competence that a programme leads to. */
function certificateOf(taxonomy: Taxonomy, programme: string | null): Certificate | null {
  const certificate = taxonomy.certificates.get(taxonomy.programmes.get(programme ?? '')?.certificate ?? '')
  return certificate === undefined || certificate.id === 'bnsp' ? null : certificate
}

const NOT_DONE = /(?:belum|tidak|tdk|blm|masih|sedang|lanjut|mau)\s(?:\p{L}{2,10}\s){0,2}$/iu

/** The highest schooling a form or the words name ("SMK", "lulusan D3"). */
function schoolingOf(
  taxonomy: Taxonomy,
  given: string | undefined,
  programme: string | undefined,
  lines: readonly Line[],
): Read<string | null> {
  const rank = (code: string): number => taxonomy.educations.get(code)?.rank ?? -1
  const highest = (text: string) =>
    levelsIn(text)
      .filter(({ code, start }) => taxonomy.educations.has(code) && !NOT_DONE.test(text.slice(Math.max(0, start - 30), start)))
      .toSorted((a, b) => rank(b.code) - rank(a.code))[0]
  const said = highest(given ?? '')
  if (given !== undefined && said !== undefined) {
    return { value: said.code, from: [plainWords('education', given).source(said.start, said.end)] }
  }
  // A form's cell may hold the code itself ("TT").
  if (given !== undefined && taxonomy.educations.has(given.trim())) {
    return { value: given.trim(), from: [{ field: 'education', words: given, start: 0, end: given.length }] }
  }
  let best: Read<string | null> = { value: null, from: [] }
  for (const line of lines) {
    const level = highest(line.text)
    if (
      level === undefined ||
      !/lulusan|lulus|tamatan|ijazah|pendidikan|sekolah|jurusan|alumni|graduate|s\d|d\d|sm[akp]/iu.test(line.text)
    )
      continue
    if (best.value !== null && rank(level.code) <= rank(best.value)) continue
    best = { value: level.code, from: [line.words.source(line.start + level.start, line.start + level.end)] }
  }
  if (best.value !== null || programme === undefined) return best
  const level = highest(programme)
  return level === undefined
    ? best
    : { value: level.code, from: [plainWords('programme', programme).source(level.start, level.end)] }
}

interface Cell {
  readonly lines: readonly Line[]
  readonly found: readonly Found[]
}

function majorsOf(major: Cell, programme: Cell, told: Cell): ReadConcept[] {
  const majors = new Map<string, readonly Source[]>()
  const add = (one: Found): void => void majors.set(one.mention.id, withSource(majors.get(one.mention.id), sourceOf(one)))
  for (const one of major.found) if (one.mention.kind === 'major') add(one)
  if (majors.size > 0) return [...majors].map(([id, from]) => ({ id, from }))
  for (const one of [...programme.found, ...told.found]) {
    if (one.mention.kind !== 'major') continue
    const spans = schoolingSpans(one.line.text)
    if (spans.some((span) => one.start >= span.start && one.start < span.end)) add(one)
  }
  return [...majors].map(([id, from]) => ({ id, from }))
}

const MOST_AIMS = 4

/** Work a person says they would like, which they need not have done. */
function aimsOf(found: readonly Found[], scopesOf: ReturnType<typeof scopeReader>): ReadConcept[] {
  const aims = new Map<string, ReadConcept>()
  for (const one of found) {
    if (one.mention.kind !== 'occupation' || scopesOf(one.line).isNegated(one)) continue
    if (isWished(one.line.text, one.start)) aims.set(one.mention.id, { id: one.mention.id, from: [sourceOf(one)] })
  }
  // Who names every trade there is wishes for any work, and for none above another.
  return aims.size > MOST_AIMS ? [] : [...aims.values()]
}

/** Skills typed one by one in which nothing was recognised. */
const unread = (
  cells: readonly (Cell & { readonly words: { source(start: number, end: number): Source; readonly text: string } })[],
): Source[] =>
  cells
    .filter(({ found, words }) => found.length === 0 && words.text.trim() !== '')
    .map(({ words }) => words.source(0, words.text.length))
