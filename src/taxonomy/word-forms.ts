/** Roots that affixes are taken off to reach. A word whose root is not listed keeps its affixes, so that no trade word is destroyed. */
const ROOT_WORDS = `
ajar ambil amplas analisis angkat angkut antar aplikasi arsip asah asin atur awetkan baca bahas bakar bangkit bantu bayar beku beli bengkok benih bentang
bersih besi bibit bimbing bongkar bor bordir bubut buat bungkus cadang cairkan catat cek cetak cuci cukur cor daftar damping debur dempul desain
diagnosis didik distribusi dokumentasi dodol edit edukasi ekspor evaluasi fabrikasi filet fillet gali gambar ganti gelar gerinda gilas giling giring goreng
gosok gudang gulung gunting hitung hidang hias identifikasi ikat iklan impor input inspeksi instal investigasi isi jadwal jahit jemput jemur jemput jual
kalibrasi kaleng kawal kecer kelola kelupas kemas kemudi kembang kendali kering kikis kikir kirim klarifikasi kolaborasi komunikasi konfigurasi kontrol
koordinasi kupas lapis lapor las layan ledak lindung lipat listrik lubang lumas masak mandor mitra monitor muat negosiasi nelayan obras olah operasi oles
otomasi pancang pandu panen pangkas panggang pantau pasang pasar pelihara periksa pecah peras pijat pilah pindah poles potong presentasi produksi
promosi proses pupuk racik rakit rancang rawat rekam rekap rekrut rencana rendam rias ringkas roda rol sablon saji salur sambung sandar saring seduh
selam semai semprot servis setel setrika siapkan sikat siram simpan sita sol solder sortir suluh sunting supervisi surat susun tagih tambal tambang tambat
tanam tangkap tata tebang tekuk tenun terima terjemah tes tes teknik timbang tuang tulis tunas tugal ukir ukur uji urus verifikasi validasi
`

