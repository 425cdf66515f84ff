import type { DuplicateDemand } from '#insights/duplicate-demands';
import type { StaleRegistry } from '#insights/exchange-figures';
import { inside } from '#operations/marks/say-case';
import type { Language } from '#terms/language';
import { sayCount } from '#terms/say';

/** Sentences of the exchange board. */
interface ExchangeSentences {
  readonly sentence: (reads: number, refused: number, days: number) => string;
  readonly scopeAll: string;
  readonly scopeOf: (agency: string) => string;
  readonly stale: { readonly [finding in StaleRegistry['finding']]: string };
  readonly gateway: (reason: string) => string;
  readonly asked: (asked: number, cases: number, when: DuplicateDemand['when']) => string;
  readonly tables: {
    readonly [table in 'flows' | 'refusals' | 'missing' | 'stale' | 'duplicates']: string;
  };
  readonly granted: string;
  readonly notGranted: string;
  /** By the code that a case or a gateway gives. */
  readonly reasons: { readonly [code: string]: string | undefined };
}

export const EXCHANGE_SENTENCES: { readonly [language in Language]: ExchangeSentences } = {
  id: {
    sentence: (reads, refused, days) =>
      reads + refused === 0
        ? `Belum ada data yang dipertukarkan dalam ${days} hari ini`
        : `Dalam ${days} hari instansi saling membaca data ${reads} kali; ${refused} permintaan tidak membawa hasil`,
    scopeAll: 'Semua pertukaran antarinstansi. Tidak ada data pribadi di halaman ini.',
    scopeOf: (agency) => `Pertukaran yang melibatkan ${agency}. Tidak ada data pribadi di halaman ini.`,
    stale: {
      'too-old': 'Berkas datanya lebih lama daripada yang dijanjikan',
      'newer-broken': 'Berkas yang lebih baru rusak; yang lama masih dipakai',
    },
    gateway: (reason) => `Gerbang: ${reason}`,
    asked: (asked, cases, when) =>
      `${asked} dari ${cases} berkas; ${when === 'always' ? 'ditanyakan kepada semua pemohon' : 'hanya bila daftar induk tidak memberi'}`,
    tables: {
      flows: 'Penanya <- pemegang, kali (lewat gerbang):',
      refusals: 'Tidak membawa hasil:',
      missing: 'Tanpa tanda terima lengkap:',
      stale: 'Menjawab dari data lama:',
      duplicates: 'Diminta dari warga padahal sudah dipegang:',
    },
    granted: 'Sudah boleh dibaca menurut kesepakatan',
    notGranted: 'Belum ada hak baca untuk data ini di kesepakatan',
    reasons: {
      'no-record': 'tidak ada catatannya',
      'not-permitted': 'pemegang data tidak boleh memberi',
      'record-unclear': 'catatannya tidak jelas',
      'key-unknown': 'nomor untuk mencarinya tidak diketahui',
      'registry-silent': 'daftar induk tidak menjawab sampai batasnya',
      'officer-silent': 'petugas pemegang data tidak menjawab sampai batasnya',
      'no-arrangement': 'tidak ada kesepakatan',
      'arrangement-expired': 'kesepakatannya sudah berakhir',
      'arrangement-suspended': 'kesepakatannya dihentikan sementara',
      'basis-lapsed': 'dasar hukumnya sudah tidak berlaku',
      'fields-exceed-grant': 'data yang diminta melebihi hak baca',
      'Client.AccessDenied': 'tidak ada hak menurut kesepakatan',
      'Client.BadSignature': 'tanda tangan atau kunci tidak dipercaya',
      'Client.Expired': 'pesan sudah lewat waktunya',
      'Client.Replay': 'pesan diulang',
      'Client.IdReused': 'nomor pesan dipakai ulang',
      'Client.ConsentMissing': 'persetujuan orangnya tidak berlaku',
      'Client.FieldsExceedGrant': 'data yang diminta melebihi hak baca',
      'Server.ServerProxy.FieldLeak': 'sistem pemegang data menjawab melebihi yang diminta',
      'Server.ServerProxy.ServiceFailed': 'sistem pemegang data tidak menjawab sebagaimana mestinya',
      'Server.ServerProxy.OfficersLate': 'petugas pemegang data tidak menjawab sampai batasnya',
      'Server.ServerProxy.OfficerWithholds': 'petugas pemegang data tidak boleh memberi',
      'Server.ServerProxy.Interrupted': 'terhenti di tengah jalan',
      'Server.ServerProxy.InternalError': 'gangguan pada gerbang itu sendiri',
    },
  },
  en: {
    sentence: (reads, refused, days) =>
      reads + refused === 0
        ? `No data have been exchanged in these ${days} days`
        : `In ${days} days agencies read each other’s data ${sayCount(reads, 'time', 'times')}; ${sayCount(refused, 'request', 'requests')} brought nothing`,
    scopeAll: 'All exchanges between agencies. There are no personal data on this page.',
    scopeOf: (agency) => `Exchanges in which ${inside(agency)} takes part. There are no personal data on this page.`,
    stale: {
      'too-old': 'Its file is older than was promised',
      'newer-broken': 'A newer file is broken; the old one is still used',
    },
    gateway: (reason) => `Gateway: ${reason}`,
    asked: (asked, cases, when) =>
      `${asked} of ${sayCount(cases, 'case', 'cases')}; ${when === 'always' ? 'asked of every applicant' : 'only where the registry gives nothing'}`,
    tables: {
      flows: 'Asker <- holder, times (through gateways):',
      refusals: 'Brought nothing:',
      missing: 'Without a whole receipt:',
      stale: 'Answered from old data:',
      duplicates: 'Asked of citizens though held:',
    },
    granted: 'The arrangement already lets it be read',
    notGranted: 'No grant of an arrangement for this fact yet',
    reasons: {
      'no-record': 'there is no such record',
      'not-permitted': 'the holder may not give it',
      'record-unclear': 'the record is not clear',
      'key-unknown': 'the number to find it by is not known',
      'registry-silent': 'the registry did not answer in time',
      'officer-silent': 'the holder’s officer did not answer in time',
      'no-arrangement': 'there is no arrangement',
      'arrangement-expired': 'its arrangement has ended',
      'arrangement-suspended': 'its arrangement is suspended',
      'basis-lapsed': 'its legal basis no longer holds',
      'fields-exceed-grant': 'more was asked than is granted',
      'Client.AccessDenied': 'no grant of an arrangement',
      'Client.BadSignature': 'signature or key is not trusted',
      'Client.Expired': 'the message is past its time',
      'Client.Replay': 'the message was sent before',
      'Client.IdReused': 'the number of the message was used before',
      'Client.ConsentMissing': 'the person’s consent does not hold',
      'Client.FieldsExceedGrant': 'more was asked than is granted',
      'Server.ServerProxy.FieldLeak': 'the holder’s system answered more than was asked',
      'Server.ServerProxy.ServiceFailed': 'the holder’s system does not answer as it should',
      'Server.ServerProxy.OfficersLate': 'the holder’s officers did not answer in time',
      'Server.ServerProxy.OfficerWithholds': 'an officer of the holder may not give it',
      'Server.ServerProxy.Interrupted': 'stopped on the way',
      'Server.ServerProxy.InternalError': 'the gateway itself failed',
    },
  },
};
