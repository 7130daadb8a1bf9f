import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseReference, referenceVersion } from '../reference.ts'
import { buildTaxonomy } from '../taxonomy/build.ts'
import type { Taxonomy } from '../taxonomy/types.ts'

const folder = fileURLToPath(new URL('../../seed/reference', import.meta.url).href)

/** The reference files that come with Padan, by name, and the version that names exactly their content. */
export function shippedReference(): { readonly version: string; readonly files: Readonly<Record<string, string>> } {
  const files = Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
  return { version: referenceVersion(files), files }
}

/** The taxonomy of the reference files that come with Padan; commands without a database need no other. */
export function shippedTaxonomy(): Taxonomy {
  const { version, files } = shippedReference()
  return buildTaxonomy(parseReference(files), version)
}
