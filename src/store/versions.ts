import type { Policy } from '../matching/types.ts'
import { Duplicate } from './errors.ts'
import type { Store } from './store.ts'

/**
 * Keeps reference files and policy under their versions, so that a list that names them can be replayed. A version that is there
 * already stays as it is; a newer one is added beside it.
 */
export async function keepVersions(
  store: Store,
  reference: { readonly version: string; readonly files: Readonly<Record<string, string>> },
  policy: Policy,
  at: number,
): Promise<void> {
  const { db } = store
  const knownReference = await db
    .selectFrom('reference')
    .select('version')
    .where('version', '=', reference.version)
    .limit(1)
    .execute()
  const knownPolicy = await db.selectFrom('policy').select('version').where('version', '=', policy.version).execute()
  const rows = Object.entries(reference.files).map(([name, content]) => ({
    version: reference.version,
    name,
    content,
    loaded_at: at,
  }))
  const policyRow = {
    version: policy.version,
    valid_from: policy.from,
    content: JSON.stringify(policy),
    why: 'shipped',
    made_at: at,
  }
  try {
    await store.commit(
      [
        ...(knownReference.length > 0 ? [] : rows.map((row) => db.insertInto('reference').values(row).compile())),
        ...(knownPolicy.length > 0 ? [] : [db.insertInto('policy').values(policyRow).compile()]),
      ],
      [
        ...(knownReference.length > 0 ? [] : [{ kind: 'reference' as const, id: reference.version, op: 'put' as const, at }]),
        ...(knownPolicy.length > 0 ? [] : [{ kind: 'policy' as const, id: policy.version, op: 'put' as const, at }]),
      ],
    )
  } catch (error) {
    // Another node that started at the same moment kept them first.
    if (!(error instanceof Duplicate)) throw error
  }
}
