import { Argument, Command } from 'commander'
import type { Ctx } from '../ctx.ts'
import { Refusal } from '../refusal.ts'
import { type Cells, employerIn, headingOf, idOf, typedCells } from './cells.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { here } from './here.ts'
import type { Outcome } from './import-rows.ts'
import { alreadyOn } from './input.ts'
import { type Io, readInput } from './io.ts'
import { progressBar } from './progress.ts'
import { problemLine, type RowProblem, readRows } from './rows.ts'
import { sayProblems } from './say-problems.ts'

const NOTES = `
A row has an id (or source) that names it in its own list: importing the same file again changes nothing, and a changed row changes what
it made. The rest is free text (programme, education, skills, certificates, experience, text …; title, text … for a vacancy) or what
"padan read" prints. Wrong rows are named on standard error with line and field, and the others are kept.
A vacancy may also be a schema.org JobPosting: as JSON-LD (.json, .jsonld, a line of JSONL) or in a page of HTML.
The usual Indonesian headings are known too: nama, no hp, tanggal lahir (31/12/2001), jenis kelamin (L or P), judul, lokasi, gaji …`

const CONSENT_NOTES = `
Only who agreed to "matching" is listed. Give what the people signed by --consent and --consent-from, or in the columns consent
(persetujuan) and consent_from; a consent that was taken back is never given again by an old list.`

/** What to do for people who are stored and on no list. */
const notAgreed = (count: number): string =>
  `${count} have not agreed to be matched: they are stored and on no list, and erased after 90 days. Ask them and record each yes on
their page, or import the list again with --consent matching --consent-from "where the signed forms are"\n`

// Loaded late, since the commands that need no database should start without what it needs.
const rowsModule = () => import('./import-rows.ts')

/** `padan import graduates|vacancies FILE`. */
export function importCommand(io: Io, done: (code: ExitCode) => void): Command {
  const command = new Command('import').description('bring a list of people or of vacancies into the database')
  const file = () => new Argument('<file>', 'JSONL, CSV, JSON-LD or HTML, told apart by content; - is standard input')
  command
    .command('graduates')
    .description('people: a row has id, name and any of phone, email, born_on, sex, nik, and what they can do')
    .addArgument(file())
    .option('--consent <purpose...>', 'what everyone on the list agreed to, each apart: matching, statistics, messages')
    .option('--consent-from <words>', 'who holds the proof of it, such as "signed forms, LLK Tarakan, 2026"')
    .addHelpText('after', NOTES + CONSENT_NOTES)
    .action(async (path: string, { consent = [], consentFrom }: { consent?: string[]; consentFrom?: string }) => {
      const { bringGraduate } = await rowsModule()
      let silent = 0
      const code = await importRows(io, path, idOf, async (ctx, cells) => {
        const { outcome, agreed } = await bringGraduate(ctx, cells, { purposes: consent, from: consentFrom })
        if (!agreed) silent++
        return outcome
      })
      if (silent > 0) await io.out(notAgreed(silent))
      done(code)
    })
  command
    .command('vacancies')
    .description('vacancies: a row has id, employer (id or exact name), title, text, openings, place, wage_min …')
    .addArgument(file())
    .option('--employer <employer>', 'id or exact name of whose vacancies they are, for rows that name no employer')
    .addHelpText('after', NOTES)
    .action(async (path: string, { employer }: { employer?: string }) => {
      const { bringVacancy } = await rowsModule()
      done(await importRows(io, path, ofItsEmployer, (ctx, cells) => bringVacancy(ctx, cells, employer)))
    })
  return command
}

/** Each employer numbers its own vacancies. */
const ofItsEmployer = (cells: Cells): string => (idOf(cells) === '' ? '' : `${employerIn(cells) ?? ''}/${idOf(cells)}`)

/** Brings in row by row; each is its own commit, so what was right stays when a later one is wrong or the power goes. */
async function importRows(
  io: Io,
  path: string,
  nameOf: (cells: Cells) => string,
  bring: (ctx: Ctx, cells: Cells) => Promise<Outcome>,
): Promise<ExitCode> {
  const { rows, problems } = readRows(await readInput(io, path))
  return here(async ({ padan }) => {
    const count: Record<Outcome | 'wrong', number> = { created: 0, changed: 0, unchanged: 0, folded: 0, wrong: problems.length }
    for (const problem of problems) io.err(problemLine(path, problem))
    const bar = progressBar(io, `importing ${path === '-' ? 'standard input' : path}`, rows.length)
    const lines = new Map<string, number>()
    const wrong = (line: number, said: readonly Omit<RowProblem, 'line'>[]): void => {
      count.wrong++
      bar.end()
      for (const problem of said) io.err(problemLine(path, { line, ...problem }))
    }
    for (const { line, cells } of rows) {
      const name = nameOf(typedCells(cells))
      const before = lines.get(name)
      if (before !== undefined && name !== '') wrong(line, [alreadyOn(before, idOf(typedCells(cells)))])
      else
        try {
          count[await bring(padan.ctx({ role: 'system' }, 'en'), cells)]++
          lines.set(name, line)
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          wrong(
            line,
            sayProblems(error).map(({ field, what }) => ({ field: fieldOf(cells, field), what })),
          )
        }
      bar.step()
    }
    bar.end()
    const folded = count.folded > 0 ? `${count.folded} repeat another, ` : ''
    await io.out(`${count.created} new, ${count.changed} changed, ${count.unchanged} the same, ${folded}${count.wrong} wrong\n`)
    return count.wrong > 0 ? EXIT.someRowsWrong : EXIT.ok
  })
}

/** A field as the row has it: without the part of the draft that it went to, and under the row's own heading. */
function fieldOf(cells: Cells, field: string): string {
  const [column = '', ...rest] = field
    .replace(/^(person|profile)\./, '')
    .replace(/^consents\./, 'consent.')
    .split('.')
  return [headingOf(cells, column), ...rest].join('.')
}