/** Words whose affixes are part of their meaning, and forms that the rules cannot reach: word, then the key it has. */
const IRREGULAR_WORDS = `
kelas=kelas mengelas=las pengelasan=las pengelas=las ngelas=las dilas=las bengkel=bengkel
pengawas=pengawas pengawasan=pengawas mengawasi=pengawas
pendingin=pendingin pendinginan=pendingin perikanan=perikanan perkebunan=perkebunan perbankan=perbankan perkantoran=perkantoran perhotelan=perhotelan
pertanian=pertanian peternakan=peternakan keperawatan=keperawatan kebidanan=kebidanan perawat=perawat perawatan=rawat
keamanan=keamanan kesehatan=kesehatan keuangan=keuangan kecantikan=kecantikan kebakaran=kebakaran kehutanan=kehutanan kendaraan=kendaraan
pelayan=pelayan pelatih=pelatih pelatihan=pelatihan pelaksana=pelaksana pelaksanaan=pelaksanaan pelayaran=pelayaran pelanggan=pelanggan
penjaga=penjaga penjagaan=penjagaan pembantu=pembantu pengasuh=pengasuh pengembang=pengembang penyiar=penyiar pemasok=pemasok
pembukuan=pembukuan pemasukan=pemasukan pengeluaran=pengeluaran pengalaman=pengalaman perumahan=perumahan bangunan=bangunan pembangunan=pembangunan
belajar=belajar diajarkan=diajarkan diajari=diajarkan pelajar=pelajar pelajaran=pelajaran pembelajaran=pembelajaran pendidikan=pendidikan pendidik=pendidik
menarik=menarik tertarik=tertarik penarikan=tarik berkas=berkas pemberkasan=berkas pengadaan=pengadaan pembesian=pembesian
pengecatan=mengecat mengecat=mengecat pengecat=mengecat pengecoran=cor mengecor=cor ngecor=cor pengeboran=bor mengebor=bor ngebor=bor
pengepakan=kemas mengepak=kemas pengepak=kemas perbaikan=perbaiki memperbaiki=perbaiki diperbaiki=perbaiki perbaiki=perbaiki
analisa=analisis menganalisa=analisis penganalisaan=analisis diagnosa=diagnosis mendiagnosa=diagnosis
tagihan=tagih pemetaan=pemetaan menangani=tangani penanganan=tangani tangani=tangani rekrutmen=rekrut ketelitian=teliti kejujuran=jujur
kedisiplinan=disiplin keramahan=ramah emas=emas berau=berau terampil=terampil pelaut=pelaut perancah=perancah pengelola=pengelola
peledakan=ledak peledak=ledak pelapisan=lapis pelumasan=lumas pelumas=lumas pelayanan=layan pelaporan=lapor pelabelan=label
sertifikasi=sertifikat bersertifikat=sertifikat bersertifikasi=sertifikat tersertifikasi=sertifikat certificate=sertifikat
bangkitan=bangkit pembangkit=pembangkit pembangkitan=pembangkit pertukangan=pertukangan perkayuan=perkayuan
teknisi=teknisi ketenagalistrikan=ketenagalistrikan penerbangan=penerbangan bertani=bertani petani=petani
pemilah=pilah pengemudi=pengemudi kemudikan=kemudi terapi=terapi terapis=terapis kemudian=kemudian dipertimbangkan=pertimbangan mempertimbangkan=pertimbangan pertimbangan=pertimbangan kirimkan=kirimkan
pemasar=pemasar antara=antara perantara=perantara berpengaruh=pengaruh pengaturan=atur permanen=permanen tera=tera disiplin=disiplin dipasang=pasang
tertib=tertib perkakas=perkakas pertamina=pertamina berlian=berlian terminal=terminal terminasi=terminasi
diesel=diesel digital=digital direktur=direktur dinamo=dinamo distributor=distributor keramik=keramik kelautan=kelautan
semen=semen seluler=seluler senior=senior sekretaris=sekretaris bersih=bersih persediaan=persediaan perseroan=perseroan
menu=menu mesin=mesin mekanik=mekanik mebel=mebel medis=medis media=media mental=mental menteri=menteri meter=meter
`

