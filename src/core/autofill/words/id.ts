import type { Words } from "./concepts.ts";

/** Indonesian and Malay. */
export const id: Words = {
  oneTime:
    "kode otp, kod otp, kode sekali pakai, kod sekali guna, kata sandi sekali pakai, kata laluan sekali guna, sandi sekali pakai, kode sementara, kod sementara, kode dua faktor, kode 2fa, kode dua langkah, kode autentikator, kode aplikasi",
  verifyCode:
    "kode verifikasi, kod pengesahan, kod verifikasi, kode autentikasi, kode otentikasi, kode konfirmasi yang, kode masuk, kode login, kode sms, kod pengesahan, kode validasi, nombor pengesahan, kode pengesahan",
  code: "kode, kod, kode keamanan, kod keselamatan, kode konfirmasi, kode akses, kod akses, pin, token, digit, angka",
  digits: "# digit*, # angka, enam digit, empat digit, enam angka, # karakter*, # aksara",
  app: "aplikasi autentikator, aplikasi otentikator, aplikasi autentikasi, aplikasi otentikasi, aplikasi pengautentikasi, aplikasi pengesah, aplikasi pengesahan, aplikasi pengesah identiti, autentikator, authenticator, pengautentikasi, aplikasi anda, dari aplikasi, di aplikasi, aplikasi seluler, aplikasi mobile, dihasilkan oleh, dibuat oleh, generator kode",
  appWord: "aplikasi",
  factor:
    "dua langkah, 2 langkah, dua faktor, 2 faktor, dua tahap, 2 tahap, multifaktor*, multi faktor, faktor kedua, pelbagai faktor, berbilang faktor",
  sent: "dikirim, telah dikirim, kami kirim, kami mengirim, kami telah mengirim, mengirimkan, dikirimkan, dihantar, telah dihantar, kami telah menghantar, menghantar, melalui sms, lewat sms, via sms, melalui email, lewat email, melalui e mel, ke email, ke e mel, ke nomor, ke nombor, ke ponsel, diterima, anda terima, yang anda terima, tidak menerima, belum menerima, periksa email, cek email, semak e mel",
  channel: "sms, email, e mel, pesan teks, mesej teks, whatsapp, wa, panggilan",
  askToSend:
    "kirim kode, kirim ulang, kirim lagi, minta kode, dapatkan kode, kode baru, hantar kod, hantar semula, dapatkan kod, kod baharu, kirim otp, minta otp",
  enrol:
    "kode qr, kod qr, pindai, imbas, scan, kunci rahasia, kunci rahsia, kunci penyiapan, kunci penyediaan, siapkan autentika*, aktifkan autentikasi, aktifkan verifikasi, aktifkan dua, sediakan aplikasi, masukkan manual, tidak dapat memindai, scan gambar, pemindaian",
  recovery:
    "kode pemulihan, kod pemulihan, kode cadangan, kod sandaran, kode backup, kode darurat, kod kecemasan, kunci pemulihan, kod simpanan, kode pemulihan sekali pakai",
  captcha:
    "captcha, kode captcha, kode di gambar, kode gambar, karakter pada gambar, huruf pada gambar, teks pada gambar, pada gambar, dalam gambar, bukan robot, hasil penjumlahan",
  coupon:
    "kode promo, promo, kode kupon, kupon*, kode diskon, diskon, kode voucher, voucher*, kartu hadiah, kad hadiah, kod diskaun, diskaun, kod baucar, baucar, tebus*, kode referal, kod promosi, kode hadiah",
  postal: "kode pos, poskod",
  card: "nomor kartu, nombor kad, kode keamanan kartu, tanggal kedaluwarsa, masa berlaku, kartu kredit, kad kredit, kartu debit, belakang kartu, belakang kad, tarikh luput, nama di kartu, berlaku hingga, berlaku sampai, kedaluwarsa",
  invite:
    "kode undangan, undangan, kod jemputan, jemputan, kode rapat, rapat, mesyuarat, kode kelas, kod kelas, kode grup, kode referensi teman, kode ruangan",
  booking:
    "kode booking, kode pemesanan, pemesanan, kode reservasi, reservasi, nomor pesanan, pesanan, nomor resi, resi, nombor penjejakan, lacak, nomor referensi, nombor rujukan, nomor tiket, nomor faktur, tempahan, nombor tempahan, nomor polis, kode bayar, kode pembayaran",
  phone:
    "nomor telepon, telepon, nomor hp, hp, nomor ponsel, ponsel, nombor telefon, telefon, kode negara, kod negara, kode area, nomor handphone",
  login: "nama pengguna, pengguna, alamat email, alamat e mel, nomor pelanggan, id pelanggan, id pengguna, username",
  password: "kata sandi, sandi, kata laluan, password baru",
  secret: "kunci rahasia, kunci rahsia, kunci api",
  search: "cari, pencarian, carian, filter",
  other:
    "nama, nama depan, nama belakang, perusahaan, syarikat, kota, bandar, alamat, jalan, negara, tanggal lahir, tarikh lahir, hari, bulan, tahun, nik, nomor ktp, ktp, npwp, kad pengenalan, nombor kad pengenalan, paspor, nomor seri, nombor siri, kode produk, kode barang, kode batang, nomor rekening, nombor akaun, kode bank, plat, nomor polisi, jumlah, kuantiti, harga, nama perangkat, nama peranti, deskripsi, komentar*, pesan anda, kode error, kode warna, kode aktivasi, nomor meter, id meter, kode pajak, nomor induk",
  newPin:
    "buat pin, buat … pin, atur pin, tetapkan pin, pin baru, pin baharu, konfirmasi pin, ulangi pin, ubah pin, ganti pin, cipta pin, sahkan pin, tukar pin",
  fixedPin:
    "pin anda, pin kamu, lupa pin, buka kunci, kontrol orang tua, kawalan ibu bapa, pin atm, pin kartu, pin transaksi, masukkan pin",
  elsewhere:
    "di tv, pada tv, di layar, pada layar, di skrin, pada skrin, di perangkat, pada perangkat, pada peranti, kode perangkat, kod peranti, hubungkan perangkat, aktifkan perangkat, aktifkan tv, kode penyandingan, kode pairing, rekening koran, penyata bank, dalam surat, melalui pos, pada label, di kemasan, pada struk, di struk, gosok, di belakang",
};
