import { stem } from './stem.ts'
import type { Token } from './tokens.ts'
import type { ConceptKind, Taxonomy } from './types.ts'

const keys = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(stem))

// Words that tell what kind of thing a weak spelling after them is: after "jurusan", "listrik" is a major.
const SIGNS: ReadonlyMap<ConceptKind, ReadonlySet<string>> = new Map([
  [
    'education',
    keys(
      'pendidikan lulusan lulus tamatan tamat ijazah sederajat minimal setara setingkat education degree graduate diploma sekolah',
    ),
  ],
  [
    'major',
    keys(
      'jurusan prodi studi smk stm smea smkn d1 d2 d3 d4 s1 s2 sarjana diploma lulusan lulus major majoring degree bachelor tamatan fakultas ijazah',
    ),
  ],
  [
    'place',
    keys(
      'kecamatan kec kabupaten kab kota desa kelurahan kel pulau lokasi penempatan domisili berdomisili alamat daerah wilayah asal tinggal',
    ),
  ],
  [
    'certificate',
    keys(
      'sertifikat lisensi surat kartu memiliki punya wajib melampirkan dokumen berkas lampiran ijazah card pelatihan training',
    ),
  ],
])
// What may stand between the sign and the spelling, beside the words of majors themselves ("jurusan Teknik Mesin atau Listrik").
const BETWEEN = keys(
  'dan atau and or of in di dalam semua segala bidang jurusan prodi program studi setara sederajat minimal maupun serta seperti relevan ' +
    'sd smp sma smk stm slta d1 d2 d3 d4 s1 s2 diploma sarjana lulusan pendidikan terapan vokasional ilmu degree major bachelor',
)
const BETWEEN_KINDS: ReadonlySet<ConceptKind> = new Set(['education', 'major'])
const FARTHEST = 40
const NEAR_BEFORE = 10
const NEAR_AFTER = 3

function comesAfterSign(taxonomy: Taxonomy, tokens: readonly Token[], signs: ReadonlySet<string>, from: number): boolean {
  const line = tokens[from]?.line
  for (let at = from - 1; at >= Math.max(0, from - FARTHEST); at--) {
    const { key, line: itsLine } = tokens[at] ?? { key: '', line: -1 }
    if (itsLine !== line) return false
    if (signs.has(key)) return true
    if (!BETWEEN.has(key) && !taxonomy.majorWords.has(key)) return false
  }
  return false
}

/**
 * Does a word that tells this kind belong to the words at `from`? Schooling and majors follow their sign with nothing but other schooling between;
 * for places and papers the sign stands near in the same line.
 */
export function hasSignWord(taxonomy: Taxonomy, tokens: readonly Token[], kind: ConceptKind, from: number, to: number): boolean {
  const signs = SIGNS.get(kind)
  if (signs === undefined) return false
  if (BETWEEN_KINDS.has(kind)) return comesAfterSign(taxonomy, tokens, signs, from)
  const line = tokens[from]?.line
  const near = [...tokens.slice(Math.max(0, from - NEAR_BEFORE), from), ...tokens.slice(to, to + NEAR_AFTER)]
  return near.some((token) => token.line === line && signs.has(token.key))
}
