import type { EndReason, ThingKind } from '#coordination/reorganisation';
import type { Language } from '#terms/language';

/** Words of a dry-run table, for the page and for the command line. */
export interface ReorganisationWords {
  readonly kinds: { readonly [kind in 'merge' | 'split' | 'dissolve' | 'move-duty' | 'rename']: string };
  readonly things: { readonly [kind in ThingKind]: string };
  readonly ends: { readonly [why in Exclude<EndReason, 'said'>]: string };
  readonly orphan: string;
  readonly thing: string;
  readonly before: string;
  readonly after: string;
  readonly ended: string;
  readonly orphans: string;
}

export const REORGANISATION_WORDS: { readonly [language in Language]: ReorganisationWords } = {
  id: {
    kinds: {
      merge: 'Penggabungan',
      split: 'Pemecahan',
      dissolve: 'Pembubaran',
      'move-duty': 'Pemindahan tugas',
      rename: 'Nama baru',
    },
    things: {
      duty: 'Tugas',
      mandate: 'Kursi pimpinan kesepakatan',
      position: 'Jabatan',
      officer: 'Petugas',
      lane: 'Lajur layanan',
      'work-item': 'Langkah terbuka',
      case: 'Berkas terbuka',
      queue: 'Antrean',
      grant: 'Izin dari kesepakatan',
      'signing-key': 'Kunci segel',
      registry: 'Daftar data',
      account: 'Rekening penerima',
      membership: 'Keanggotaan kesepakatan',
      activity: 'Kegiatan bersama',
      plan: 'Rencana bersama',
      weight: 'Bobot kontribusi yang disepakati',
      indicator: 'Indikator bersama',
      question: 'Pertanyaan terbuka',
      decision: 'Keputusan bersama terbuka',
      dispute: 'Sengketa terbuka',
      order: 'Tugas dari badan koordinasi',
      minutes: 'Risalah yang belum lengkap tanda tangannya',
      conversation: 'Percakapan',
      incident: 'Kendala',
      complaint: 'Pengaduan terbuka',
    },
    ends: {
      'seals-no-more': 'Tidak menyegel lagi; segel lama tetap dapat diperiksa.',
      'within-one': 'Kedua pihak menjadi satu, jadi tidak perlu izin lagi.',
    },
    orphan: 'belum ada penerus',
    thing: 'Hal',
    before: 'Sebelum',
    after: 'Diteruskan',
    ended: 'Berakhir',
    orphans: 'Tanpa penerus',
  },
  en: {
    kinds: {
      merge: 'Merger',
      split: 'Split',
      dissolve: 'Dissolution',
      'move-duty': 'Moving a duty',
      rename: 'New name',
    },
    things: {
      duty: 'Duties',
      mandate: 'Lead seats of arrangements',
      position: 'Positions',
      officer: 'Officers',
      lane: 'Lanes of services',
      'work-item': 'Open steps',
      case: 'Open cases',
      queue: 'Queues',
      grant: 'Grants of arrangements',
      'signing-key': 'Seal keys',
      registry: 'Registries',
      account: 'Accounts of payees',
      membership: 'Memberships of arrangements',
      activity: 'Joint activities',
      plan: 'Joint plans',
      weight: 'Agreed weights of contribution',
      indicator: 'Shared indicators',
      question: 'Open questions',
      decision: 'Open joint decisions',
      dispute: 'Open disputes',
      order: 'Duties from the coordinating body',
      minutes: 'Minutes that lack signatures',
      conversation: 'Conversations',
      incident: 'Incidents',
      complaint: 'Open complaints',
    },
    ends: {
      'seals-no-more': 'Seals no more; old seals can still be checked.',
      'within-one': 'Both sides become one, so nothing is left to grant.',
    },
    orphan: 'nobody follows yet',
    thing: 'Thing',
    before: 'Before',
    after: 'Passed on',
    ended: 'Ended',
    orphans: 'Nobody follows',
  },
};
