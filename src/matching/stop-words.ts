/**
 * Words that say nothing about a job: function words of Indonesian and English, and what every search for work begins with. Folded.
 * Not among them is "a": it tells SIM A from SIM C.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `yang dan di ke dari untuk pada dengan atau oleh dalam ini itu sebagai adalah ialah akan agar supaya bagi para serta juga
  dapat bisa mampu telah sudah belum tidak bukan tanpa ada saja hanya lebih sangat paling antara hingga sampai sejak secara tentang
  terhadap maupun bahwa karena jika bila apabila ketika saat seperti yakni yaitu dll dsb dst tsb the of and or to in for with on at
  by as is are be an from this that will we you our your their have has can
  saya kami kita anda dia mereka kamu nya mau ingin minta tolong yg utk dgn dg pd dr krn sy
  lowongan loker lowker kerja kerjaan pekerjaan bekerja cari mencari dicari butuh dibutuhkan membutuhkan job jobs vacancy work`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
