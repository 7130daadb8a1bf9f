import type { PageCtx } from '../../http/endpoint.ts'
import { conceptLabel } from '../../http/labels.ts'
import { Layout } from '../../http/layout.tsx'
import { Day, Fact, NextPage } from '../../http/parts.tsx'
import type { Placements } from '../life/placements.ts'
import type { Desk } from './desk.ts'
import type { VacancyLine, VacancyLines } from './lists.ts'

const Line = ({ line, ctx }: { line: VacancyLine; ctx: PageCtx }) => {
  const { say } = ctx
  return (
    <li class="card">
      <h2>
        <a href={`/vacancies/${line.id}`}>{line.title}</a>
      </h2>
      <p>
        {line.employer.name}
        {line.place !== null && ` · ${conceptLabel(ctx, line.place)}`}
      </p>
      <p class="quiet">
        {say(`vacancy_state_${line.state}`)} · {say('seats_left_of', { left: line.seats_left, of: line.openings })} ·{' '}
        {say('posted_on')} <Day iso={line.posted_on} ctx={ctx} />
      </p>
    </li>
  )
}

/** A list of vacancies in whatever state, under a title. */
export const VacancyLinesPage =
  (title: (ctx: PageCtx) => string) =>
  ({ vacancies, next }: VacancyLines, ctx: PageCtx) => (
    <Layout ctx={ctx} title={title(ctx)}>
      {vacancies.length === 0 && <p>{ctx.say('nothing_here')}</p>}
      <ul class="plain">
        {vacancies.map((line) => (
          <Line line={line} ctx={ctx} />
        ))}
      </ul>
      <NextPage next={next} ctx={ctx} />
    </Layout>
  )

/** What waits for the officer: how much of each, with the way there. */
export const DeskPage = (desk: Desk, ctx: PageCtx) => {
  const { say } = ctx
  const queues = [
    ['employers_unverified', '/employers?state=unverified'],
    ['vacancies_waiting', '/vacancies/waiting'],
    ['reports_new', '/reports?state=new'],
    ['reports_taken', '/reports?state=taken'],
    ['vacancies_unreported', '/vacancies/unreported'],
  ] as const
  return (
    <Layout ctx={ctx} title={say('desk')}>
      <dl class="facts">
        {queues.map(([name, href]) => (
          <Fact name={say(name)}>
            <a href={href}>{desk.most <= desk[name] ? say('at_least', { count: desk[name] }) : String(desk[name])}</a>
          </Fact>
        ))}
        {desk.oldest_report !== null && (
          <Fact name={say('oldest_report')}>
            <Day iso={desk.oldest_report} ctx={ctx} />
          </Fact>
        )}
      </dl>
    </Layout>
  )
}

/** Who took the seats of a vacancy; ids only, names stand elsewhere. */
export const PlacementsPage = (
  { placements, openings, seats_left, vacancy }: Placements & { vacancy: { id: string; title: string } },
  ctx: PageCtx,
) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={say('placements_of', { title: vacancy.title })}>
      <p>{say('seats_left_of', { left: seats_left, of: openings })}</p>
      <ul class="plain">
        {placements.map(({ id, graduate, placed_on, ended_on, through }) => (
          <li class="card">
            <p>
              {graduate ?? say(`placed_through_${through}`)} · {say('placed_on')} <Day iso={placed_on} ctx={ctx} />
              {ended_on !== null && (
                <>
                  {' '}
                  · {say('ended_on')} <Day iso={ended_on} ctx={ctx} />
                </>
              )}
            </p>
            {ended_on === null && (
              <form method="post" action={`/placements/${id}/ending`}>
                <button type="submit">{say('end_placement')}</button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {seats_left > 0 && (
        <form class="card" method="post" action={`/vacancies/${vacancy.id}/placements`}>
          <h2>{say('place_someone')}</h2>
          <label for="graduate">{say('graduate_id')}</label>
          <input id="graduate" name="graduate" aria-describedby="graduate-help" />
          <p id="graduate-help" class="quiet">
            {say('graduate_id_help')}
          </p>
          <label for="placed_on">{say('placement_day')}</label>
          <input id="placed_on" name="placed_on" type="date" value={ctx.today} />
          <button type="submit">{say('save')}</button>
        </form>
      )}
    </Layout>
  )
}
