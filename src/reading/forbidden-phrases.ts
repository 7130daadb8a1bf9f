import type { ForbiddenKind } from './types.ts'

export interface Phrase {
  readonly kind: ForbiddenKind
  readonly demand: RegExp
  /** Looked for in the same line: with it the words are harmless. */
  readonly unless?: RegExp
  /** Looked for right before the words: with it they are about something else. */
  readonly unlessBefore?: RegExp
  /** Counts among the duties too; else a duty is what the work handles, not who may do it. */
  readonly anywhere?: boolean
}

const MAN = 'pria|laki ?-? ?laki|laki2|cowok|cowo|lelaki|male|men only|man only|ikhwan'
const WOMAN = 'wanita|perempuan|cewek|cewe|female|women only|woman only|akhwat|gadis'
// Garments, rooms and readers are of a sex; the demand is not.
const OF_A_SEX =
  '(?:pakaian|baju|busana|sepatu|sandal|celana|tas|produk|toilet|kamar|mess|asrama|salon|klinik|kesehatan|dokter|fashion|fesyen|aksesoris|kosmetik|parfum|dewasa|anak|bayi|murid|siswa|santri|pelanggan|konsumen|komunitas|penjahit|jahit|menjahit|potong rambut|barbershop|rambut|kaum|hak|pemberdayaan|perlindungan|cuti|khususnya \\p{L}{2,12},)'

const sex = (words: string, others: string): Phrase => ({
  kind: 'sex',
  demand: new RegExp(
    `(?<!\\p{L})(?<!${OF_A_SEX}\\s)(?:(?:jenis kelamin|gender|sex|khusus|hanya(?: untuk| menerima)?|di ?utamakan|diprioritaskan|lebih disukai|untuk|bagi|kandidat|pelamar|calon|seorang|tenaga kerja|karyawan|wajib|harus)\\s{0,2}:?\\s{0,2})?(?:${words})(?!\\p{L})(?:\\s{0,2}(?:saja|only|diutamakan|lebih (?:diutamakan|disukai)|preferred))?`,
    'giu',
  ),
  unless: new RegExp(
    `(?<!\\p{L})(?:${others}|l ?/ ?p|p ?/ ?l|semua (?:gender|jenis kelamin)|(?:${OF_A_SEX})\\s(?:\\p{L}{2,10}\\s)?(?:${words})|any gender|(?:${words})\\s(?:hamil|karir))(?!\\p{L})`,
    'iu',
  ),
})

const YEARS = '(?:tahun|thn|th|taun|years?(?: old)?|yrs?|y\\.?o)'
const AGE = '(?:1[7-9]|[2-6]\\d)'
const UP_TO =
  '(?:maks(?:imal|imum)?|max(?:imal|imum)?|mak|mks|paling (?:tua|tinggi)|tidak lebih(?: dari)?|tdk lebih|di ?bawah|dibawah|kurang dari|below|under|up to|not (?:older|more) than|<|<=|hingga|sampai|s\\/d)'

