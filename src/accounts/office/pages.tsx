import type { PageCtx, Typed } from '../../http/endpoint.ts'
import { conceptLabel } from '../../http/labels.ts'
import { Layout } from '../../http/layout.tsx'
import { Chips, Field, type Filled, Hidden, Refused } from '../../http/parts.tsx'
import type { Problem } from '../../http/problem.ts'
import type { ShownOffice } from './offices.ts'

const placesOf = (ctx: PageCtx, places: readonly string[]): string[] => places.map((place) => conceptLabel(ctx, place))

const OfficeForm = ({ action, title, form, ctx }: { action: string; title: string; form: Filled; ctx: PageCtx }) => (
  <form method="post" action={action} class="card">
    <h2>{title}</h2>
    <Refused form={form} labels={{ name: ctx.say('office_name'), places: ctx.say('office_places') }} ctx={ctx} />
    <Hidden form={form} name="version" />
    <Field form={form} ctx={ctx} name="name" label={ctx.say('office_name')} required maxlength={200} />
    <Field
      form={form}
      ctx={ctx}
      name="places"
      label={ctx.say('office_places')}
      hint={ctx.say('office_places_hint')}
      required
      maxlength={800}
    />
    <button type="submit">{ctx.say('save')}</button>
  </form>
)

export const OfficesPage = ({ offices, next }: { offices: readonly ShownOffice[]; next: string | null }, ctx: PageCtx) => (
  <Layout ctx={ctx} title={ctx.say('offices')}>
    <ul class="plain">
      {offices.map((office) => (
        <li class="card">
          <h2>
            <a href={`/offices/${office.id}`}>{office.name}</a>
          </h2>
          <Chips items={placesOf(ctx, office.places)} />
        </li>
      ))}
    </ul>
    {next !== null && (
      <p>
        <a class="button" rel="next" href={`/offices?after=${next}`}>
          {ctx.say('next_page')}
        </a>
      </p>
    )}
    {ctx.caller.role === 'administrator' && (
      <OfficeForm action="/offices" title={ctx.say('add_office')} form={{ typed: {} }} ctx={ctx} />
    )}
  </Layout>
)

export const OfficeAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => (
  <Layout ctx={ctx} title={ctx.say('add_office')}>
    <OfficeForm action="/offices" title={ctx.say('add_office')} form={{ typed, problem }} ctx={ctx} />
  </Layout>
)

const typedOf = ({ name, places, version }: ShownOffice): Typed => ({ name, places: places.join(', '), version: String(version) })

const Office = ({ office, form, ctx }: { office: ShownOffice; form: Filled; ctx: PageCtx }) => (
  <Layout ctx={ctx} title={office.name}>
    <Chips items={placesOf(ctx, office.places)} />
    {ctx.caller.role === 'administrator' && (
      <>
        <OfficeForm action={`/offices/${office.id}`} title={ctx.say('change_office')} form={form} ctx={ctx} />
        <p>
          <a href={`/accounts?office=${office.id}`}>{ctx.say('office_staff')}</a>
        </p>
      </>
    )}
  </Layout>
)

export const OfficePage = (office: ShownOffice, ctx: PageCtx) => (
  <Office office={office} form={{ typed: typedOf(office) }} ctx={ctx} />
)
export const OfficeChangeAgain = (typed: Typed, problem: Problem, ctx: PageCtx, office: ShownOffice) => (
  <Office office={office} form={{ typed, problem, ...(problem.status === 412 && { stored: typedOf(office) }) }} ctx={ctx} />
)
