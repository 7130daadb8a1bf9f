import type { PageCtx } from '../http/endpoint.ts'
import { codeLabel } from '../http/labels.ts'
import { Field, type Filled } from '../http/parts.tsx'
import { Sector } from './employer.ts'

/** What each field of an employer is called; `prefix` is `employer.` where a form holds more than an employer. */
export const labelsOf = ({ say }: PageCtx, prefix = '') => ({
  [`${prefix}name`]: say('employer_name'),
  [`${prefix}nib`]: say('nib'),
  [`${prefix}kind`]: say('kind'),
  [`${prefix}sector`]: say('sector'),
  [`${prefix}place`]: say('place'),
  [`${prefix}address`]: say('address'),
  [`${prefix}phone`]: say('employer_phone'),
  [`${prefix}email`]: say('email'),
  [`${prefix}web`]: say('web'),
})

/** The fields of an employer. The places offered are the province's regencies and their districts. */
export const EmployerFields = ({
  form,
  ctx,
  prefix = '',
  needed,
}: {
  form: Filled
  ctx: PageCtx
  prefix?: string
  needed: boolean
}) => {
  const { say, taxonomy } = ctx
  const label = (name: string) => labelsOf(ctx, prefix)[prefix + name] ?? name
  const empty = { value: '', label: say('not_said') }
  const places = [...taxonomy.places.values()].map(({ code, name: place }) => ({ value: code, label: place }))
  const sectors = Sector.options.map((code) => ({ value: code, label: codeLabel(say, 'sector', code) }))
  const kinds = [
    { value: 'local', label: say('kind_local') },
    { value: 'psn', label: say('kind_psn') },
  ]
  const shared = { form, ctx }
  return (
    <>
      <Field {...shared} name={`${prefix}name`} label={label('name')} maxlength={200} required />
      <Field
        {...shared}
        name={`${prefix}nib`}
        label={label('nib')}
        hint={say('nib_help')}
        inputmode="numeric"
        required={needed}
      />
      <Field {...shared} name={`${prefix}kind`} label={label('kind')} options={kinds} />
      <Field {...shared} name={`${prefix}sector`} label={label('sector')} options={[empty, ...sectors]} />
      <Field {...shared} name={`${prefix}place`} label={label('place')} options={[empty, ...places]} required={needed} />
      <Field {...shared} name={`${prefix}address`} label={label('address')} maxlength={500} required={needed} />
      <Field {...shared} name={`${prefix}phone`} label={label('phone')} type="tel" required={needed} />
      <Field {...shared} name={`${prefix}email`} label={label('email')} type="email" />
      <Field {...shared} name={`${prefix}web`} label={label('web')} inputmode="text" />
    </>
  )
}
