import type { Ctx, Office } from '../ctx.ts'
import type { OfficeId } from '../ids.ts'
import { AccountId } from '../ids.ts'
import { message } from './message.ts'
import { hourInWita } from './quiet.ts'
import { type Door, homesToTap } from './to-tap.ts'

const FROM_HOUR = 7
const TO_HOUR = 21

/** Is it an hour at which a digest may be made? From seven in the morning on, as long as people are awake. */
export const isDigestTime = (now: number): boolean => hourInWita(now) >= FROM_HOUR && hourInWita(now) < TO_HOUR

/** The active officers to whom today's digest was not written yet, each with their office. */
async function officersWithout({ store }: Ctx, today: string): Promise<{ account: AccountId; office: Office }[]> {
  const rows = await store.db
    .selectFrom('account')
    .innerJoin('office', 'office.id', 'account.office_id')
    .leftJoin('message', (join) =>
      join
        .onRef('message.recipient', '=', 'account.id')
        .on('message.kind', '=', 'digest')
        .on('message.once_key', 'like', `digest:${today}:%`),
    )
    .where('account.role', '=', 'officer')
    .where('account.state', '=', 'active')
    .where('message.id', 'is', null)
    .select(['account.id as account', 'office.id', 'office.name', 'office.places'])
    .execute()
  return rows.map(({ account, id, name, places }) => ({
    account: AccountId.parse(account),
    office: { id: id as OfficeId, name, places: JSON.parse(places) as string[] },
  }))
}

/**
 * Writes each officer one digest a day of what waits in their office; none where nothing waits. The mark of the row keeps it one, however
 * many nodes make digests at the same time. Gives how many were written.
 */
export async function makeDigests(ctx: Ctx, { looksAfter }: Pick<Door, 'looksAfter'>): Promise<number> {
  const { store, taxonomy, today } = ctx
  const officers = await officersWithout(ctx, today)
  if (officers.length === 0) return 0
  const { db } = store
  const vacancies = await db.selectFrom('vacancy').select('place').where('state', '=', 'waiting').execute()
  const employers = await db.selectFrom('employer').select('place').where('state', '=', 'unverified').execute()
  const reports = await db
    .selectFrom('advert_report')
    .innerJoin('vacancy', 'vacancy.id', 'advert_report.vacancy_id')
    .select('vacancy.place')
    .where('advert_report.state', 'in', ['new', 'taken'])
    .execute()
  const people = await homesToTap(ctx)
  const writes = officers.flatMap(({ account, office }) => {
    const placed = (rows: readonly { place: string | null }[]) =>
      rows.filter(({ place }) => looksAfter(taxonomy, office, { officeId: null, home: place })).length
    const counts = {
      vacancies: placed(vacancies),
      employers: placed(employers),
      reports: placed(reports),
      to_tap: people.filter((person) => looksAfter(taxonomy, office, person)).length,
    }
    if (Object.values(counts).every((count) => count === 0)) return []
    const once = `digest:${today}:${account}`
    return [message(ctx, { to: { account }, kind: 'digest', about: { on: today, ...counts }, once })]
  })
  await store.commit(writes.flat(), [])
  return writes.length
}
