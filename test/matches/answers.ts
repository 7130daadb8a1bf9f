import type { Indexes } from '../../src/ctx.ts'

/** Everything that the indexes would answer about what is stored. */
export function answersOf({ match, text, open }: Indexes) {
  const ids = [...open.keys()].sort()
  return {
    open: ids.map((id) => open.get(id)),
    lists: ids.map((id) => match.matchesForVacancy(id, { k: 50, nearK: 50, on: '2026-11-25' })),
    words: ['las', 'tarakan', 'forklift'].map((q) => [text.searchVacancies(q).found, text.searchProfiles(q).found]),
    sizes: match.sizes,
  }
}
