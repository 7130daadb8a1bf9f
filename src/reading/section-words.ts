import type { Section } from './headings.ts'

// What a line says of itself, whatever heading it stands under.
const COMPANY =
  /^(?:PT|CV|UD)\b\.? [^,.\n]{2,40}, (?:sebuah |salah satu )?(?:perusahaan|kontraktor|subkontraktor|distributor|produsen|pabrik|penyedia|rental|galangan|agen|bengkel|toko|hotel|restoran)|\b(?:bergerak (?:di|dalam)|yang bergerak|perusahaan kami (?:adalah|merupakan|bergerak)|merupakan (?:sebuah |salah satu )?(?:perusahaan|penyedia|brand|bisnis|usaha|pusat|produsen|distributor|toko|restoran|klinik|hotel|lembaga|pabrik|agen|kontraktor)|adalah (?:sebuah |salah satu )?(?:kontraktor|subkontraktor|manufactur\w{0,4}|pabrikan|supplier|pemasok|dealer|rental|tempat|jaringan|platform|startup|agensi|agency|grup|group|bagian dari \[|perusahaan|penyedia|brand|bisnis|usaha|pusat|produsen|distributor|toko|restoran|klinik|hotel|lembaga)|didirikan (?:pada|sejak|tahun)|berdiri sejak|is an? (?:[\w-]{2,16} ){0,3}(?:company|manufacturer|provider|group|firm|brand|distributor)|our (?:client|company) is|leading (?:company|provider|manufacturer)|founded in|kami (?:selalu )?(?:berkomitmen|percaya)|berkomitmen (?:untuk|terhadap|pada|dalam))\b/i
// "PT X bergerak di bidang Y membutuhkan Z" tells of the job in the same breath.
const WANTS =
  /\b(?:mem?butuhkan|dibutuhkan|mencari|dicari|(?:mem)?buka (?:lowongan|kesempatan|penerimaan)|is (?:looking|seeking|hiring)|we(?: are|'re) (?:looking|seeking|hiring))\b/i
const BENEFIT_FIRST =
  /^(?:ada |dapat |mendapat(?:kan)? |tersedia |disediakan |free |gratis )?(?:bpjs|thr\b|tunjangan|uang (?:makan|transport|saku|lembur|kehadiran)|bonus|insentif|asuransi|jenjang kari[er]r?|makan (?:siang|ditanggung|disediakan)|mess|tempat tinggal|cuti|gaji|upah|salary|penghasilan|komisi|lembur dibayar|allowance|health insurance|annual leave|transport allowance|medical|career (?:path|development)|training (?:&|and)|pengembangan karir|kesempatan (?:berkembang|karir|pengembangan)|lingkungan kerja (?:yang )?(?:nyaman|positif|mendukung|dinamis|menyenangkan|kekeluargaan))/i
const BENEFIT_NAMED = /\b(?:bpjs (?:kesehatan|ketenagakerjaan|tk|naker)|thr|tunjangan hari raya)\b/i
const APPLY =
  /\b(?:kirim(?:kan)?|lamar sekarang|segera (?:melamar|lamar|daftar|apply)|(?:surat|berkas) lamaran|curriculum vitae|daftar riwayat hidup|cv (?:ke|terbaru|dan|lengkap)|apply (?:now|here|via)|send your|hubungi|via (?:wa|whatsapp|email)|whatsapp ?:|subjek|subject|interview (?:di|pada|langsung)|klik|pas ?foto|fotocopy|foto ?copy|scan (?:ktp|ijazah)|hanya kandidat|only shortlisted|privacy policy|recruitment process|data protection|terms (?:of use|and conditions?))\b|\[(?:telepon|email|tautan|akun)\]/i
const REQUIREMENT =
  /^(?:minimal|minimum|min\b|maks|max|pendidikan|lulusan|pengalaman|berpengalaman|punya|memiliki|mempunyai|menguasai|mampu|mahir|paham|memahami|mengerti|mengetahui|bisa|dapat|terbiasa|bersedia|siap|sanggup|usia|umur|berusia|pria|wanita|laki|perempuan|jujur|disiplin|teliti|ramah|rajin|cekatan|komunikatif|sehat|domisili|berdomisili|fresh ?graduate|diutamakan|lebih disukai|wajib|harus|tidak|jurusan|sim\b|s[12]\b|d[1-4]\b|sm[akup]\b|smk|kandidat|familiar|berpenampilan|penampilan|pernah|experienced?|at least|able|ability|good|strong|proficien|fluent|willing|candidate|must|bachelor|diploma|knowledge|understanding|excellent|have|having|possess|own|male|female|age|single|belum menikah|terbuka untuk|tanpa pengalaman|non pengalaman|sertifikat|bersertifikat|keahlian|kemampuan|ketrampilan|keterampilan|pengetahuan|pemahaman|loyal|kreatif|inisiatif|tanggung jawab$)/i
// Strong enough to be a requirement even among the duties or in the opening words.
const PLAIN_REQUIREMENT =
  /^(?:minimal |min\.? ?|minimum )?(?:pendidikan|lulusan|usia|umur|pengalaman (?:kerja|min|di|sebagai|\d)|berpengalaman|sma|smk|smu|slta|sederajat|jenjang|program studi|fresh ?graduate)\b|^(?:pria|wanita|laki|perempuan)\b/i
const DUTY =
  /^(?:me(?!ncari|mbutuhkan|rekrut|mbuka (?:lowongan|kesempatan)|nerima (?:karyawan|pegawai|calon|tenaga|\d)|nambah \d)[a-z]{3,}|bertanggung ?jawab (?:atas|terhadap|untuk|dalam|pada|penuh|langsung|kepada)|bertugas|berkoordinasi|bekerja ?sama dengan|berkolaborasi|memastikan|input|rekap|pengecekan|pengoperasian|perawatan|pemeliharaan|pembuatan|penyusunan|pengelolaan|perbaikan|pemeriksaan|pencatatan|penerimaan|support|assist|prepare|maintain|ensure|perform|manage|conduct|monitor|coordinate|handle|operate|responsible|provide|develop|create|check|inspect|repair|stock opname|follow ?up|update|menjadi)\b/i
// "Memiliki kesempatan berkembang" is given, not asked.
const GIVEN = /kari[er]r|kesempatan|tunjangan|asuransi|bpjs|bonus|lingkungan|fasilitas|benefit|gaji|cuti/i
const HAVE =
  /^(?:diutamakan|pernah|berpengalaman|terbiasa|paham|bisa|wajib|memiliki|mempunyai|menguasai|mampu|mahir|memahami|mengerti|mengetahui|mengenal)\b/i

// "Roster 8:2, camp, makan, laundry": a list of two such things and more is what is given, whatever it stands under.
const PERK =
  /(?<!\p{L})(?:mess|mes|camp|asrama|dormitory|makan(?: \d ?x| tiga kali| gratis| ditanggung)?|meals?|laundry|gym|kantin|canteen|katering|wi-?fi|bpjs|thr|bus|jemputan|antar jemput|shuttle|tiket|seragam|premi|insentif|bonus|klinik|uang \p{L}{4,12}|roster \d[^,]{0,24}|cuti \p{L}{4,12}|apd|ac|tv)(?!\p{L})/iu
const ASKS =
  /(?<!\p{L})(?:bersedia|siap|mau|sanggup|mampu|bisa|wajib|harus|pengalaman|dicari|mencari|butuh\p{L}*|me[nmlrwy]\p{L}{4,}|must|able|willing|experience)(?!\p{L})/iu

function isListOfPerks(line: string): boolean {
  if (!line.includes(',') || ASKS.test(line)) return false
  const parts = line.slice(0, 400).split(',')
  return parts.filter((part) => part.search(PERK) >= 0).length * 2 > parts.length
}

/** The section of a line by its own words, where they are plainer than the heading above it or no heading stands there. */
export function sectionByWords(line: string, under: Section): Section {
  if (under === 'apply' || under === 'title') return under
  if (COMPANY.test(line)) return WANTS.test(line) ? 'open' : 'company'
  if (under !== 'duties' && APPLY.test(line)) return 'apply'
  if (PLAIN_REQUIREMENT.test(line)) return 'requirements'
  if (isListOfPerks(line)) return 'benefits'
  if (under === 'benefits') return HAVE.test(line) && !GIVEN.test(line) ? 'requirements' : under
  if (under === 'company') return under
  if (under === 'duties' ? BENEFIT_FIRST.test(line) : BENEFIT_FIRST.test(line) || BENEFIT_NAMED.test(line)) return 'benefits'
  if (under === 'requirements' || under === 'duties') return under
  if (HAVE.test(line)) return 'requirements'
  if (DUTY.test(line)) return 'duties'
  if (REQUIREMENT.test(line)) return 'requirements'
  return under
}

/** In a paragraph about the firm a sentence with "kami" goes on about it, unless it says whom the firm wants. */
export const isOfFirm = (line: string): boolean =>
  /\b(?:kami|kita|our|we)\b/i.test(line) && !WANTS.test(line) && !PLAIN_REQUIREMENT.test(line)

/** Where a sentence about the firm turns to whom it looks for, or null: "PT X bergerak di bidang Y, membutuhkan Z". */
export function turnToJob(line: string): number | null {
  const company = COMPANY.exec(line)
  if (company === null) return null
  const after = line.slice(company.index).search(WANTS)
  return after < 0 ? null : company.index + after
}
