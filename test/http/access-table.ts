import { readFileSync } from 'node:fs'
import { ROLES, type Role } from '../attack/cast.ts'

const TABLE = readFileSync(new URL('access-table.txt', import.meta.url).pathname, 'utf8')

/** The reviewed table that stands beside this file: the statuses of each address, by its name, in the order of the roles. */
export const accessTable: ReadonlyMap<string, readonly number[]> = new Map(
  TABLE.split('\n')
    .filter((line) => /^(API|page) /.test(line))
    .map((line) => {
      const [kind, method, path, ...statuses] = line.trim().split(/\s+/)
      return [`${kind} ${method} ${path}`, statuses.map(Number)] as const
    }),
)

/** Who is let in at an address, by the table. */
export const letIn = (name: string): readonly Role[] => ROLES.filter((_, place) => (accessTable.get(name)?.[place] ?? 400) < 400)
