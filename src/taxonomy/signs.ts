import { stem } from './stem.ts'
import type { Token } from './tokens.ts'
import type { ConceptKind } from './types.ts'

// Words that tell what kind of thing a weak spelling near them is: after "jurusan", "listrik" is a major.
const SIGN_WORDS: Partial<Record<ConceptKind, string>> = {
  education:
    'pendidikan lulusan lulus tamatan ijazah sederajat minimal jurusan setara setingkat education degree graduate graduated diploma sekolah',
  major:
    'jurusan prodi studi smk stm smea smkn d1 d2 d3 d4 s1 s2 sarjana diploma lulusan lulus pendidikan major majoring degree bachelor background tamatan fakultas ijazah',
  place:
    'kecamatan kec kabupaten kab kota desa kelurahan kel pulau lokasi penempatan domisili berdomisili alamat daerah wilayah asal tinggal rumah jalan jl',
  certificate:
    'sertifikat lisensi surat kartu memiliki punya wajib melampirkan dokumen berkas lampiran ijazah card certified license pelatihan training',
}
const SIGNS = new Map(Object.entries(SIGN_WORDS).map(([kind, words]) => [kind, new Set(words.split(' ').map(stem))]))
const BEFORE = 10
const AFTER = 3

/** Does a word that tells this kind stand in the same line, up to ten words before the phrase or three after it? */
export function hasSignWord(tokens: readonly Token[], kind: ConceptKind, from: number, to: number): boolean {
  const signs = SIGNS.get(kind)
  if (signs === undefined) return false
  const line = tokens[from]?.line
  const near = [...tokens.slice(Math.max(0, from - BEFORE), from), ...tokens.slice(to, to + AFTER)]
  return near.some((token) => token.line === line && signs.has(token.key))
}
