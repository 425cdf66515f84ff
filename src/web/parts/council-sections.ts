import type { Text } from '#terms/language';

/** What else the Council has, in the order of its page: one line each, of pages that are there. */
export const COUNCIL_SECTIONS: readonly { readonly href: string; readonly label: Text }[] = [
  {
    href: '/kesepakatan',
    label: { id: 'Kesepakatan seperti warga melihatnya', en: 'Arrangements as the public sees them' },
  },
  { href: '/dewan/rencana', label: { id: 'Rencana bersama', en: 'Joint plans' } },
  { href: '/dewan/hasil', label: { id: 'Hasil bersama', en: 'Shared outcomes' } },
  { href: '/dewan/pertanyaan', label: { id: 'Pertanyaan antarinstansi', en: 'Questions between agencies' } },
  { href: '/dewan/keputusan', label: { id: 'Keputusan bersama', en: 'Joint decisions' } },
  { href: '/dewan/sengketa', label: { id: 'Sengketa dan tugas', en: 'Disputes and duties' } },
  { href: '/pertukaran', label: { id: 'Papan pertukaran data', en: 'Exchange board' } },
  { href: '/penataan', label: { id: 'Penataan instansi', en: 'Reorganisation of agencies' } },
  { href: '/papan', label: { id: 'Papan koordinasi', en: 'Coordination board' } },
];
