/** The assessment of what matching can do to people (UU 27/2022 art. 34). Its version stands in `graduates/assessment.ts`. */
export const idAssessment = {
  assessment: 'Penilaian dampak',
  assessment_why:
    'Mencocokkan orang dengan lowongan bisa berpengaruh besar pada hidup seseorang. Di sini tertulis apa yang bisa salah, apa yang kami lakukan, dan apa yang tetap harus dijaga manusia.',
  assessment_version: 'Versi {version}',
  assessment_scope: 'Apa yang dinilai',
  assessment_scope_said:
    'Program memberi nilai pada pasangan lulusan dan lowongan, mengurutkannya, dan menunjukkannya kepada lulusan, petugas, dan pemberi kerja. Termasuk berisiko tinggi menurut pasal 34: ada penilaian yang sistematis, data banyak orang, dan data yang dipertemukan.',
  assessment_need: 'Mengapa perlu',
  assessment_need_said:
    'Ribuan lowongan dan lulusan tidak bisa dibandingkan satu per satu dengan tangan tanpa ada yang terlewat. Yang dipakai hanya yang perlu: tanpa foto, agama, suku, status nikah, kesehatan, atau nama ibu.',
  assessment_risk: 'Yang bisa salah',
  assessment_measure: 'Yang dilakukan',
  assessment_left: 'Yang tersisa dan tugas manusia',
  risk_refused: 'Orang ditolak oleh mesin',
  risk_refused_measure:
    'Program hanya mengurutkan dan menjelaskan. Merujuk dan menolak dilakukan orang yang disebut namanya. Yang belum diketahui tidak merugikan.',
  risk_refused_left: 'Petugas bisa terlalu percaya pada angka; karena itu ada pelatihan singkat sebelum akun petugas dipakai.',
  risk_bias: 'Kelompok tertentu terus berada di bawah',
  risk_bias_measure:
    'Jenis kelamin, umur, agama, suku, disabilitas, dan penampilan tidak bisa sampai ke hitungan; syarat yang membeda-bedakan menahan iklan.',
  risk_bias_left:
    'Tempat tinggal dan lama menganggur bisa menjadi tanda tersembunyi. Perbandingan antarkelompok harus dihitung berkala.',
  risk_wrong_data: 'Data salah atau sudah lama',
  risk_wrong_data_measure:
    'Setiap orang melihat dan memperbaiki datanya sendiri, langsung berlaku. Sertifikat yang lewat masa disebut lewat masa, bukan tidak ada.',
  risk_wrong_data_left: 'Berkas impor tidak selalu benar; petugas memeriksanya bersama orangnya.',
  risk_leak: 'Nama dan nomor bocor',
  risk_leak_measure:
    'Satu pintu keluar, setiap lihatan dicatat dan ditunjukkan kepada orangnya, catatannya berantai. Pemberi kerja melihat daftar tanpa nama. NIK hanya tersimpan teracak.',
  risk_leak_left: 'Kalau bocor: pemberitahuan tertulis dalam 3 × 24 jam; daftar orangnya dibuat dari catatan lihatan.',
  risk_shared_phone: 'HP atau komputer bersama mencampur data',
  risk_shared_phone_measure:
    'Nama selalu tampak, masuk hanya sebentar kecuali di HP sendiri, komputer layanan berakhir setiap ganti orang.',
  risk_shared_phone_left:
    'Orang serumah yang memegang nomor yang sama bisa meminta kode. Yang tidak mau, memakai kata sandi saja dan memberi tahu petugas.',
  risk_fraud: 'Lowongan palsu atau minta uang',
  risk_fraud_measure:
    'Pemberi kerja diperiksa petugas sebelum iklannya tampil. Siapa pun bisa melaporkan iklan; laporan punya petugas dan akhir.',
  risk_fraud_left: 'Petugas tetap harus menelepon balik dan melihat alamatnya.',
  risk_child: 'Anak di bawah 18 tahun',
  risk_child_measure:
    'Hanya dengan izin wali yang dicatat petugas, tanpa pesan, tanpa nama kepada pemberi kerja, dan tidak pernah ke pekerjaan berbahaya.',
  risk_child_left: 'Umur yang diisi sendiri diperiksa petugas dengan akta lahir.',
  risk_insider: 'Petugas mendahulukan kenalannya',
  risk_insider_measure:
    'Petugas hanya melihat orang yang diurus kantornya, menyatakan ikatan dengan pemberi kerja, dan tidak bisa memutuskan tentangnya.',
  risk_insider_left: 'Ikatan yang tidak dinyatakan hanya terlihat dari catatan; pengelola memeriksanya.',
  assessment_review:
    'Penilaian ini dibaca ulang setiap kali bobot penilaian berganti, setelah setiap kebocoran, dan paling lambat setahun sekali. Sebelum dibuka untuk umum, ahli hukum dinas harus menyetujuinya.',
} as const