/** Spellings seen in adverts and in people's own writing: what is written, then what is meant. */
const VARIANT_WORDS = `
supir=sopir sekuriti=security securiti=security scurity=security electrical=elektrikal elektrical=elektrikal electrikal=elektrikal
electric=elektrik electronic=elektronik electronics=elektronik kontruksi=konstruksi konsturksi=konstruksi konstruksion=konstruksi
sertipikat=sertifikat certifikat=sertifikat sertificat=sertifikat porklif=forklift forklip=forklift porklift=forklift forklif=forklift
sinso=senso beko=beko exca=excavator exsa=excavator eksa=excavator eksavator=excavator ekskavator=excavator escavator=excavator
exel=excel excell=excel exell=excel maintanance=maintenance maintance=maintenance maintenence=maintenance mantenance=maintenance
maintenace=maintenance adminitrasi=administrasi adminsitrasi=administrasi administasi=administrasi adminstrasi=administrasi administration=administrasi
costumer=customer costomer=customer ijasah=ijazah kwalifikasi=kualifikasi kemenaker=kemnaker depnaker=kemnaker disnaker=disnaker
pengalman=pengalaman pengalamam=pengalaman pnglmn=pengalaman penglaman=pengalaman asistant=asisten assisten=asisten assistant=asisten assistent=asisten asistent=asisten
refrigasi=refrigerasi refrigeration=refrigerasi staff=staf opr=operator oprator=operator oprtr=operator adm=admin spv=supervisor supervisior=supervisor suvervisor=supervisor
yg=yang utk=untuk dgn=dengan tdk=tidak sdh=sudah blm=belum krn=karena dlm=dalam jg=juga thn=tahun th=tahun bln=bulan min=minimal
max=maksimal maks=maksimal minimum=minimal maximal=maksimal maximum=maksimal loker=lowongan lowker=lowongan sif=shift shif=shift
service=servis services=servis serfis=servis reparasi=servis welding=welding walder=welder weldr=welder
scaffolder=scaffolder scafolder=scaffolder scafolding=scaffolding skafolding=scaffolding scafolding=scaffolding scaffholding=scaffolding
technician=teknisi tekhnisi=teknisi tehnisi=teknisi teknisian=teknisi tehnik=teknik tekhnik=teknik mechanic=mekanik mechanik=mekanik mekanic=mekanik
accounting=accounting acounting=accounting akunting=accounting accountan=accountant
qualitas=kualitas quality=quality kwalitas=kualitas logistics=logistic logistik=logistik
komputer=komputer computer=komputer komunikasi=komunikasi hydraulic=hidrolik hydraulik=hidrolik hidraulik=hidrolik hidraulic=hidrolik hidroulik=hidrolik
alumunium=aluminium almunium=aluminium aluminum=aluminium gipsum=gypsum jaringan=jaringan praktek=praktik
manajement=manajemen managemen=manajemen menejemen=manajemen manajer=manager menejer=manager manejer=manager
pembukuan=pembukuan perpajakan=perpajakan marketting=marketing digitals=digital disain=desain design=desain designer=desainer
photographer=fotografer photography=fotografi fotographer=fotografer videographer=videografer grafik=grafik
ii=2 iii=3 iv=4 bii=b2 diii=d3 div=d4 plat=pelat plate=pelat pipe=pipa drafting=drafting drafer=drafter drafternya=drafter
kitchen=kitchen katring=katering cathering=catering restaurant=restoran resto=restoran restauran=restoran restorant=restoran
ekspor=ekspor export=ekspor import=impor eksport=ekspor driver=driver drifer=driver sopir=sopir pabrikan=pabrik
nurse=nurse farmasi=farmasi pharmacy=farmasi apotik=apotek apotek=apotek chasier=kasir casir=kasir
tambak=tambak bulldozer=buldoser buldozer=buldoser bulldoser=buldoser dozer=doser crain=crane kren=crane
mandarin=mandarin english=english otomotive=otomotif automotive=otomotif outomotif=otomotif
tukang=tukang tkang=tukang jakit=jahit ngejahit=jahit jaitan=jahit jait=jahit njahit=jahit njait=jahit
mbettang=mabettang mabetang=mabettang mabbettang=mabettang pabetang=pabettang pabbettang=pabettang mabbetang=mabettang
inspection=inspeksi inspector=inspektor inspektur=inspektor instrument=instrumen instrumentation=instrumentasi
installation=instalasi instalation=instalasi installasi=instalasi instalator=instalatir installer=instalatir
fabrication=fabrikasi construction=konstruksi project=proyek projek=proyek proyek=proyek
warehouse=warehouse wearhouse=warehouse werehouse=warehouse warehousing=warehouse gudang=gudang
whatsap=whatsapp wa=whatsapp instagaram=instagram tiktoker=tiktok
security=security satpan=satpam pertamax=pertamax skill=skill lisensi=lisensi license=lisensi licence=lisensi lisence=lisensi
breafing=briefing brifing=briefing expedisi=ekspedisi expedition=ekspedisi kls=kelas excle=excel exce=excel negoisasi=negosiasi bernegoisasi=bernegosiasi document=dokumen documents=dokumen dokument=dokumen damtruk=dumptruck dumtruk=dumptruck
njual=jual ngetik=mengetik ngepel=mengepel nyapu=menyapu nyolder=solder nyusun=menyusun ngecat=mengecat ngebubut=bubut ngegerinda=gerinda nyuci=mencuci nyetir=menyetir
nyetrika=setrika ngangkat=angkat ngangkut=angkut ngupas=kupas ngikat=ikat ngelayani=melayani preon=freon stenlis=stainless stainlis=stainless stenles=stainless
bering=bearing opnam=opname kernek=kernet amper=ampere riger=rigger bekesting=bekisting begisting=bekisting seprei=seprai sprei=seprai
komunikatip=komunikatif kreatip=kreatif aktip=aktif inovatip=inovatif
`