export const PHRASES: readonly Phrase[] = [
  sex(MAN, WOMAN),
  sex(WOMAN, MAN),
  {
    kind: 'sex',
    demand:
      /(?<!\p{L})(?:(?:khusus|hanya|diutamakan)\s{1,2}(?:kaum |para )?(?:(?:ibu|bapak)[ -]?(?:ibu|bapak)?|putra(?! daerah)|putri)|(?:gentlemen|ladies|girls|boys) only)(?!\p{L})/giu,
  },
  // Age
  {
    kind: 'age',
    demand: new RegExp(
      `(?<!\\p{L})(?:${UP_TO}\\.?\\s{0,2})?(?:ber)?(?:usia|umur|age[ds]?)(?:\\s{0,2}(?:pelamar|kandidat|calon|peserta|produktif|ideal|kerja(?= \\d)))?\\s{0,2}[:=]?\\s{0,2}(?:antara |between |range |kisaran |sekitar |dari |mulai )?(?:${UP_TO}|min(?:imal|imum)?|mulai|between)?\\s{0,2}[.,:]{0,2}\\s{0,2}${AGE}(?:\\s{0,2}(?:${YEARS})?\\s{0,2}(?:-|s\\.?\\/?d\\.?|sd|sampai(?: dengan)?|hingga|to|and|dan|~)\\s{0,2}(?:${UP_TO}\\.?\\s{0,2})?${AGE})?(?:\\s{0,2}\\(\\w{3,12}(?: \\w{3,12}){0,2}\\))?\\s{0,2}${YEARS}?(?:\\s{0,2}(?:ke ?bawah|ke ?atas))?`,
      'giu',
    ),
    unless:
      /(?:anak|murid|siswa|bayi|balita|lansia|pasien|mesin|bangunan|alat|produk|perusahaan|pohon|tanaman|ternak|ayam)\s(?:dengan |yang )?(?:ber)?(?:usia|umur)|usia (?:kerja|pakai|pensiun|proyek)(?! \d)/i,
  },
  {
    kind: 'age',
    demand: new RegExp(
      `(?<![\\p{L}\\d])${UP_TO}\\.?\\s{0,2}:?\\s{0,2}${AGE}\\s{0,2}(?:\\(\\w{3,12}(?: \\w{3,12}){0,2}\\)\\s{0,2})?(?:tahun|thn|th|taun|years? old|years of age|y\\.?o)(?!\\p{L})`,
      'giu',
    ),
    unlessBefore: /(?:pengalaman|experience|pnglmn|garansi|kontrak|berdiri|usia|umur)[^,.;]{0,24}$/i,
  },
  {
    kind: 'age',
    demand: new RegExp(
      `(?:^\\W{0,3}|(?<=(?:SMA|SMK|SMP|S1|D3|pria|wanita)\\s{0,2}-\\s{1,2}))${AGE}\\s{0,2}${YEARS}?\\s{0,2}-\\s{0,2}${AGE}\\s{0,2}${YEARS}\\W{0,3}$`,
      'giu',
    ),
  },
  {
    kind: 'age',
    demand: new RegExp(
      `(?<!\\p{L})(?:${MAN}|${WOMAN})[^\\p{L}\\d]{0,4}${AGE}\\s{0,2}(?:-\\s{0,2}${AGE})?\\s{0,2}${YEARS}`,
      'giu',
    ),
    unless: /usia|umur|pengalaman|experience/i,
  },
  {
    kind: 'age',
    demand: new RegExp(`(?<![\\p{L}\\d])${AGE}\\s?(?:-|to|s\\/d)\\s?${AGE} years old`, 'giu'),
    unless: /(?:aged?|usia) /i,
  },
  {
    kind: 'age',
    demand:
      /(?<!\p{L})(?:usia (?:masih )?(?:muda|produktif)|masih muda|berjiwa muda dan usia|kelahiran (?:tahun )?(?:\d{4}|di ?atas|minimal|maks\p{L}{0,4})|lahir (?:setelah|sesudah|di atas) (?:tahun )?\d{4}|young (?:and energetic|female|male|candidates?)|tidak (?:menerima|terima) (?:di ?atas|usia)|belum (?:berusia|berumur))(?!\p{L})/giu,
  },
  // Looks
  {
    kind: 'looks',
    demand:
      /(?<!\p{L})(?:(?:ber)?penampilan(?: yang)? (?:\p{L}{3,9},? (?:dan |& )?)?(?:menarik|cantik|ganteng|tampan|oke|good|modis|fashionable|cakep|kece|elegan)|penampilan (?:menarik|fisik)|good[ -]?looking|(?:ber)?(?:wajah|paras|muka)(?: yang)? (?:\p{L}{3,9} )?(?:menarik|cantik|tampan|ganteng|bersih|good|tirus)|(?:ber)?kulit (?:putih|cerah|bersih|terang|kuning langsat)|(?:pleasant|attractive|good|presentable|charming) (?:looking|appearance|looks?|face)|attractive(?= (?:and|woman|man|female|lady|person))|cantik|ganteng|tampan|cakep|goodlooking|enak dipandang|fotogenik|(?:tidak|tanpa|no) (?:ber)?(?:kacamata|jerawat|jerawatan|kawat gigi|behel)|gigi (?:rapi|rata)|langsing|(?:tidak|tanpa|tdk|no) (?:ber|ada |memiliki |mempunyai |punya )?(?:tato|tattoo|tatto|bertato|tindik|bertindik)(?:(?:,? dan|,? atau|\/| &|,)\s?(?:tidak )?(?:ber)?(?:tato|tattoo|tatto|tindik))?|tidak gemuk|rambut (?:panjang|lurus|pendek)(?= (?:dan|,|wajib)))(?!\p{L})/giu,
    unless:
      /(?:foto|display|produk|konten|desain|kemasan|toko|etalase|tampilan|makanan|penampilan (?:toko|produk|kamar|hidangan|menu))[^.,;]{0,30}(?:menarik|cantik)|rias|mempercantik/i,
  },
  // Marital status
  {
    kind: 'marital',
    demand:
      /(?<!\p{L})(?:(?:status(?: pernikahan| perkawinan)?\s?:?\s?)?(?:belum (?:menikah|nikah|kawin|berkeluarga|punya anak|berumah tangga|pernah menikah)|tidak (?:sedang )?(?:menikah|hamil|berkeluarga|terikat (?:pernikahan|perkawinan))|lajang|bujang|single|jomblo|unmarried|not married)|(?:sudah|telah) (?:menikah|berkeluarga)(?: (?:diutamakan|lebih disukai))?|(?:wajib|harus|diutamakan|khusus|lebih disukai(?: yang)?) (?:yang )?(?:sudah )?(?:menikah|berkeluarga|married)|bersedia (?:untuk )?(?:tidak|belum) menikah|tidak (?:akan )?menikah (?:selama|dalam)|status (?:menikah|janda|duda)|janda|marital status\s?:\s?\p{L}{4,9})(?!\p{L})/giu,
    unless:
      /(?:single[ -](?:origin|point|sign|line|parent|page|phase|bed|room|shot|source|player|seat|window|cab(?:in)?|core|user|unit|date|minded|handed)|lajang (?:maupun|atau|dan|\/)|menikah (?:maupun|atau|\/) (?:belum|lajang|single)|berkeluarga ?(?:\/|atau|maupun) ?(?:bujang|lajang|single|belum)|(?:cuti|tunjangan|bonus|hadiah|izin) (?:menikah|nikah|pernikahan)|tidak (?:harus|wajib|perlu) (?:single|lajang|belum menikah)|(?:married|menikah)\s?(?:\/|or|atau|dan|&)\s?(?:single|lajang|belum)|single\s?(?:\/|or|atau)\s?(?:married|menikah|sudah))/i,
  },
  // Religion
  {
    kind: 'religion',
    demand:
      /(?<!\p{L})(?:(?:ber)?agama(?: islam| kristen| katolik| hindu| buddha| budha| konghucu|\s?:\s?\p{L}{4,9})|muslim(?:ah)?(?: (?:taat|yang taat|diutamakan|only|saja))?|non[ -]?muslim|(?:kristen|katolik|kristiani|hindu|buddha|nasrani)(?: diutamakan| saja|,? taat)?|(?:selalu |menjaga |melaksanakan |rajin |taat |tidak meninggalkan |wajib |terbiasa |bersedia |tertib )?(?:s(?:h)?[ao]lat|shalat)(?: (?:lima|5) waktu| wajib| berjama(?:'?ah)| tepat waktu| dhuha)|(?:bisa|mampu|dapat|lancar|pandai|rajin|fasih) (?:meng?aji|(?:membaca|baca) (?:al[ -]?)?qur'?an)|(?:baca|membaca|hafal|hafalan|tilawah)(?: al[ -]?)? ?(?:qur'?an|juz \d{1,2})|(?:wajib |harus |bersedia |siap |menggunakan |memakai |pakai |mengenakan |wear(?:ing)? )?(?:ber)?(?:hijab|jilbab|kerudung|cadar)|(?:taat|rajin) (?:ber)?(?:agama|ibadah|beribadah)|seiman|hafidz|hafiz)(?!\p{L})/giu,
    unless:
      /(?:islamic|rumah sakit islam|rs islam|universitas islam|yayasan islam|sekolah islam|bank (?:muamalat|syariah)|(?:baju|busana|fashion|pakaian|gamis|brand|produk|produsen|toko|konveksi|penjualan|jual|koleksi|menjahit|jahit|distributor|butik|outfit|scarf|model|mukena)[\s/,]{1,2}(?:\p{L}{3,10} )?(?:muslim|hijab|jilbab|kerudung)|muslim wear|(?:perlengkapan|alat|fasilitas|tempat|waktu|ruang|istirahat) (?:s(?:h)?[ao]lat|ibadah)|semua agama|bagi (?:yang )?(?:ber)?agama|tanpa memandang|tidak memandang|terlepas dari)/iu,
  },
  // Ethnicity
  {
    kind: 'ethnicity',
    demand:
      /(?<!\p{L})(?:(?:ber)?suku (?:asli|jawa|sunda|batak|bugis|dayak|tidung|banjar|madura|melayu|minang|betawi|toraja|tionghoa|chinese|bulungan|apa)|(?:ber)?(?:etnis|ras|keturunan)(?: (?:tionghoa|chinese|cina|china|arab|india|jawa|dayak|tertentu|asing))?|(?:khusus|hanya|diutamakan|wajib|harus|lebih disukai)(?: untuk| bagi| warga| orang)? (?:pribumi|tionghoa|chinese|cina|orang (?:jawa|sunda|bugis|dayak|cina|asli)|suku|putra (?:asli|dayak|tidung|bulungan))|(?:chinese|tionghoa|pribumi|orang (?:jawa|dayak|bugis|sunda|tidung)) (?:only|saja|diutamakan|lebih disukai|preferred)|non[ -]?pribumi|warna kulit)(?!\p{L})/giu,
    unless:
      /suku (?:cadang|bunga|dinas)|(?:masakan|makanan|food|bahasa|restoran|menu|speaking|language|mandarin)[^.;]{0,24}(?:tionghoa|chinese|cina)|(?:tionghoa|chinese) (?:food|cuisine|language|speak\p{L}{0,4}|restaurant)|(?:tanpa|tidak) (?:memandang|membedakan)|regardless/iu,
  },
  // Height and weight
  {
    kind: 'height',
    demand:
      /(?<!\p{L})(?:(?:min(?:imal|imum)?\.? )?(?:(?:tinggi|berat)(?: ?(?:\/|dan|&|,) ?(?:tinggi|berat))?(?: badan)(?: ?(?:\/|dan|&) ?(?:berat|tinggi)(?: badan)?)?|TB(?= ?(?:\/|:|min|maks|max|ideal|prop|di ?atas|>|=|-|\d))(?: ?\/ ?BB)?|BB(?: ?\/ ?TB)?(?= ?(?:ideal|proporsional|maks|min|\d))|tinggi(?= ?(?:min|pria|wanita|di ?atas|:|\d{3} ?cm))|height(?=\s{0,2}[:=]?\s{0,2}(?:min|max|at least|above|\d{3}|proportional|ideal|>))|body weight)\s{0,2}[:=]?\s{0,2}(?:(?:yang )?(?:ideal|proporsional|proposional|proportional|seimbang|sesuai)|(?:\p{L}{3,9} )?(?:min(?:imal|imum)?\.?|maks(?:imal)?\.?|max\.?|di ?atas|at least|>|>=)?\s{0,2}\.?\s{0,2}1?\d{2}\s{0,2}(?:-\s{0,2}\d{2,3}\s{0,2})?(?:cm|kg)?)?|(?:min(?:imal|imum)?\.?|max\.?|maks\.?)\s{0,2}1[3-9]\d ?cm|(?:ber)?(?:postur|badan)(?: tubuh| badan)? (?:yang )?(?:tinggi|tegap|ideal|proporsional|atletis|langsing))(?!\p{L})/giu,
    unless:
      /tinggi (?:rak|barang|bangunan|mesin|tiang|scaffolding|tekanan|kendaraan|plafon)|perguruan tinggi|timbang(?:an)?|pasien|balita|posyandu|mengukur|pengukuran/i,
  },
  // Disability
  {
    kind: 'disability',
    demand:
      /(?<!\p{L})(?:(?:tidak|bukan|tanpa|bebas(?: dari)?|non|not)[ -](?:sedang |memiliki |mempunyai |punya |ada |mengalami |penyandang )?(?:\p{L}{2,10} )?(?:cacat(?: (?:fisik|tubuh|mental|badan|anggota tubuh))?|difabel|disabilitas|kecacatan|kekurangan fisik|keterbatasan fisik|kelainan fisik|disabled|disabilit(?:y|ies))|(?:fisik|anggota (?:tubuh|badan)) (?:normal|lengkap|sempurna|utuh)|normal (?:fisik|secara fisik|jasmani)|able[ -]bodied|tidak (?:tuli|bisu|pincang|tunarungu|tunawicara|tunadaksa))(?!\p{L})/giu,
    unless:
      /(?:produk|barang|hasil|jahitan|kain|kemasan|bahan)\s(?:\p{L}{2,10}\s){0,3}cacat|tidak (?:membedakan|memandang|mendiskriminasi)|terbuka (?:untuk|bagi)|without discrimination|regardless/iu,
  },
  // Money asked of the person
  {
    kind: 'fee',
    demand:
      /(?<!\p{L})(?:(?:mem)?bayar(?:kan)? (?:\p{L}{2,12} ){0,2}(?:biaya|uang|administrasi|admin|pendaftaran|seragam|pelatihan|training|deposit|jaminan|tes|medical|mcu|id card)|(?:dikenakan|dikenai|dipungut|ada|terdapat|menanggung|siapkan|menyiapkan|sediakan|setor|menyetor|menyetorkan|mengganti|wajib|kirim|transfer|membawa) (?:sejumlah )?(?:biaya|uang) (?:\p{L}{2,12} )?(?:admin(?:istrasi)?|pendaftaran|seragam|pelatihan|training|jaminan|deposit|tes|masuk|pangkal|sebesar|transport(?:asi)? dan|rp|id card|mcu|pemberkasan|proses|tiket)|biaya (?:admin(?:istrasi)?|pendaftaran|seragam|pelatihan|training|pemberkasan|tes|mcu|medical|proses|registrasi|id card|penempatan)[^.;]{0,24}(?:rp|sebesar|\d{2,3}(?:rb|ribu|\.000)|ditanggung (?:sendiri|pelamar|peserta|kandidat|calon|karyawan)|dibebankan|wajib|dipotong|dibayar)|(?:biaya|tiket|akomodasi|seragam|mcu|pelatihan|medical check ?up)[^.;,]{0,30} (?:ditanggung|dibayar|biaya|dibebankan)(?: oleh| kepada| ke)? (?:sendiri|pelamar|peserta|kandidat|calon|karyawan baru)|(?:uang|dana|biaya) (?:jaminan|deposit|pelicin|pangkal|muka|komitmen)|deposit(?: (?:awal|seragam|sebesar|kerja|rp))|transfer (?:biaya|uang|dana|sejumlah|rp|sebesar|ke rekening|dulu)|(?:beli|membeli) (?:formulir|seragam|paket|produk dulu|starter)|bukti (?:transfer|pembayaran) (?:pendaftaran|administrasi|biaya)|(?:registration|administration|training|processing|application|placement|recruitment|visa) fees?(?: of| is| required| applies| must)?|pay (?:a |the |an )?(?:\p{L}{3,14} )?(?:fee|deposit)|refundable deposit|potong(?:an)? gaji (?:\p{L}{2,10} ){0,3}(?:seragam|jaminan|pelatihan|deposit|penempatan))(?!\p{L})/giu,
    unless:
      /(?:tidak|tanpa|tdk|bukan|jangan|no|without|free|gratis|bebas|never)\s(?:\p{L}{2,14}\s){0,5}(?:biaya|pungutan|bayar|membayar|dipungut|fee|uang|charge|pay|deposit|transfer|imbalan)|(?:ditanggung|dibayar|disediakan|dicover)(?: oleh| penuh oleh)? (?:perusahaan|kantor|kami|company)|penipuan|hoax|hati[ -]hati|waspada|mengatasnamakan|gratis/iu,
  },
  // Papers kept as a pledge
  {
    kind: 'diploma-withheld',
    demand:
      /(?<!\p{L})(?:i[jz]a[zs]ah?h?(?: asli)?(?: \p{L}{2,12}){0,3} (?:di ?tahan|ditahan|dijaminkan|disimpan|dititip(?:kan)?|diserahkan|sebagai jaminan|jadi jaminan|untuk jaminan)|(?:penahanan|tahan|menahan|jaminan|menjaminkan|jaminkan|menitipkan|titip|menyerahkan|menyimpan|simpan|serahkan) (?:sementara )?(?:dokumen )?i[jz]a[zs]ah?|(?:original )?(?:diploma|certificate|ijazah)s? (?:will be |is |are )?(?:withheld|held|kept|retained|as (?:a )?(?:guarantee|collateral|deposit))|(?:withhold|hold|keep|retain|surrender)(?:ing)? (?:of )?(?:your |the )?(?:original )?diploma|(?:ktp|kk|bpkb|sertifikat|akta)(?: asli)? (?:di ?tahan|dijaminkan|sebagai jaminan)|(?:bersedia )?(?:menahan|jaminan) (?:dokumen|berkas|surat) (?:asli|berharga))(?!\p{L})/giu,
    unless:
      /(?:tidak|tdk|tanpa|no|not|bukan|never)\s(?:ada |akan |perlu |di|melakukan |sistem |pernah |be |any )?(?:\p{L}{0,10}\s)?(?:penahanan|menahan|tahan|ditahan|jaminan|withh?old(?:ing)?|withheld|kept|held|dijaminkan)|(?:ditahan|tahan) ?(?:\?|: ?tidak)/iu,
    anywhere: true,
  },
  // Signs of fraud
  {
    kind: 'fraud',
    demand:
      /(?<!\p{L})(?:(?:tanpa|tidak ada|no) (?:interview|wawancara|tes|seleksi)(?:,| dan|\/)? ?(?:langsung (?:kerja|diterima)|tes)?|(?:pasti|dijamin|100 ?%|auto) (?:di ?terima|lolos|lulus|kerja|masuk)|(?:interview|wawancara|tes|seleksi) (?:via|lewat|melalui|by) (?:chat|wa\b|whatsapp|telegram|tele)|(?:hubungi|chat|gabung|join|daftar) (?:\p{L}{2,10} )?(?:via |lewat |di |ke |grup )?telegram|(?:cukup|hanya|modal|bermodal|bermodalkan) (?:hp|handphone|smartphone|ponsel)|(?:like|subscribe|follow)(?: (?:dan|&) (?:like|subscribe|follow|komen))? (?:video|youtube|akun|produk|channel)|(?:kerja|tugas) (?:ringan|mudah|santai)[^.;]{0,30}(?:gaji|hasil|penghasilan|cuan|komisi) (?:besar|jutaan|tinggi|fantastis)|(?:jutaan|\d{1,3} ?(?:juta|jt)) ?(?:rupiah )?(?:per|\/|se) ?hari|(?:penghasilan|passive income|cuan|komisi) (?:tak|tidak) terbatas|lewat orang dalam|jalur (?:orang dalam|khusus|dalam|belakang)|kirim(?:kan)? (?:kode|otp|pin|nomor rekening|no rek(?:ening)?)|(?:guaranteed|instant) (?:hire|acceptance|job)|no interview|earn \$?\d[\d.,]{1,8}k? (?:a|per) day|multi level|mlm|money game|dobel uang|investasi (?:awal|bodong|minimal))(?!\p{L})/giu,
    unless:
      /penipuan|hati[ -]hati|waspada|hoax|bukan (?:mlm|multi level)|no mlm|tidak (?:ada )?mlm|tim (?:konten|sosial media)|(?:mengelola|membuat|engagement) (?:konten|akun|video)/i,
  },
]
