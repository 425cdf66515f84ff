import type { ArrangementFile, GrantKind } from '#coordination/schema';
import type { Language } from '#terms/language';
import { sayCount } from '#terms/say';

interface ArrangementWords {
  readonly steps: readonly string[];
  readonly instruments: { readonly [instrument in ArrangementFile['instrument']]: string };
  readonly patterns: { readonly [pattern in ArrangementFile['leadPattern']]: string };
  readonly parts: { readonly [role in ArrangementFile['members'][number]['role']]: string };
  readonly states: { readonly [state in ArrangementFile['state']]: string };
  readonly kinds: { readonly [kind in GrantKind]: string };
  readonly criteria: { readonly [key: string]: string };
  readonly grantsNote: string;
  readonly allMembers: string;
  readonly to: string;
  readonly byBill: string;
  readonly endsDetail: string;
  readonly standsDetail: string;
  readonly servedWhat: string;
  readonly servedDetail: string;
  readonly plan: (indicators: number, activities: number) => string;
  readonly meanwhile: (body: string) => string;
  readonly evidenceTitle: (step: number, found: number, missing: number) => string;
  readonly nextTitle: (step: number, name: string, missing: number) => string;
  readonly computedTitle: (step: number, name: string) => string;
  readonly used: (n: number) => string;
  readonly endsWhat: (n: number) => string;
  readonly standsWhat: (n: number) => string;
  readonly unanswered: (owner: string, asker: string) => string;
}

