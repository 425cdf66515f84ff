import type { Language } from '#terms/language';

/** What a check was made on: the copy kept here, the file sent, or the printed code. */
export interface Answers {
  readonly seal: { readonly stored: string; readonly sent: string; readonly code: string };
}

/** Sentences of the five checks of a paper. */
export interface CheckWords {
  readonly genuine: string;
  readonly revoked: string;
  readonly forged: string;
  readonly unrecorded: string;
  readonly malformed: string;
  readonly unknown: string;
  readonly seal: string;
  readonly sealYes: Answers['seal'];
  readonly sealNo: string;
  readonly codeForged: string;
  readonly content: string;
  readonly contentYes: string;
  readonly contentNo: string;
  readonly contentOpen: string;
  readonly log: string;
  readonly logYes: (seq: number) => string;
  readonly logNo: string;
  readonly status: string;
  readonly statusYes: (day: string) => string;
  readonly statusNo: string;
  readonly statusOpen: string;
  readonly issuer: string;
  readonly issuerYes: (name: string) => string;
  /** Where its issuer bears another name by now, or somebody has followed it. */
  readonly issuerNow: (name: string) => string;
  readonly issuerNo: string;
  /** By the code of what is wrong with a seal or a printed code. */
  readonly faults: { readonly [code: string]: string };
}

export const CHECK_WORDS: { readonly [language in Language]: CheckWords } = {
  id: {
    genuine: 'Dokumen ini asli dan berlaku',
    revoked: 'Dokumen ini asli, tetapi sudah dicabut',
    forged: 'Dokumen ini tidak asli, atau sudah diubah',
    unrecorded: 'Segelnya sah, tetapi dokumen ini tidak tercatat di sini',
    malformed: 'Tulis nomor seperti tercetak, contoh D-2026-7K3MQ2ZD-5T8WX1YB.',
    unknown: 'Tidak ada dokumen dengan nomor ini. Cocokkan lagi huruf dan angkanya dengan yang tercetak.',
    seal: 'Segel',
    sealYes: {
      stored: 'Segel pada salinan yang kami simpan sah.',
      sent: 'Segel pada berkas Anda sah.',
      code: 'Tanda tangan pada kode itu sah.',
    },
    sealNo: 'Segelnya tidak sah.',
    codeForged: 'Tanda tangan pada kode itu tidak cocok.',
    content: 'Isi berkas',
    contentYes: 'Sama, byte demi byte, dengan yang disegel.',
    contentNo: 'Tidak sama dengan satu pun dokumen yang kami segel.',
    contentOpen: 'Unggah PDF-nya untuk memeriksa isinya.',
    log: 'Tercatat',
    logYes: (seq) => `Peristiwa ke-${seq} pada berkasnya, dengan sidik yang sama.`,
    logNo: 'Tidak ada peristiwa penyegelan yang cocok.',
    status: 'Masih berlaku',
    statusYes: (day) => `Belum dicabut, diperiksa ${day}.`,
    statusNo: 'Penerbit sudah mencabutnya.',
    statusOpen: 'Tidak dapat diperiksa tanpa catatan.',
    issuer: 'Penerbit berwenang',
    issuerYes: (name) => `Kunci segel milik ${name}, berlaku saat menyegel.`,
    issuerNow: (name) => `Sekarang: ${name}.`,
    issuerNo: 'Tidak ada instansi kami yang memegang kunci segel itu.',
    faults: {
      'pdf-not-sealed': 'PDF ini tidak membawa segel.',
      'pdf-grown-after-sealing': 'Ada yang ditambahkan setelah PDF ini disegel.',
      'pdf-altered': 'Isi PDF ini diubah setelah disegel.',
      'seal-malformed': 'Segelnya rusak atau bukan bentuk segel kami.',
      'seal-foreign': 'Segel ini dibuat dengan kunci yang tidak kami kenal.',
      'qr-malformed': 'Ini bukan kode segel.',
      'qr-forged': 'Isi kode diubah, atau tanda tangannya bukan milik penerbit.',
      'qr-foreign': 'Kode ini ditandatangani dengan kunci yang tidak kami kenal.',
    },
  },
  en: {
    genuine: 'This document is genuine and in force',
    revoked: 'This document is genuine but has been revoked',
    forged: 'This document is not genuine, or it was altered',
    unrecorded: 'The seal holds, but this document is not recorded here',
    malformed: 'Write the number as printed, for example D-2026-7K3MQ2ZD-5T8WX1YB.',
    unknown: 'There is no document with this number. Compare letters and digits with what is printed.',
    seal: 'Seal',
    sealYes: {
      stored: 'The seal on the copy we keep holds.',
      sent: 'The seal on your file holds.',
      code: 'The signature of the code holds.',
    },
    sealNo: 'The seal does not hold.',
    codeForged: 'The signature of the code does not fit.',
    content: 'Content of the file',
    contentYes: 'The same, byte by byte, as what was sealed.',
    contentNo: 'It equals no document that we sealed.',
    contentOpen: 'Upload the PDF to check its content.',
    log: 'Recorded',
    logYes: (seq) => `Act ${seq} of its case, with the same fingerprint.`,
    logNo: 'No act of sealing fits it.',
    status: 'Still in force',
    statusYes: (day) => `Not revoked, checked on ${day}.`,
    statusNo: 'Its issuer has revoked it.',
    statusOpen: 'Cannot be checked without a record.',
    issuer: 'Issuer entitled',
    issuerYes: (name) => `The seal key belongs to ${name} and was valid when it sealed.`,
    issuerNow: (name) => `Now: ${name}.`,
    issuerNo: 'None of our agencies holds that seal key.',
    faults: {
      'pdf-not-sealed': 'This PDF carries no seal.',
      'pdf-grown-after-sealing': 'Something was added after this PDF was sealed.',
      'pdf-altered': 'The content of this PDF was changed after it was sealed.',
      'seal-malformed': 'The seal is broken or has not our form.',
      'seal-foreign': 'The seal was made with a key that we do not know.',
      'qr-malformed': 'This is no seal code.',
      'qr-forged': 'The code was changed, or its signature is not its issuer’s.',
      'qr-foreign': 'The code was signed with a key that we do not know.',
    },
  },
};
