import type { Text } from '#terms/language';

/** What else the Council has, in the order of its page: one line each, of pages that are there. */
export const COUNCIL_SECTIONS: readonly { readonly href: string; readonly label: Text }[] = [
  {
    href: '/kesepakatan',
    label: { id: 'Kesepakatan seperti warga melihatnya', en: 'Arrangements as the public sees them' },
  },
  { href: '/penataan', label: { id: 'Penataan instansi', en: 'Reorganisation of agencies' } },
  { href: '/papan', label: { id: 'Papan koordinasi', en: 'Coordination board' } },
];
