import type { Lapse } from '#coordination/arrangement';
import type { ArrangementCommand, ArrangementReason } from '#coordination/lifecycle';
import type { Language } from '#terms/language';
import { sayCount } from '#terms/say';

interface LifeWords {
  readonly acts: { readonly [kind: string]: string };
  readonly ways: { readonly [kind in ArrangementCommand['kind']]: string };
  readonly reasons: { readonly [reason in ArrangementReason]: string };
  readonly lapses: { readonly [lapse in Lapse]: string };
  readonly holds: string;
  readonly holdsNot: (why: string, renewers: string) => string;
  readonly everyMember: string;
  readonly oneSeat: string;
  readonly warning: (days: number, grants: number, services: number, renewers: string) => string;
}

/** Words of what becomes of an arrangement. */
export const ARRANGEMENT_LIFE: { readonly [language in Language]: LifeWords } = {
  id: {
    acts: {
      'arrangement-shipped': 'Naskah diterbitkan',
      'arrangement-drafted': 'Dirancang',
      'arrangement-proposed': 'Diusulkan',
      'arrangement-circulated': 'Diedarkan untuk dimintai sikap',
      'stance-taken': 'Sikap dinyatakan',
      'arrangement-signed': 'Ditandatangani',
      'arrangement-enacted': 'Tanda tangan terakhir: ditetapkan',
      'arrangement-suspended': 'Dihentikan sementara',
      'arrangement-resumed': 'Dilanjutkan',
      'renewal-signed': 'Perpanjangan ditandatangani',
      'arrangement-renewed': 'Diperpanjang',
      'arrangement-terminated': 'Diakhiri',
      'arrangement-succeeded': 'Digantikan yang lain',
      'decision-taken': 'Keputusan bersama diambil',
      'minutes-countersigned': 'Risalah ditandatangani semua pihak',
      'dispute-decided': 'Sengketa diputuskan',
      'plan-shipped': 'Rencana bersama diterbitkan',
      'plan-signed': 'Rencana bersama ditandatangani',
      'plan-agreed': 'Rencana bersama disepakati semua anggota',
    },
    ways: {
      draft: 'Rancang',
      propose: 'Usulkan',
      circulate: 'Edarkan untuk dimintai sikap',
      stance: 'Nyatakan sikap',
      sign: 'Tanda tangani',
      suspend: 'Hentikan sementara',
      resume: 'Lanjutkan',
      renew: 'Perpanjang',
      end: 'Akhiri',
      succeed: 'Ganti',
    },
    reasons: {
      agreed: 'disepakati para pihak',
      audit: 'sedang diperiksa',
      breach: 'ketentuannya dilanggar',
      'basis-gone': 'dasar hukumnya hilang',
      replaced: 'diganti kesepakatan lain',
    },
    lapses: {
      'no-arrangement': 'kesepakatannya belum berlaku',
      'arrangement-expired': 'kesepakatannya sudah berakhir',
      'arrangement-suspended': 'kesepakatannya dihentikan sementara',
      'basis-lapsed': 'dasar hukumnya sudah tidak berlaku',
      'fields-exceed-grant': 'melebihi yang diberikan',
    },
    holds: 'berlaku sekarang',
    holdsNot: (why, renewers) => `tidak berlaku: ${why}${renewers === '' ? '' : `. Dapat diperbarui oleh ${renewers}`}`,
    everyMember: 'Mengikat setelah setiap anggota menandatangani.',
    oneSeat: 'Mengikat dengan satu tanda tangan.',
    warning: (days, grants, services, renewers) =>
      `Berakhir dalam ${days} hari: ${grants} hak berhenti di ${services} layanan, kecuali diperpanjang oleh ${renewers}.`,
  },
  en: {
    acts: {
      'arrangement-shipped': 'Text published',
      'arrangement-drafted': 'Drafted',
      'arrangement-proposed': 'Proposed',
      'arrangement-circulated': 'Circulated for stances',
      'stance-taken': 'A stance was taken',
      'arrangement-signed': 'Signed',
      'arrangement-enacted': 'Last signature: enacted',
      'arrangement-suspended': 'Suspended',
      'arrangement-resumed': 'Resumed',
      'renewal-signed': 'Renewal signed',
      'arrangement-renewed': 'Renewed',
      'arrangement-terminated': 'Ended',
      'arrangement-succeeded': 'Succeeded by another',
      'decision-taken': 'A joint decision was taken',
      'minutes-countersigned': 'Minutes were countersigned by all parties',
      'dispute-decided': 'A dispute was decided',
      'plan-shipped': 'Joint plan published',
      'plan-signed': 'Joint plan signed',
      'plan-agreed': 'Joint plan agreed by all members',
    },
    ways: {
      draft: 'Draft',
      propose: 'Propose',
      circulate: 'Circulate for stances',
      stance: 'Take a stance',
      sign: 'Sign',
      suspend: 'Suspend',
      resume: 'Resume',
      renew: 'Renew',
      end: 'End',
      succeed: 'Replace',
    },
    reasons: {
      agreed: 'agreed by the parties',
      audit: 'under audit',
      breach: 'its terms were broken',
      'basis-gone': 'its legal basis is gone',
      replaced: 'another takes its place',
    },
    lapses: {
      'no-arrangement': 'its arrangement is not yet in force',
      'arrangement-expired': 'its arrangement has ended',
      'arrangement-suspended': 'its arrangement is suspended',
      'basis-lapsed': 'its legal basis is no longer in force',
      'fields-exceed-grant': 'more than was granted',
    },
    holds: 'in force now',
    holdsNot: (why, renewers) => `not in force: ${why}${renewers === '' ? '' : `. Can be renewed by ${renewers}`}`,
    everyMember: 'Binds once every member has signed.',
    oneSeat: 'Binds by one signature.',
    warning: (days, grants, services, renewers) =>
      `Ends in ${sayCount(days, 'day', 'days')}: ${sayCount(grants, 'grant', 'grants')} will stop in ${sayCount(services, 'service', 'services')}, unless renewed by ${renewers}.`,
  },
};
