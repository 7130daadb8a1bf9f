/** What the HTTP side says by itself: keys and their scopes, limits, forms that come back. */
export const idHttp = {
  scope_needed: 'Kunci ini tidak boleh dipakai untuk ini. Diperlukan kunci dengan cakupan {scope}.',
  title_limited: 'Terlalu sering',
  limited: 'Terlalu banyak permintaan. Coba lagi setelah {seconds} detik.',
  title_wrong_method: 'Cara memanggil tidak dikenal',
  wrong_method: 'Alamat ini ada, tetapi hanya bisa dipanggil dengan: {allowed}.',
  title_reused: 'Kunci permintaan sudah dipakai',
  idempotency_reused: 'Idempotency-Key ini sudah dipakai untuk permintaan lain. Pakai kunci baru untuk permintaan baru.',
  idempotency_malformed: 'Idempotency-Key harus 1 sampai 200 huruf, angka atau tanda, tanpa spasi.',
  idempotency_lost:
    'Permintaan dengan Idempotency-Key ini sudah dijalankan, tetapi hasilnya tidak diketahui lagi. Cari hasilnya di daftar.',
  if_match_malformed: 'If-Match harus * atau daftar ETag dalam tanda kutip, seperti "3".',
  form_kept: 'Yang sudah Anda isi masih ada di bawah ini.',
  form_outdated:
    'Sementara Anda mengisi, orang lain mengubah data ini. Isian Anda dan yang tersimpan sekarang tampak berdampingan. Kalau dikirim lagi, isian Anda yang berlaku.',
  stored_now: 'Tersimpan sekarang',
  stored_empty: 'kosong',
} as const
