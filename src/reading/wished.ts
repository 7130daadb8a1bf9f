const CUE =
  /(?<!\p{L})(?:mau|ingin|pengen|pengin|minat|berminat|cari|mencari|melamar|lamar|cita-cita|bercita-cita|tertarik|(?:siap|bersedia|sanggup) (?:untuk )?(?:jadi|menjadi|kerja|bekerja)|looking for|want)(?!\p{L})/giu
// Words that turn from what is wished to what was done or can be done.
const DONE =
  /(?<!\p{L})(?:pernah|pengalaman|berpengalaman|pngalaman|pnglmn|pnglaman|pengalmn|biasa|terbiasa|bisa|mampu|mahir|menguasai|lulusan|tamatan|alumni|selesai|punya|sudah|sdh|selama|sebelumnya|mantan|dulu|sekarang|skrg|can|able|have|experienced?|worked)(?!\p{L})|\d ?(?:tahun|thn|th|bulan|bln)(?!\p{L})/iu
// "Siap kerja apa saja: …" and "cari kerja: …" wish for all that the list holds.
const LIST = /:|(?<!\p{L})apa ?(?:saja|aja|pun)(?!\p{L})/iu
const LONGEST = 300

/** In a person's own words: is the work named at `start` only wished for ("mau jadi kasir", "siap kerja apa saja: kasir, sopir")? */
export function isWished(text: string, start: number): boolean {
  const from = Math.max(text.lastIndexOf('.', start - 1), text.lastIndexOf(';', start - 1), start - LONGEST) + 1
  const before = text.slice(from, start)
  const cue = [...before.matchAll(CUE)].at(-1)
  if (cue === undefined) return false
  const between = before.slice(cue.index + cue[0].length)
  return !DONE.test(between) && (!between.includes(',') || LIST.test(between))
}
