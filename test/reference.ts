import { readdirSync, readFileSync } from 'node:fs'
import { parseReference, referenceVersion } from '../src/reference.ts'
import { buildTaxonomy } from '../src/taxonomy/build.ts'

const folder = new URL('../seed/reference/', import.meta.url).pathname

/** The reference files as they are in the seed: name -> text. */
export const files: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => [name, readFileSync(folder + name, 'utf8')]),
)

/** The taxonomy of the seed, built once for all tests of a file. */
export const taxonomy = buildTaxonomy(parseReference(files), referenceVersion(files))
