import type { PageCtx, Typed } from '../http/endpoint.ts'
import { codeLabel } from '../http/labels.ts'
import { Layout } from '../http/layout.tsx'
import { Field, type Filled, Hidden, Refused, Tick } from '../http/parts.tsx'
import type { Problem } from '../http/problem.ts'
import { CONTRACTS } from '../matching/types.ts'
import { typedOf } from './forms.ts'
import { MOST_DAYS } from './life/life.ts'
import type { ReportFields, StoredVacancy } from './vacancy.ts'

const labelsOf = ({ say }: PageCtx) => ({
  title: say('vacancy_title'),
  text: say('vacancy_text'),
  openings: say('openings'),
  place: say('place'),
  lodging: say('lodging'),
  wage_min: say('wage_least'),
  wage_max: say('wage_most'),
  wage_per: say('wage_per'),
  contract: say('contract'),
  starts_on: say('starts_on'),
  closing_date: say('closing_day'),
  separate_why: say('separate_why'),
  'report.sex': say('report_sex'),
  'report.age_min': say('report_age_min'),
  'report.age_max': say('report_age_max'),
  'report.valid_until': say('report_valid_until'),
})

const Editing = ({ vacancy, form, ctx }: { vacancy: StoredVacancy; form: Filled; ctx: PageCtx }) => {
  const { say, taxonomy } = ctx
  const labels = labelsOf(ctx)
  const shared = { form, ctx }
  const empty = { value: '', label: say('not_said') }
  const places = [...taxonomy.places.values()].map(({ code, name }) => ({ value: code, label: name }))
  const contracts = CONTRACTS.map((contract) => ({ value: contract, label: codeLabel(say, 'contract', contract) }))
  const lodging = [
    { value: 'yes', label: say('lodging_offered') },
    { value: 'no', label: say('lodging_none') },
  ]
  const per = (['month', 'day', 'piece'] as const).map((value) => ({ value, label: say(`per_${value}`) }))
  const sexes = (['any', 'female', 'male'] as const).map((value) => ({ value, label: say(`report_sex_${value}`) }))
  return (
    <Layout ctx={ctx} title={say('change_vacancy', { title: vacancy.facts.title })}>
      <Refused form={form} labels={labels} ctx={ctx} />
      <form class="card" method="post" action={`/vacancies/${vacancy.id}`}>
        <Hidden form={form} name="version" />
        <input type="hidden" name="whole" value="yes" />
        <Field {...shared} name="title" label={labels.title} maxlength={200} required />
        <Field {...shared} name="text" label={labels.text} area />
        <Field {...shared} name="openings" label={labels.openings} inputmode="numeric" required />
        <Field {...shared} name="place" label={labels.place} options={[empty, ...places]} />
        <Field {...shared} name="lodging" label={labels.lodging} options={[empty, ...lodging]} />
        <Field {...shared} name="wage_min" label={labels.wage_min} inputmode="numeric" />
        <Field {...shared} name="wage_max" label={labels.wage_max} inputmode="numeric" />
        <Field {...shared} name="wage_per" label={labels.wage_per} options={per} />
        <Field {...shared} name="contract" label={labels.contract} options={[empty, ...contracts]} />
        <Field {...shared} name="starts_on" label={labels.starts_on} type="date" />
        <Field
          {...shared}
          name="closing_date"
          label={labels.closing_date}
          hint={say('closing_date_help', { days: MOST_DAYS })}
          type="date"
          required
        />
        <Tick form={form} name="draft" label={say('keep_as_draft')} />
        <details>
          <summary>{say('report_fields')}</summary>
          <p class="quiet">{say('report_fields_why')}</p>
          <Field {...shared} name="report.sex" label={labels['report.sex']} options={sexes} />
          <Field {...shared} name="report.age_min" label={labels['report.age_min']} inputmode="numeric" />
          <Field {...shared} name="report.age_max" label={labels['report.age_max']} inputmode="numeric" />
          <Field {...shared} name="report.valid_until" label={labels['report.valid_until']} type="date" />
        </details>
        <details>
          <summary>{say('separate')}</summary>
          <Tick form={form} name="separate" label={say('separate_tick')} />
          <Field {...shared} name="separate_why" label={labels.separate_why} maxlength={500} />
        </details>
        <button type="submit">{say('save')}</button>
      </form>
    </Layout>
  )
}

interface Edited {
  readonly vacancy: StoredVacancy
  readonly report: ReportFields | null
}

/** The form to change a vacancy; it carries the version that it shows. */
export const EditVacancyPage = ({ vacancy, report }: Edited, ctx: PageCtx) => (
  <Editing vacancy={vacancy} form={{ typed: { ...typedOf(vacancy, report), version: String(vacancy.version) } }} ctx={ctx} />
)

/** The form again, with what was typed; after a change by somebody else with what is stored now, too. */
export const EditVacancyAgain = (typed: Typed, problem: Problem, ctx: PageCtx, vacancy: StoredVacancy) => {
  const fields = typedOf(vacancy, null)
  const stored = Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('report.')))
  // A form of one button, such as that which leaves demands out, holds none of the fields: they are as they are stored.
  const whole = typed.whole === undefined ? { ...fields, ...typed, version: String(vacancy.version) } : typed
  return <Editing vacancy={vacancy} form={{ typed: whole, problem, ...(problem.status === 412 && { stored }) }} ctx={ctx} />
}
