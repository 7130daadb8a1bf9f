import type { Typed } from '../http/endpoint.ts'
import { sentFacts } from './facts.ts'
import type { ReportFields, StoredVacancy } from './vacancy.ts'

type Text = string | string[] | undefined

/** A whole number as it was typed; what is none is left for the check to complain of. */
const typedNumber = (typed: Text): unknown => (typeof typed === 'string' && /^\d+$/.test(typed) ? Number(typed) : typed)

const yesNo = (typed: Text): unknown => (typed === 'yes' ? true : typed === 'no' ? false : typed)

// A browser sends the ends of lines as CRLF; what is stored has none of them, and is not to look changed.
const lines = (typed: Text): unknown => (typeof typed === 'string' ? typed.replaceAll('\r\n', '\n') : typed)

const READ: Readonly<Record<string, (typed: Text) => unknown>> = {
  openings: typedNumber,
  wage_min: typedNumber,
  wage_max: typedNumber,
  age_min: typedNumber,
  age_max: typedNumber,
  lodging: yesNo,
  draft: yesNo,
  separate: yesNo,
  publish: yesNo,
  over: yesNo,
  text: lines,
}

/** The fields of a form as the API takes them: numbers, yes and no; `report.sex` is the field `sex` within `report`. */
export function vacancyForm(fields: Typed): Readonly<Record<string, unknown>> {
  const plain: Record<string, unknown> = {}
  const report: Record<string, unknown> = {}
  for (const [name, typed] of Object.entries(fields)) {
    const [group, field] = name.split('.')
    if (group === 'report' && field !== undefined) report[field] = READ[field]?.(typed) ?? typed
    else if (group !== 'words' && group !== 'reason') plain[name] = READ[name]?.(typed) ?? typed
  }
  const demands = reasonsOf(fields)
  return {
    ...plain,
    ...(Object.keys(report).length > 0 && { report }),
    ...(demands.length > 0 && { demands }),
  }
}

/** `reason.0` is the reason of the demand whose words are `words.0`; one left empty is none. */
const reasonsOf = (fields: Typed) =>
  Object.entries(fields).flatMap(([name, reason]) => {
    const [group, at] = name.split('.')
    const words = fields[`words.${at}`]
    return group === 'reason' && words !== undefined ? [{ words, reason }] : []
  })

/** What a whole form leaves out was emptied: a browser leaves nothing out. */
const EMPTIED = { place: null, lodging: null, wage_min: null, wage_max: null, contract: null, starts_on: null, text: '' }

/** The form of an edit: `whole` says that it holds every field, so that what is missing was emptied. */
export function changeForm({ whole, ...fields }: Typed): unknown {
  const { draft = false, ...given } = vacancyForm(fields)
  return { ...(whole !== undefined && EMPTIED), ...given, draft }
}

const typed = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)

const SHOWN = [
  'title',
  'text',
  'openings',
  'place',
  'lodging',
  'wage_min',
  'wage_max',
  'wage_per',
  'contract',
  'starts_on',
  'closing_date',
] as const

/** What the fields of the edit form hold for a vacancy as it is stored. */
export function typedOf({ facts, kept }: StoredVacancy, report: ReportFields | null): Typed {
  const sent = sentFacts(facts)
  return {
    ...Object.fromEntries(SHOWN.map((field) => [field, typed(sent[field])])),
    ...(kept && { draft: 'yes' }),
    'report.sex': report?.sex ?? 'any',
    'report.age_min': typed(report?.age_min),
    'report.age_max': typed(report?.age_max),
    'report.valid_until': typed(report?.valid_until),
  }
}
