import type { Store } from './store.ts'

/** Whether any employer or person of the database was made up for the demonstration; every page then says so. */
export async function holdsInvented({ db }: Store): Promise<boolean> {
  const employer = await db.selectFrom('employer').select('id').where('invented', '=', 1).limit(1).execute()
  const graduate = await db.selectFrom('graduate').select('id').where('invented', '=', 1).limit(1).execute()
  return employer.length + graduate.length > 0
}
