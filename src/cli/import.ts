import { Argument, Command } from 'commander'
import type { Ctx } from '../ctx.ts'
import { importGraduate } from '../graduates/actions.ts'
import { Refusal } from '../refusal.ts'
import { importVacancy } from '../vacancies/actions.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { here } from './here.ts'
import { graduateOf, vacancyOf } from './import-rows.ts'
import { type Io, readInput } from './io.ts'
import { progressBar } from './progress.ts'
import { problemLine, type Row, readRows } from './rows.ts'
import { sayProblems } from './say-problems.ts'

type Outcome = 'created' | 'changed' | 'unchanged'

const NOTES = `
A row has an id (or source) that names it in its own list: importing the same file again changes nothing, and a changed row changes what
it made. The rest is free text (programme, education, skills, certificates, experience, text …; title, text … for a vacancy) or what
"padan read" prints. Wrong rows are named on standard error with line and field, and the others are kept.`

/** `padan import graduates|vacancies FILE`. */
export function importCommand(io: Io, done: (code: ExitCode) => void): Command {
  const command = new Command('import').description('bring a list of people or of vacancies into the database')
  const file = () => new Argument('<file>', 'JSONL or CSV, told apart by content; - is standard input')
  command
    .command('graduates')
    .description('people: a row has id, name and any of phone, email, born_on, sex, nik, and what they can do')
    .addArgument(file())
    .addHelpText('after', NOTES)
    .action(async (path: string) =>
      done(
        await importRows(io, path, async (ctx, row) => {
          const read = graduateOf(ctx, row.cells)
          if ('problems' in read) throw new Refusal('invalid', 'fields_wrong', { count: read.problems.length }, read.problems)
          return (await importGraduate(ctx, read.source, read.draft)).outcome
        }),
      ),
    )
  command
    .command('vacancies')
    .description('vacancies: a row has id, employer (id or exact name), title, text, openings, place, wage_min …')
    .addArgument(file())
    .option('--employer <id>', 'whose vacancies they are, for rows that name no employer')
    .addHelpText('after', NOTES)
    .action(async (path: string, { employer }: { employer?: string }) =>
      done(
        await importRows(io, path, async (ctx, row) => {
          const read = await vacancyOf(ctx, row.cells, employer)
          if ('problems' in read) throw new Refusal('invalid', 'fields_wrong', { count: read.problems.length }, read.problems)
          return (await importVacancy(ctx, read.source, read.draft)).outcome
        }),
      ),
    )
  return command
}

/** Brings in row by row; each is its own commit, so what was right stays when a later one is wrong or the power goes. */
async function importRows(io: Io, path: string, bring: (ctx: Ctx, row: Row) => Promise<Outcome>): Promise<ExitCode> {
  const { rows, problems } = readRows(await readInput(io, path))
  return here(async ({ padan }) => {
    const count: Record<Outcome | 'wrong', number> = { created: 0, changed: 0, unchanged: 0, wrong: problems.length }
    for (const problem of problems) io.err(problemLine(path, problem))
    const bar = progressBar(io, `importing ${path}`, rows.length)
    for (const row of rows) {
      try {
        count[await bring(padan.ctx({ role: 'system' }, 'en'), row)]++
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        count.wrong++
        bar.end()
        for (const problem of sayProblems(error)) io.err(problemLine(path, { line: row.line, ...problem }))
      }
      bar.step()
    }
    bar.end()
    await io.out(`${count.created} new, ${count.changed} changed, ${count.unchanged} the same, ${count.wrong} wrong\n`)
    return count.wrong > 0 ? EXIT.someRowsWrong : EXIT.ok
  })
}