/** Right words that stand one letter beside a word of the tables and are not slips of it: "permanen" is no "pemanen" (harvester). */
const RIGHT_WORDS = `
amanat ancaman articulate aneroid angkai assembled assembler associates asupan audisi autism bandar bangka banker banking batang bathing batuan bawahan bedding bendung
bermesin berlayar berwenang binding blended blending boating bonding border braiding buahan buaran caching caster carton clipper coiler combine combined commando
commit contactor controlled copier couple couples cruise dalang dekorator dengar dibawa diseksi draping driving election elektron factor faktor fellow
finances finished formasi former framer gading garden gelang gemologist granat honest highways infection infeksi inferior inside investor jalinan jangkar
joiner jurung kacang kajang kartun karung keaslian kecacatan kekakuan keling kendal kendari keriting kernel kebutuhannya ketegangan keutuhan konektor konser
konter kontras konvensi korban kornet krisis kritik lampung landing langsing larangan lasting lembab lembut lender lengkungan literary locker lokalitas loaner
majalah makalah mangkuk manula marina mariner marines marmer masker melaju melati meletakkan memakan memasok membahas membatu membaut membilas membuah menakar
menara mengeras mengental mengerek mengetuk mengayuh menyalin menyangkut menyari menyepuh menyiarkan menyikat menyusui merapat merata milking mopping motorik
pajangan pandan pandang pangkat parker parking partai parties pelarut pelawak peletakan pellet pelumatan pemadatan pemaduan pemahat pemakanan pemalang pemandian
pemantapan pematang pembakaran pembelaan pembelitan pemberi pembuahan pemburuan pemerahan pemisahan penalaran penamaan penampang penangkaran penatu pencair
pencukuran penempaan penerbangan pengaduan pengamalan pengamatan pengapalan pengaruh pengawakan pengawal pengawalan pengayaan pengelapan pengerokan penggerek
penggeruk pengkajian penguburan pengukiran pengupahan penjaja penjara penundaan penyidikan penyimpangan penyulam penyusutan peperangan peranan perata perekat
jarang rendang bracing pancing memancing cuaca nozzle kemasan heating bontang timing tuning permanen permodelan personil pertahanan petrol pisang pleating plater posted postur premier prompter propelled puller pulping racing regulator rentang responses
routes samping sandal sander sawing scheduler sealing sebaik seeing selang seragam settler shelling shelter sifter silver singing slating slicer slitter soldier
sporting stadion starch stitching string sublime supervis tampak tandon tangkai tanner taster teater tenang tengku tennis terbang terisi terpal timbal tingkah
tomografi transisi tulang tunggal tuning ukiran urugan urukan urutan waiting waster wearing perahu terampil sopan pelatuk pelosok kapal mental permata kompetisi
kompetensi persiapan pengajuan perjanjian pelajaran perusahaan keputusan kesempatan kegiatan peserta penumpang
`

const wordsIn = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '')
const pairsIn = (list: string): [string, string][] =>
  wordsIn(list).map((pair) => {
    const [written = '', meant = ''] = pair.split('=')
    return [written, meant]
  })

export const NOT_MISSPELT: ReadonlySet<string> = new Set(wordsIn(RIGHT_WORDS))
export const ROOTS: ReadonlySet<string> = new Set(wordsIn(ROOT_WORDS))
export const IRREGULAR: ReadonlyMap<string, string> = new Map(pairsIn(IRREGULAR_WORDS))
export const VARIANTS: ReadonlyMap<string, string> = new Map(
  pairsIn(VARIANT_WORDS).filter(([written, meant]) => written !== meant),
)
