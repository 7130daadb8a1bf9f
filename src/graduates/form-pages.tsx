import type { PageCtx, Typed } from '../http/endpoint.ts'
import { conceptLabel } from '../http/labels.ts'
import { Layout } from '../http/layout.tsx'
import { Field, type Filled, Hidden, Refused, Tick } from '../http/parts.tsx'
import type { Problem } from '../http/problem.ts'
import { AT_REGISTRATION, wordingOf } from './consent/wording.ts'
import type { Changeable } from './disclose.ts'
import type { GraduateAnswer } from './graduate.ts'
import { sentProfile } from './profile.ts'
import { Back, isOwn } from './rights/file-pages.tsx'

/** Nothing chosen, then what the taxonomy has, in the order of its labels. */
function choices(ctx: PageCtx, ids: Iterable<string>) {
  const named = [...ids].map((value) => ({ value, label: conceptLabel(ctx, value) }))
  return [{ value: '', label: ctx.say('unknown') }, ...named.sort((a, b) => a.label.localeCompare(b.label, ctx.language))]
}

/** One box for each purpose, none ticked beforehand. */
const Consents = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => (
  <fieldset>
    <legend>{ctx.say('consents')}</legend>
    <p class="quiet">{ctx.say('consents_each')}</p>
    {AT_REGISTRATION.map((purpose) => (
      <Tick form={form} name={`consent_${purpose}`} label={wordingOf(purpose, ctx.language) ?? ''} />
    ))}
  </fieldset>
)

const labelsOf = ({ say }: PageCtx, prefix: string) => ({
  [`${prefix}name`]: say('your_name'),
  [`${prefix}phone`]: say('phone'),
  [`${prefix}email`]: say('email'),
  [`${prefix}born_on`]: say('born_on'),
})

/** Name, number, e-mail and birth date; `prefix` is where they stand in what is sent. */
const PersonFields = ({ form, ctx, prefix = '' }: { form: Filled; ctx: PageCtx; prefix?: string }) => {
  const { say } = ctx
  const at = (name: string) => ({ form, ctx, name: `${prefix}${name}` })
  return (
    <>
      <Field {...at('name')} label={say('your_name')} hint={say('one_word_name')} maxlength={200} autocomplete="name" required />
      <Field
        {...at('phone')}
        label={say('phone')}
        hint={say('phone_shared')}
        type="tel"
        autocomplete="tel"
        {...(prefix === '' && { required: true })}
      />
      <Field {...at('email')} label={say('email_optional')} type="email" autocomplete="email" />
      <Field
        {...at('born_on')}
        label={say('born_on')}
        hint={say('born_on_why')}
        type="date"
        autocomplete="bday"
        {...(prefix === '' && { required: true })}
      />
    </>
  )
}

const Register = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => {
  const { say, taxonomy } = ctx
  const labels = { ...labelsOf(ctx, ''), password: say('password_new'), programme: say('programme'), text: say('own_words') }
  return (
    <Layout ctx={ctx} title={say('register')}>
      <p>{say('register_why')}</p>
      <Refused form={form} labels={labels} ctx={ctx} />
      <form class="card" method="post" action="/registrations">
        <PersonFields form={form} ctx={ctx} />
        <Field
          form={form}
          ctx={ctx}
          name="password"
          label={labels.password}
          hint={say('new_password_hint')}
          type="password"
          autocomplete="new-password"
          required
        />
        <Field
          form={form}
          ctx={ctx}
          name="programme"
          label={labels.programme}
          options={choices(ctx, taxonomy.programmes.keys())}
        />
        <Field form={form} ctx={ctx} name="text" label={labels.text} hint={say('own_words_example')} area />
        <Consents form={form} ctx={ctx} />
        <Tick form={form} name="own_phone" label={say('own_phone')} />
        <button type="submit">{say('register')}</button>
      </form>
      <p class="quiet">
        <a href="/privacy">{say('privacy')}</a>
      </p>
    </Layout>
  )
}

/** The form by which a person registers themselves. */
export const RegisterPage = (_: object, ctx: PageCtx) => <Register form={{ typed: {} }} ctx={ctx} />
export const RegisterAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => <Register form={{ typed, problem }} ctx={ctx} />

/** How an officer took a yes: heard it, has it on paper, or had it from a guardian. */
export const TakenFields = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => {
  const { say } = ctx
  const channels = ['officer', 'paper', 'guardian'] as const
  return (
    <>
      <Field
        form={form}
        ctx={ctx}
        name="channel"
        label={say('consent_channel')}
        options={channels.map((value) => ({ value, label: say(`channel_${value}`) }))}
      />
      <Field form={form} ctx={ctx} name="evidence" label={say('consent_evidence')} maxlength={200} />
      <Field form={form} ctx={ctx} name="guardian_name" label={say('guardian_name')} maxlength={200} />
      <Field form={form} ctx={ctx} name="guardian_relation" label={say('guardian_relation')} maxlength={100} />
    </>
  )
}

