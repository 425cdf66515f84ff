import type { Language } from '#terms/language';
import type { Instant, Zone } from '#terms/plain-date';

export const SESSION_KINDS = ['citizen', 'officer', 'coordinator', 'auditor', 'treasurer'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** Who is signed in, as the header shows it. */
export interface FrameSession {
  readonly name: string;
  /** "pemeriksa kendaraan, Polri" */
  readonly about: string;
  readonly kind: SessionKind;
  /** Sits at a counter, and may help people there to apply. */
  readonly counter?: boolean;
  /** Coordinates, or leads an agency: sees who asks whom for data. */
  readonly exchanges?: boolean;
}

/** What every page shares: language, place, time, session, the two tokens of its forms. */
export interface Frame {
  readonly language: Language;
  /** Path and query of this page; the language switch keeps it. */
  readonly path: string;
  readonly now: Instant;
  /** Zone in which moments are shown: the agency's. */
  readonly zone: Zone;
  readonly session: FrameSession | null;
  /** Anti-forgery token of the session, in every form that posts. */
  readonly csrf: string;
  /** Fresh for each page; with the form's name it is the idempotency key of what is posted. */
  readonly key: string;
  /** "Pemerintah rekaan ...": set where people and money are not real. */
  readonly fictional: string | null;
  /** Set on pages that an officer of a counter keys for somebody. */
  readonly attending?: { readonly sentence: string; readonly href: string; readonly label: string };
  /** Where help is had: counter, telephone. */
  readonly help: string;
}

/** Props of a page: what it shows, and the frame around it. */
export interface PageProps<View> {
  readonly view: View;
  readonly frame: Frame;
}

/** The same place in another language. */
export function inLanguage(path: string, language: Language): string {
  const [place = '/', query = ''] = path.split('?');
  const params = new URLSearchParams(query);
  params.set('lang', language);
  return `${place}?${params.toString()}`;
}
