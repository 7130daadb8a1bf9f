import { parseArgs } from 'node:util'
import { FIRST_POLICY } from '../../src/matching/policy.ts'
import { taxonomy } from '../reference.ts'
import { evaluate } from './evaluate.ts'
import { loadSet } from './load.ts'
import { reportJson, reportText } from './report.ts'

const USAGE = `npm run eval -- [--set DIR] [--json]

DIR holds vacancies.jsonl, profiles.jsonl and pairs.csv (vacancy_id,profile_id,grade 0-3; a pair that is not there is 0),
and may hold absurd.csv (vacancy_id,profile_id,why). Without --set: test/eval/own.
Everyone is taken to be willing to go anywhere, wherever they live; each vacancy is matched as of the day it was posted, else today.
Wrong rows are named on standard error and left out. Exit codes: 0 all right, 1 some rows wrong, 2 used wrongly, 3 cannot read the set.
`
const own = new URL('own', import.meta.url).pathname

function run(): number {
  let options: { set?: string | undefined; json?: boolean | undefined; help?: boolean | undefined }
  try {
    options = parseArgs({ options: { set: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } }).values
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${USAGE}`)
    return 2
  }
  if (options.help === true) {
    process.stdout.write(USAGE)
    return 0
  }
  const folder = options.set ?? own
  try {
    const set = loadSet(taxonomy, folder, new Date().toISOString().slice(0, 10))
    for (const problem of set.problems) process.stderr.write(problem)
    const evaluation = evaluate(set, taxonomy, FIRST_POLICY)
    process.stdout.write(options.json === true ? reportJson(folder, evaluation) : reportText(folder, evaluation))
    return set.problems.length > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'path' in error)) throw error
    process.stderr.write(`cannot read ${error.path}: ${error.code}\n`)
    return 3
  }
}

process.exitCode = run()