const NewGraduate = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => {
  const { say } = ctx
  const labels = { ...labelsOf(ctx, 'person.'), 'person.nik': say('nik'), text: say('own_words'), consents: say('consents') }
  const sexes = [
    { value: '', label: say('unknown') },
    { value: 'female', label: say('female') },
    { value: 'male', label: say('male') },
  ]
  return (
    <Layout ctx={ctx} title={say('register_graduate')}>
      <p>{say('register_graduate_why')}</p>
      <Refused form={form} labels={labels} ctx={ctx} />
      <form class="card" method="post" action="/graduates">
        <PersonFields form={form} ctx={ctx} prefix="person." />
        <Field form={form} ctx={ctx} name="person.sex" label={say('sex_for_reports')} options={sexes} />
        <Field
          form={form}
          ctx={ctx}
          name="person.nik"
          label={say('nik')}
          hint={say('nik_why')}
          inputmode="numeric"
          autocomplete="off"
        />
        <Field form={form} ctx={ctx} name="text" label={labels.text} hint={say('own_words_example')} area />
        <Consents form={form} ctx={ctx} />
        <TakenFields form={form} ctx={ctx} />
        <button type="submit">{say('register_graduate')}</button>
      </form>
    </Layout>
  )
}

/** The form by which an officer registers somebody who sits before them. */
export const NewGraduatePage = (_: object, ctx: PageCtx) => <NewGraduate form={{ typed: {} }} ctx={ctx} />
export const NewGraduateAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => (
  <NewGraduate form={{ typed, problem }} ctx={ctx} />
)

type Shown = Pick<GraduateAnswer, 'id' | 'version' | 'person' | 'profile'>

/** What the fields of the form hold for a person as they are stored. */
function fieldsOf({ version, person, profile }: Omit<Shown, 'id'>): Typed {
  const { wishes } = profile
  return {
    version: String(version),
    ...(person.shown === 'full' && {
      'person.name': person.name,
      'person.phone': person.phone ?? '',
      'person.email': person.email ?? '',
      'person.born_on': person.born_on ?? '',
    }),
    ...(profile.looking !== false && { looking: 'yes' }),
    'profile.home': profile.home ?? '',
    'profile.wishes.wage': typeof wishes?.wage === 'number' ? String(wishes.wage) : '',
    'profile.wishes.sectors': wishes?.sectors ?? [],
    'profile.wishes.contracts': wishes?.contracts ?? [],
    'profile.wishes.conditions': wishes?.conditions ?? [],
  }
}

const Edit = ({ id, form, ctx }: { id: string; form: Filled; ctx: PageCtx }) => {
  const { say, taxonomy } = ctx
  const labels = {
    ...labelsOf(ctx, 'person.'),
    'profile.home': say('home_place'),
    'profile.wishes.wage': say('wage_wished'),
    text: say('own_words_more'),
  }
  // Wishes are sent whole: those that the form has no field for are carried along.
  const carried = (['sectors', 'contracts', 'conditions'] as const).flatMap((name) =>
    [form.typed[`profile.wishes.${name}`] ?? []].flat().map((value) => ({ name: `profile.wishes.${name}`, value })),
  )
  return (
    <Layout ctx={ctx} title={say(isOwn(ctx) ? 'correct_me' : 'person_correct')}>
      <Back id={id} ctx={ctx} />
      <Refused form={form} labels={labels} ctx={ctx} />
      <form class="card" method="post" action={`/graduates/${id}`}>
        <Hidden form={form} name="version" />
        <PersonFields form={form} ctx={ctx} prefix="person." />
        <Tick form={form} name="looking" label={say('looking_now')} />
        <Field
          form={form}
          ctx={ctx}
          name="profile.home"
          label={labels['profile.home']}
          options={choices(ctx, taxonomy.places.keys())}
        />
        <Field form={form} ctx={ctx} name="profile.wishes.wage" label={labels['profile.wishes.wage']} inputmode="numeric" />
        {carried.map((field) => (
          <input type="hidden" {...field} />
        ))}
        <Field form={form} ctx={ctx} name="text" label={labels.text} hint={say('own_words_example')} area />
        <button type="submit">{say('save')}</button>
      </form>
    </Layout>
  )
}

/** The form by which a person, or an officer for them, corrects what is stored. */
export const EditPage = (shown: Shown, ctx: PageCtx) => <Edit id={shown.id} form={{ typed: fieldsOf(shown) }} ctx={ctx} />

export const EditAgain = (typed: Typed, problem: Problem, ctx: PageCtx, { id, version, profile, own }: Changeable) => {
  const stored = problem.status === 412 ? fieldsOf({ version, person: own, profile: sentProfile(profile) }) : undefined
  return <Edit id={id} form={{ typed, problem, stored }} ctx={ctx} />
}