/** Words of arrangements; the nine steps after Perri 6 as the LAN module names them. */
export const ARRANGEMENT_WORDS: { readonly [language in Language]: ArrangementWords } = {
  id: {
    steps: [
      'tidak ada',
      'penyertaan',
      'dialog',
      'perencanaan bersama',
      'kerja bersama',
      'usaha bersama',
      'satelit',
      'aliansi strategis',
      'penyatuan',
      'peleburan',
    ],
    instruments: {
      law: 'undang-undang',
      'presidential-regulation': 'peraturan presiden',
      'head-of-region-regulation': 'peraturan kepala daerah',
      'head-of-region-decree': 'keputusan kepala daerah',
      memorandum: 'nota kesepahaman',
      'cooperation-agreement': 'perjanjian kerja sama (PKS)',
    },
    patterns: { single: 'satu pemimpin', rotating: 'bergilir', shared: 'bersama' },
    parts: {
      lead: 'memimpin',
      colead: 'memimpin bersama',
      member: 'anggota',
      observer: 'pengamat',
      payee: 'penerima setoran',
    },
    states: {
      draft: 'rancangan',
      proposed: 'diusulkan',
      enacted: 'ditetapkan, belum berlaku',
      signed: 'ditandatangani, belum berlaku',
      'in-force': 'berlaku',
      suspended: 'dihentikan sementara',
      expired: 'berakhir',
      terminated: 'diakhiri',
      succeeded: 'dilanjutkan yang lain',
    },
    kinds: {
      data: 'Data',
      'fee-share': 'Bagian biaya',
      'queue-share': 'Antrean',
      'sign-for': 'Tanda tangan',
      'borrowed-officer': 'Petugas',
    },
    criteria: {
      'impact-note': 'Layanan atau rencana terbit seorang anggota menyebut dampaknya bagi anggota lain',
      'all-linked':
        'Semua anggota terhubung oleh data yang dibaca, pertanyaan yang ditutup, atau risalah yang ditandatangani',
      'in-force': 'Kesepakatannya berlaku hari ini',
      'joint-plan': 'Rencana bersama ditandatangani semua anggota',
      'shared-indicator': 'Rencana itu punya indikator dengan nilai awal dan sasaran',
      'activities-of-two': 'Kegiatan dimiliki dua anggota atau lebih',
      'end-or-review': 'Ada tanggal akhir, atau peraturan sebagai dasar dengan tanggal peninjauan',
      'lanes-of-two': 'Layanan yang terbit punya lajur dua anggota atau lebih',
      'worked-together': 'Dua anggota atau lebih menyelesaikan langkah di berkas yang sama',
      'shares-of-two': 'Dua anggota atau lebih punya bagian biaya atau anggaran',
      'joint-unit': 'Unit bersama diisi dua anggota atau lebih',
      'three-years': 'Umur paling sedikit tiga tahun',
      'owned-agency': 'Lembaga milik dua anggota atau lebih, saham berjumlah 100, dengan dasar hukum',
      'owned-agency-worked': 'Lembaga itu menyelesaikan kerja di lajurnya sendiri',
      'two-outcomes': 'Rencana bersama menuju dua hasil atau lebih',
      'two-services': 'Anggota bekerja di berkas yang sama pada dua layanan atau lebih',
      'shared-lead': 'Pimpinan bergilir atau bersama',
      'decisions-of-two': 'Keputusan ditandatangani dua instansi atau lebih',
      'one-head': 'Satu pimpinan atas dua instansi atau lebih yang namanya tetap',
      'pooled-queue': 'Antrean mereka dikerjakan bersama',
      'one-escalation': 'Yang tidak terjawab naik ke satu kursi yang sama',
      'merged-without-orphans': 'Anggota dilebur, yang lama berakhir, tanpa ada yang tertinggal',
    },
    grantsNote: 'Pemakaian 30 hari terakhir. Yang berdasar undang-undang tetap berlaku bila kesepakatan berakhir.',
    allMembers: 'semua anggota',
    to: 'Untuk',
    byBill: 'menurut tagihan',
    endsDetail: 'Berhenti pada detik kesepakatan berakhir.',
    standsDetail: 'Dasarnya undang-undang sendiri.',
    servedWhat: 'Warga tetap dilayani',
    servedDetail: 'Yang tidak boleh lagi diambil, kami tanyakan kepada Anda atau petugas, dan kami sebut sebabnya.',
    plan: (indicators, activities) => `${indicators} indikator, ${activities} kegiatan`,
    meanwhile: (body) => `Sementara kosong, pertanyaan naik langsung ke ${body}.`,
    evidenceTitle: (step, found, missing) => `Langkah ${step}: ${found} bukti ada, ${missing} belum`,
    nextTitle: (step, name, missing) => `Langkah berikutnya ${step}, ${name}: kurang ${missing} bukti (ukuran usulan)`,
    computedTitle: (step, name) => `Yang membuktikan langkah ${step}, ${name} (ukuran usulan)`,
    used: (n) => (n === 0 ? 'belum dipakai' : `dipakai ${n} kali`),
    endsWhat: (n) => `${n} hak berhenti`,
    standsWhat: (n) => `${n} hak tetap`,
    unanswered: (owner, asker) => `${owner} belum menjawab ${asker}`,
  },
  en: {
    steps: [
      'none',
      'taking into account',
      'dialogue',
      'joint planning',
      'joint working',
      'joint venture',
      'satellite',
      'strategic alliance',
      'union',
      'merger',
    ],
    instruments: {
      law: 'law',
      'presidential-regulation': 'presidential regulation',
      'head-of-region-regulation': 'regulation of the head of the region',
      'head-of-region-decree': 'decree of the head of the region',
      memorandum: 'memorandum of understanding',
      'cooperation-agreement': 'cooperation agreement (PKS)',
    },
    patterns: { single: 'one lead', rotating: 'rotating', shared: 'shared' },
    parts: { lead: 'leads', colead: 'leads jointly', member: 'member', observer: 'observer', payee: 'payee' },
    states: {
      draft: 'draft',
      proposed: 'proposed',
      enacted: 'enacted, not yet in force',
      signed: 'signed, not yet in force',
      'in-force': 'in force',
      suspended: 'suspended',
      expired: 'expired',
      terminated: 'terminated',
      succeeded: 'succeeded by another',
    },
    kinds: {
      data: 'Data',
      'fee-share': 'Fee share',
      'queue-share': 'Queue',
      'sign-for': 'Signing',
      'borrowed-officer': 'Officer',
    },
    criteria: {
      'impact-note': "A member's published service or plan states its effect on another member",
      'all-linked': 'All members are linked by data read, questions closed or minutes countersigned',
      'in-force': 'The arrangement is in force today',
      'joint-plan': 'A joint plan is signed by all members',
      'shared-indicator': 'That plan has an indicator with a baseline and a target',
      'activities-of-two': 'Activities are owned by two members or more',
      'end-or-review': 'There is an end date, or a regulation as its basis with a review date',
      'lanes-of-two': 'A published service has lanes of two members or more',
      'worked-together': 'Two members or more finished steps in the same case',
      'shares-of-two': 'Two members or more have a fee or budget share',
      'joint-unit': 'A joint unit is staffed by two members or more',
      'three-years': 'A life of at least three years',
      'owned-agency': 'A body owned by two members or more, shares adding up to 100, with a legal basis',
      'owned-agency-worked': 'That body finished work in a lane of its own',
      'two-outcomes': 'Joint plans work towards two outcomes or more',
      'two-services': 'Members work in the same cases of two services or more',
      'shared-lead': 'A rotating or shared lead',
      'decisions-of-two': 'Decisions signed by two agencies or more',
      'one-head': 'One head over two agencies or more that keep their names',
      'pooled-queue': 'Their queue is worked in common',
      'one-escalation': 'What is not answered climbs to one and the same seat',
      'merged-without-orphans': 'Members were merged, the old ones ended, and nothing was orphaned',
    },
    grantsNote: 'Use in the last 30 days. What a statute gives stands when the arrangement ends.',
    allMembers: 'all members',
    to: 'To',
    byBill: 'by the bill',
    endsDetail: 'They end the moment the arrangement ends.',
    standsDetail: 'They rest on a statute of their own.',
    servedWhat: 'People are served all the same',
    servedDetail: 'What may no longer be fetched we ask you or an officer, and say why.',
    plan: (indicators, activities) =>
      `${indicators} ${indicators === 1 ? 'indicator' : 'indicators'}, ${activities} activities`,
    meanwhile: (body) => `While it is vacant, questions climb straight to ${body}.`,
    evidenceTitle: (step, found, missing) => `Step ${step}: ${found} found, ${missing} missing`,
    nextTitle: (step, name, missing) =>
      `Next is step ${step}, ${name}: ${sayCount(missing, 'piece', 'pieces')} of evidence missing (a proposed measure)`,
    computedTitle: (step, name) => `What shows step ${step}, ${name} (a proposed measure)`,
    used: (n) => (n === 0 ? 'not used yet' : `used ${n} ${n === 1 ? 'time' : 'times'}`),
    endsWhat: (n) => `${n} grants end`,
    standsWhat: (n) => `${n} grants stand`,
    unanswered: (owner, asker) => `${owner} has not answered ${asker}`,
  },
};
