import { Cells, checkIds, readTable } from './cells.ts'
import { tellingOf } from './domains.ts'
import { Faults } from './faults.ts'
import { checkNoCycle, inverseOf } from './hierarchy.ts'
import { conceptsOf } from './lookup.ts'
import { type PhraseTables, phraseTables } from './phrases.ts'
import {
  readCertificates,
  readEducations,
  readMajors,
  readOccupations,
  readPlaces,
  readProgrammes,
  readSkills,
} from './read-tables.ts'
import { stem } from './stem.ts'
import type { ReferenceRow, ReferenceTables } from './tables.ts'
import { travelBetween } from './travel.ts'
import { CONCEPT_KINDS, type Taxonomy, type WageFloor } from './types.ts'

export { TaxonomyError } from './faults.ts'

type Concepts = Omit<Taxonomy, 'travel' | 'about' | 'domains' | keyof PhraseTables>

function checkAllIds(tables: ReferenceTables, taxonomy: Concepts, faults: Faults): void {
  const { skills, certificates, occupations, educations, places } = taxonomy
  checkIds(tables.skills, faults, ['broader', 'also_broader', 'covers'], skills, 'skill')
  checkIds(tables.certificates, faults, ['covers'], certificates, 'certificate')
  checkIds(tables.certificates, faults, ['proves_skills'], skills, 'skill')
  checkIds(tables.occupations, faults, ['required_skills', 'nice_skills'], skills, 'skill')
  checkIds(tables.occupations, faults, ['legal_certificates', 'usual_certificates'], certificates, 'certificate')
  checkIds(tables.occupations, faults, ['min_education'], educations, 'education')
  checkIds(tables.programmes, faults, ['skills'], skills, 'skill')
  checkIds(tables.programmes, faults, ['occupations'], occupations, 'occupation')
  checkIds(tables.programmes, faults, ['certificate'], certificates, 'certificate')
  checkIds(tables.programmes, faults, ['min_education'], educations, 'education')
  checkIds(tables.majors, faults, ['skill'], skills, 'skill')
  checkIds(tables['place-aliases'], faults, ['code'], places, 'place')
  checkIds(tables.places, faults, ['seat'], places, 'place')
  checkIds(tables.wages, faults, ['code'], places, 'place')
  const kinds = new Map(CONCEPT_KINDS.map((kind) => [kind, kind]))
  checkIds(tables.decoys, faults, ['kinds'], kinds, 'kind')
  checkIds(tables.joint, faults, ['kind'], kinds, 'kind')
  for (const kind of CONCEPT_KINDS) {
    const rows = tables.joint.filter((row) => row.cells.kind === kind)
    checkIds(rows, faults, ['ids'], conceptsOf(taxonomy, kind), kind)
  }
}

const readWages = (rows: readonly ReferenceRow[], faults: Faults): WageFloor[] =>
  rows.map((row) => {
    const cells = new Cells(row, faults)
    return {
      year: cells.number('year', 2000),
      place: cells.required('code'),
      sectors: cells.list('kbli_sections'),
      rupiahPerMonth: Math.ceil(cells.number('idr_month', 1)),
      source: cells.text('decree'),
    }
  })

// The row `*` holds the number of adverts. Forms of a word are one word; the count of the commonest form stands for all, since one advert holds several.
function readCounts(rows: readonly ReferenceRow[], faults: Faults): { adverts: number; wordCounts: Map<string, number> } {
  const wordCounts = new Map<string, number>()
  let adverts = 0
  for (const row of rows) {
    const word = row.cells.word ?? ''
    const count = new Cells(row, faults).number('adverts', 1)
    if (word === '*') adverts = count
    else {
      const key = stem(word)
      wordCounts.set(key, Math.max(wordCounts.get(key) ?? 0, count))
    }
  }
  return { adverts, wordCounts }
}

/**
 * The reference data as one checked value. Throws a TaxonomyError that lists every fault as `file:line: what`: an unknown id, a circle in
 * broader or covers, a spelling of two concepts that is not marked as ambiguous, a wrong number, place code or KBJI code.
 */
export function buildTaxonomy(tables: ReferenceTables, version: string): Taxonomy {
  const faults = new Faults()
  const skills = readSkills(tables.skills, faults)
  const certificates = readCertificates(tables.certificates, faults)
  const occupations = readOccupations(tables.occupations, faults)
  const programmes = readProgrammes(tables.programmes, faults)
  const educations = readEducations(tables.education, faults)
  const majors = readMajors(tables.majors, faults)
  const places = readPlaces(tables.places, faults)
  const broader = new Map([...skills.values()].map((skill) => [skill.id, skill.broader]))
  const skillCovers = new Map([...skills.values()].map((skill) => [skill.id, skill.covers]))
  const certificateCovers = new Map([...certificates.values()].map((held) => [held.id, held.covers]))
  const seats = readTable(tables.places, faults, 'code', (cells) => cells.text('seat'))

  const value = {
    version,
    skills,
    certificates,
    occupations,
    programmes,
    educations,
    majors,
    places,
    wageFloors: readWages(tables.wages, faults),
    narrower: inverseOf(broader),
    generalCertificates: new Set(
      [...inverseOf(certificateCovers).keys()].filter((id) => certificates.get(id)?.proves.length === 0),
    ),
    ...readCounts(tables['word-counts'], faults),
  }
  checkAllIds(tables, value, faults)
  checkNoCycle(tables.skills, faults, 'id', broader, 'broader')
  checkNoCycle(tables.skills, faults, 'id', skillCovers, 'covers')
  checkNoCycle(tables.certificates, faults, 'id', certificateCovers, 'covers')
  const travel = travelBetween(tables.travel, places, new Map([...seats].filter(([, seat]) => seat !== '')), faults)
  const phrases = phraseTables(tables, faults)
  faults.throwIfAny()
  return { ...value, ...phrases, ...tellingOf(value), travel }
}
