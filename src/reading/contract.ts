import type { Contract } from '../matching/types.ts'
import type { Line } from './lines.ts'
import type { Scopes } from './scope.ts'
import type { Read } from './types.ts'

// In this order: "kontrak harian" is daily work, "magang" in a title outweighs a contract in the text.
const KINDS: readonly (readonly [Contract, RegExp])[] = [
  ['magang', /(?<!\p{L})(?:magang|pemagangan|internship|intern|apprentice(?:ship)?|kerja praktik|PKL)(?!\p{L})/iu],
  [
    'borongan',
    /(?<!\p{L})(?:(?:kerja|sistem|upah|tenaga|karyawan|pekerja|dibayar) (?:secara )?borongan|borongan per|secara borongan|piece ?work)(?!\p{L})/iu,
  ],
  [
    'harian',
    /(?<!\p{L})(?:(?:karyawan|pekerja|tenaga|buruh|kerja|kontrak|status|sistem) (?:harian|lepas)|harian lepas|daily worker|DW|BHL|PHL|KHL|casual worker|gaji harian|upah harian|dibayar harian)(?!\p{L})/iu,
  ],
  ['alih daya', /(?<!\p{L})(?:outsourc(?:e|ing)|alih daya|karyawan vendor|sistem vendor)(?!\p{L})/iu],
  [
    'PKWTT',
    /(?<!\p{L})(?:PKWTT|(?:karyawan|pegawai|staf|pekerja|status|kontrak|sebagai) tetap|permanent(?: employee| position| staff| contract)?|langsung (?:diangkat )?(?:karyawan )?tetap)(?!\p{L})/iu,
  ],
  [
    'PKWT',
    /(?<!\p{L})(?:PKWT|PKL(?= ?\d)|perjanjian kerja laut|(?:karyawan|pegawai|status|sistem|kerja|perjanjian|tenaga) kontrak|kontrak (?:kerja )?(?:selama )?(?:\d{1,2}|satu|dua) ?(?:\(\w{2,10}\) )?(?:tahun|bulan|thn|bln)|contract(?:ual)? (?:basis|employee|position)|\d{1,2} months? (?:work )?contract|(?:work )?contract|fixed[ -]term|kontrak(?= ?(?:[.,;)(:]|$|\d|awal|kerja)))(?!\p{L})/iu,
  ],
]
// A "perjanjian kerja laut" of seafarers is no practical work of pupils.
const SEA =
  /(?<!\p{L})(?:pelaut|kapal|ABK|tug ?boat|tongkang|mualim|masinis|nakh?oda|kelasi|juru mudi|juru minyak|KKM|BST|AN[TK]-?\s?[IVD]{1,3}|ATT-?\s?[IVD]{1,3})(?!\p{L})/iu
// Experience gathered elsewhere, papers the job works on, or a promise for later.
const NOT_THIS_JOB =
  /(?:pengalaman|berpengalaman|pernah|lulusan|siswa|peserta|mengelola|menyusun|membuat|mengurus|mengatur|dokumen|administrasi|surat|isi|menangani|review|drafting|database|data|rekrut\p{L}{0,6}|membimbing|mengawasi|supervisi|experience)\s(?:\S{1,14}\s){0,4}$|(?:berkesempatan|kesempatan|peluang|bisa|dapat|potensi|jenjang)\s(?:\S{1,14}\s){0,3}$/iu
const WORKPLACE_TALK =
  /(?<!\p{L})(?:dokumen|draft|review|menyusun|vendor|klien|pelanggan|customer|konsumen|legal|proyek|tender|sewa)\s{1,2}(?:\p{L}{2,12}\s){0,2}kontrak|(?:permanent|tetap) (?:magnet|marker)/iu

/** The kind of contract, only where the advert says it of this job. */
export function contractSaid(lines: readonly Line[], scopesOf: (line: Line) => Scopes): Read<Contract | null> {
  for (const [contract, pattern] of KINDS) {
    for (const line of lines) {
      if (line.section === 'company' || (line.section === 'duties' && contract !== 'magang')) continue
      const found = pattern.exec(line.text)
      if (found === null) continue
      if (/^PKL$/i.test(found[0]) && lines.some(({ text }) => SEA.test(text)) !== (contract === 'PKWT')) continue
      const end = found.index + found[0].length
      if (NOT_THIS_JOB.test(line.text.slice(Math.max(0, found.index - 60), found.index)) || WORKPLACE_TALK.test(line.text))
        continue
      const scopes = scopesOf(line)
      if (scopes.isNegated({ start: found.index, end }) || scopes.isNice({ start: found.index, end })) continue
      return { value: contract, from: [line.words.source(line.start + found.index, line.start + end)] }
    }
  }
  return { value: null, from: [] }
}
