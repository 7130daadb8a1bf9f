import { Command, Option } from 'commander'
import type { Language } from '../ctx.ts'
import { MatchIndex } from '../matching/match-index.ts'
import { FIRST_POLICY } from '../matching/policy.ts'
import type { Profile, Vacancy } from '../matching/types.ts'
import { CommandError, EXIT, type ExitCode } from './exit.ts'
import { profileOf, vacancyOf } from './input.ts'
import type { Io } from './io.ts'
import { FORMATS, type Format, type Printed, printerOf, type Side } from './match-output.ts'
import { isoDate, wholeNumber } from './options.ts'
import { progressBar } from './progress.ts'
import { readFileRows } from './read-rows.ts'
import { shippedTaxonomy } from './reference.ts'

interface Options {
  readonly profiles: string
  readonly vacancies: string
  readonly by: Side
  readonly k: number
  readonly format: Format
  readonly language: Language
  readonly on?: string
}

const NOTES = `
A row has an id. The rest is free text (title, text, salary … for a vacancy; programme, education, skills, certificates, experience,
text … for a profile), read once; or it is facts in ids, by the names that "padan read" prints and the API takes (occupation,
skills_required, certificates_required, education_min … for a vacancy; negated, lacks, aims, majors or skills with evidence tell a profile).
A profile that does not say where it would go is taken to go nowhere far; "willing": "anywhere" says it would.

Scores, fit, appeal and points are out of 100 with one decimal. The parts of fit add up to fit, those of appeal to appeal.
jsonl prints one line a list: {"vacancy", "matches": [{"profile", "score", "fit", "appeal", "parts", "gates", "reasons"}], "near": […]},
and with --by graduate {"profile", "matches": [{"vacancy", …}], "near": […]}. "near" lacks one thing that can be cured: "cure" says what,
"cured" the score with it.`

/** `padan match`: ranked lists of two files, without a database. */
export function matchCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('match')
    .description('rank the profiles of a file for each vacancy of another, or the other way round, and say why')
    .requiredOption('--profiles <file>', 'people: JSONL or CSV, told apart by content; - is standard input')
    .requiredOption('--vacancies <file>', 'vacancies: JSONL or CSV, told apart by content; - is standard input')
    .addOption(new Option('--by <side>', 'whose lists to print').choices(['vacancy', 'graduate']).default('vacancy'))
    .option('--k <number>', 'how many matches, and near matches, a list has at most', wholeNumber(1, 100_000), 10)
    .addOption(new Option('--format <format>', 'how to print').choices(FORMATS).default('table'))
    .addOption(new Option('--language <language>', 'language of the sentences').choices(['id', 'en']).default('id'))
    .option(
      '--on <date>',
      'the day of matching, which decides whether a vacancy is open and a certificate valid (default: today)',
      isoDate,
    )
    .addHelpText('after', NOTES)
    .action(async (options: Options) => done(await match(io, options)))
}

async function match(io: Io, { profiles, vacancies, by, k, format, language, on = io.today }: Options): Promise<ExitCode> {
  if (profiles === '-' && vacancies === '-') throw new CommandError(EXIT.usage, 'only one of the two files can be standard input')
  const taxonomy = shippedTaxonomy()
  const index = new MatchIndex({ taxonomy, policy: FIRST_POLICY })
  const people: Profile[] = []
  const jobs: Vacancy[] = []
  const readPeople = await readFileRows(io, profiles, profileOf(taxonomy, on), (profile) => {
    if (by === 'vacancy') index.putProfile(profile)
    people.push(profile)
  })
  const readJobs = await readFileRows(io, vacancies, vacancyOf(taxonomy, on), (vacancy) => {
    index.putVacancy(vacancy)
    jobs.push(vacancy)
  })
  const closed = jobs.filter(({ closesOn }) => closesOn !== null && closesOn < on).length
  if (closed > 0)
    io.err(`padan: ${closed} of ${jobs.length} vacancies closed before ${on} and match nobody; --on gives another day\n`)

  const printer = printerOf(format, by, taxonomy, language)
  const bar = progressBar(io, 'matching', by === 'vacancy' ? jobs.length : people.length)
  const print = async (list: Printed): Promise<void> => {
    bar.step()
    await io.out(printer.print(list))
  }
  await io.out(printer.head)
  const page = { k, nearK: k, on }
  if (by === 'vacancy')
    for (const vacancy of jobs) await print({ id: vacancy.id, title: vacancy.title, list: index.bestForVacancy(vacancy, page) })
  else for (const profile of people) await print({ id: profile.id, title: '', list: index.matchesForGraduate(profile, page) })
  bar.end()
  return readPeople.wrong + readJobs.wrong > 0 ? EXIT.someRowsWrong : EXIT.ok
}
