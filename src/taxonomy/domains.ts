import { closureOf } from './hierarchy.ts'
import type { Taxonomy } from './types.ts'

type Concepts = Pick<Taxonomy, 'skills' | 'certificates' | 'occupations' | 'programmes' | 'majors'>

/** The skills that a concept is about: `kind:id` -> skill ids. */
function skillsOf(taxonomy: Concepts): Map<string, readonly string[]> {
  const about = new Map<string, readonly string[]>()
  for (const id of taxonomy.skills.keys()) about.set(`skill:${id}`, [id])
  for (const { id, proves } of taxonomy.certificates.values()) about.set(`certificate:${id}`, proves)
  for (const { id, skills } of taxonomy.programmes.values()) about.set(`programme:${id}`, skills)
  for (const { code, skill } of taxonomy.majors.values()) about.set(`major:${code}`, [skill])
  for (const { id, skills } of taxonomy.occupations.values()) {
    // What is asked with weight 1 (a spreadsheet, safety shoes) belongs to every trade and tells none.
    const telling = skills.filter((needed) => needed.weight > 1)
    const asked = telling.length > 0 ? telling : skills
    about.set(
      `occupation:${id}`,
      asked.map((needed) => needed.skill),
    )
  }
  return about
}

/** What tells a concept: the skills it is about, and the domains (skills without a parent) above them. */
export function tellingOf(taxonomy: Concepts): Pick<Taxonomy, 'about' | 'domains'> {
  const broader = new Map([...taxonomy.skills.values()].map((skill) => [skill.id, skill.broader]))
  const domainsOfSkill = new Map(
    [...taxonomy.skills.keys()].map((id) => [
      id,
      [id, ...closureOf(id, broader)].filter((above) => broader.get(above)?.length === 0),
    ]),
  )
  const about = skillsOf(taxonomy)
  const domains = new Map(
    [...about].map(([concept, skills]) => [concept, new Set(skills.flatMap((id) => domainsOfSkill.get(id) ?? []))]),
  )
  return { about, domains }
}
