import type { Child } from 'hono/jsx'
import type { PageCtx, Typed } from './endpoint.ts'
import { dateWords } from './format.ts'
import type { Problem } from './problem.ts'

type Voice = Pick<PageCtx, 'say'>

/** A line of a list of facts; nothing when there is nothing to say. */
export const Fact = ({ name, children }: { name: string; children?: Child }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

export const Chips = ({ items }: { items: readonly string[] }) => (
  <ul class="chips">
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)

export const Day = ({ iso, ctx }: { iso: string; ctx: PageCtx }) => <time datetime={iso}>{dateWords(iso, ctx.language)}</time>

/** A form as it stands: what its fields hold and, when it was refused, why, and what is stored meanwhile. */
export interface Filled {
  readonly typed: Typed
  readonly problem?: Problem | undefined
  /** What the fields would hold for the thing as it is stored now; given when somebody else was quicker. */
  readonly stored?: Typed | undefined
}

/** The field that a complaint is about: `#/person/phone` is `person.phone`. */
const fieldOf = (pointer: string): string => pointer.replace(/^#\//, '').replaceAll('/', '.')
const isOf = (field: string, name: string): boolean => field === name || field.startsWith(`${name}.`)

const textOf = (typed: string | string[] | undefined): string => [typed ?? ''].flat().join(', ')

/** Why a form was refused, at its top, with a way to each field; `labels` are what the form calls its fields, by name. */
export const Refused = ({ form, labels = {}, ctx }: { form: Filled; labels?: Record<string, string>; ctx: Voice }) => {
  const { problem } = form
  if (problem === undefined) return null
  return (
    <div class="card refused" role="alert">
      <p>
        <strong>{problem.title}.</strong> {problem.status === 412 ? ctx.say('form_outdated') : problem.detail}
      </p>
      <ul>
        {(problem.errors ?? []).map(({ pointer, detail }) => {
          const name = Object.keys(labels).find((each) => isOf(fieldOf(pointer), each))
          return (
            <li>
              {name === undefined ? <strong>{fieldOf(pointer)}</strong> : <a href={`#${name}`}>{labels[name]}</a>}: {detail}
            </li>
          )
        })}
      </ul>
      {problem.status !== 412 && <p>{ctx.say('form_kept')}</p>}
    </div>
  )
}

interface FieldProps {
  readonly form: Filled
  readonly ctx: Voice
  /** Of the field, and its id; `person.phone` is the field `phone` within `person`. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** `password` is never filled in again. */
  readonly type?: 'text' | 'password' | 'search' | 'tel' | 'email' | 'date' | 'url'
  /** A field of several lines. */
  readonly area?: boolean
  /** A field to choose from. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly required?: boolean
  readonly maxlength?: number
  readonly inputmode?: 'numeric' | 'tel' | 'text'
  readonly autocomplete?: string
}

/** A field with its label, its hint, what is complained of, and, where somebody else was quicker, what is stored now. */
export const Field = ({ form, ctx, name, label, hint, type = 'text', area, options, ...rest }: FieldProps) => {
  const complaints = (form.problem?.errors ?? []).filter(({ pointer }) => isOf(fieldOf(pointer), name))
  const value = type === 'password' ? undefined : form.typed[name]
  const stored = form.stored !== undefined && textOf(form.stored[name]) !== textOf(value) ? textOf(form.stored[name]) : null
  const told = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(complaints.length === 0 ? [] : [`${name}-complaint`]),
    ...(stored === null ? [] : [`${name}-stored`]),
  ]
  const given = {
    id: name,
    name,
    ...rest,
    ...(told.length > 0 && { 'aria-describedby': told.join(' ') }),
    ...(complaints.length > 0 && { 'aria-invalid': 'true' as const }),
  }
  return (
    <>
      <label for={name}>{label}</label>
      {area === true ? (
        <textarea {...given}>{textOf(value)}</textarea>
      ) : options !== undefined ? (
        <select {...given}>
          {options.map((option) => (
            <option value={option.value} selected={[value].flat().includes(option.value)}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input {...given} type={type} {...(value !== undefined && { value: textOf(value) })} />
      )}
      {hint !== undefined && (
        <p id={`${name}-hint`} class="quiet">
          {hint}
        </p>
      )}
      {complaints.length > 0 && (
        <p id={`${name}-complaint`} class="failed">
          {complaints.map(({ detail }) => detail).join(' ')}
        </p>
      )}
      {stored !== null && (
        <p id={`${name}-stored`} class="stored">
          {ctx.say('stored_now')}: {(options?.find((each) => each.value === stored)?.label ?? stored) || ctx.say('stored_empty')}
        </p>
      )}
    </>
  )
}

/** A box to tick; what a form sends for a ticked one is `yes`. */
export const Tick = ({ form, name, label }: { form: Filled; name: string; label: string }) => (
  <label class="tick">
    <input type="checkbox" id={name} name={name} value="yes" checked={form.typed[name] !== undefined} /> <span>{label}</span>
  </label>
)

/** What a form carries along unseen, such as the version it was made of. */
export const Hidden = ({ form, name }: { form: Filled; name: string }) =>
  form.typed[name] === undefined ? null : <input type="hidden" name={name} value={textOf(form.typed[name])} />

/** The way to the next page of a list that stands at this address; nothing on the last. */
export const NextPage = ({ next, ctx }: { next: string | null; ctx: Pick<PageCtx, 'say' | 'here'> }) => {
  if (next === null) return null
  const to = new URL(ctx.here)
  to.searchParams.delete('lang')
  to.searchParams.set('after', next)
  return (
    <p>
      <a class="button" rel="next" href={to.pathname + to.search}>
        {ctx.say('next_page')}
      </a>
    </p>
  )
}
