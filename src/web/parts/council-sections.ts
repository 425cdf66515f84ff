import type { Text } from '#terms/language';
import type { FrameSession } from '#web/frame';

interface Section {
  readonly href: string;
  readonly label: Text;
  /** To whom it is open; to all who open the Council where it is not said. */
  readonly open?: (session: FrameSession) => boolean;
}

/** What else the Council has for somebody, in the order of its page: one line each, of pages that are there. */
export function councilSections(session: FrameSession | null): readonly Section[] {
  return SECTIONS.filter(({ open }) => open === undefined || (session !== null && open(session)));
}

const SECTIONS: readonly Section[] = [
  {
    href: '/kesepakatan',
    label: { id: 'Kesepakatan seperti warga melihatnya', en: 'Arrangements as the public sees them' },
  },
  { href: '/dewan/rencana', label: { id: 'Rencana bersama', en: 'Joint plans' } },
  { href: '/dewan/hasil', label: { id: 'Hasil bersama', en: 'Shared outcomes' } },
  { href: '/dewan/pertanyaan', label: { id: 'Pertanyaan antarinstansi', en: 'Questions between agencies' } },
  { href: '/dewan/keputusan', label: { id: 'Keputusan bersama', en: 'Joint decisions' } },
  { href: '/dewan/sengketa', label: { id: 'Sengketa dan tugas', en: 'Disputes and duties' } },
  {
    href: '/pertukaran',
    label: { id: 'Papan pertukaran data', en: 'Exchange board' },
    open: ({ exchanges }) => exchanges === true,
  },
  { href: '/penataan', label: { id: 'Penataan instansi', en: 'Reorganisation of agencies' } },
  {
    href: '/papan',
    label: { id: 'Papan koordinasi', en: 'Coordination board' },
    open: ({ kind }) => kind === 'coordinator',
  },
];
