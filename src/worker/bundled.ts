import start from '../../migrations/0001_start.sql'
import people from '../../migrations/0002_people.sql'
import logChain from '../../migrations/0003_log_chain.sql'
import consent from '../../migrations/0004_consent.sql'
import vacancyLife from '../../migrations/0005_vacancy_life.sql'
import messages from '../../migrations/0006_messages.sql'
import idempotency from '../../migrations/0007_idempotency.sql'
import certificates from '../../seed/reference/certificates.csv'
import decoys from '../../seed/reference/decoys.csv'
import education from '../../seed/reference/education.csv'
import joint from '../../seed/reference/joint.csv'
import majors from '../../seed/reference/majors.csv'
import occupations from '../../seed/reference/occupations.csv'
import placeAliases from '../../seed/reference/place-aliases.csv'
import places from '../../seed/reference/places.csv'
import programmes from '../../seed/reference/programmes.csv'
import skills from '../../seed/reference/skills.csv'
import travel from '../../seed/reference/travel.csv'
import wages from '../../seed/reference/wages.csv'
import wordCounts from '../../seed/reference/word-counts.csv'
import type { MigrationFile } from '../store/migrate.ts'

/** The files of `seed/reference/`: the edge has no disk, so they travel with the program. */
export const reference: Readonly<Record<string, string>> = {
  'certificates.csv': certificates,
  'decoys.csv': decoys,
  'education.csv': education,
  'joint.csv': joint,
  'majors.csv': majors,
  'occupations.csv': occupations,
  'place-aliases.csv': placeAliases,
  'places.csv': places,
  'programmes.csv': programmes,
  'skills.csv': skills,
  'travel.csv': travel,
  'wages.csv': wages,
  'word-counts.csv': wordCounts,
}

/** The files of `migrations/`, which `wrangler d1 migrations apply` applies too. */
export const migrations: readonly MigrationFile[] = [
  { name: '0001_start.sql', sql: start },
  { name: '0002_people.sql', sql: people },
  { name: '0003_log_chain.sql', sql: logChain },
  { name: '0004_consent.sql', sql: consent },
  { name: '0005_vacancy_life.sql', sql: vacancyLife },
  { name: '0006_messages.sql', sql: messages },
  { name: '0007_idempotency.sql', sql: idempotency },
]
