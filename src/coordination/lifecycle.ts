import { needsEverySignature, signersOf, stateAt } from '#coordination/arrangement';
import type { ArrangementRefusal } from '#coordination/arrangement-refusals';
import type { ArrangementFile } from '#coordination/schema';
import type { ActDraft } from '#ledger/act';
import type { AgencyId, PositionId } from '#terms/ids';
import { type JsonObject, textOf } from '#terms/json';
import { dayIn, endOfDay, type Instant, instant, plainDate, type Zone } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** Kinds of act on an arrangement's chain. That it expired is no act: its days say so. */
export const ARRANGEMENT_ACTS = [
  'arrangement-shipped', // the text of a file of the government, published
  'arrangement-drafted', // at run time, by a seat
  'arrangement-proposed',
  'arrangement-circulated', // to whom it touches, with the last day for their stances
  'stance-taken',
  'arrangement-signed', // one of several signatures
  'arrangement-enacted', // the last or only signature
  'arrangement-suspended',
  'arrangement-resumed',
  'renewal-signed', // one of several signatures under a new end
  'arrangement-renewed',
  'arrangement-terminated',
  'arrangement-succeeded',
] as const;
export type ArrangementActKind = (typeof ARRANGEMENT_ACTS)[number];

/** An act of the chain, as the fold reads it: the clear part only. */
export interface ArrangementAct {
  readonly kind: string;
  readonly at: Instant;
  readonly agency: string | null;
  readonly position: string | null;
  readonly data: JsonObject;
}

/** An arrangement as its acts leave it: the text in force with its state, and who has signed what. */
export interface Standing {
  readonly text: ArrangementFile;
  /** Agencies (agreement) or the one seat (other instruments) that have signed. */
  readonly signed: readonly string[];
  readonly renewal: { readonly to: string; readonly signed: readonly string[] } | null;
  /** Who was asked for a stance on this very text, until when, and what each said; absent where nobody was. */
  readonly consultation?: ArrangementConsultation;
  /** Whether anything was decided at run time: a new file then changes the words and grants, never this. */
  readonly decided: boolean;
}

/** What an agency says of a draft. Whoever says nothing is silent, which is no stance. */
export const STANCES = ['agree', 'reserve', 'object'] as const;
export type StanceKind = (typeof STANCES)[number];

export interface ArrangementConsultation {
  readonly due: Instant;
  readonly asked: readonly string[];
  /** The latest of each. */
  readonly stances: readonly { readonly agency: string; readonly stance: StanceKind }[];
}

/** Whom a text touches: its members, and whoever would give or receive by it. */
export function touchedBy({ members, grants }: ArrangementFile): readonly string[] {
  const named = [...members.map(({ agency }) => agency), ...grants.flatMap(({ from, to }) => [from, to])];
  return [...new Set(named)].filter((agency) => agency !== '*');
}

/** Pure: the same acts always give the same arrangement. Null before the first text. */
export function foldArrangement(acts: Iterable<ArrangementAct>): Standing | null {
  let standing: Standing | null = null;
  for (const act of acts) standing = applyAct(standing, act);
  return standing;
}

export function applyAct(before: Standing | null, { kind, agency, position, data }: ArrangementAct): Standing | null {
  if (kind === 'arrangement-shipped') return shipped(before, textIn(data));
  if (kind === 'arrangement-drafted') return { text: textIn(data), signed: [], renewal: null, decided: true };
  if (before === null) return null;
  const became = (state: ArrangementFile['state'], more: Partial<ArrangementFile> = {}): Standing => ({
    ...before,
    text: { ...before.text, ...more, state },
    decided: true,
  });
  const signer = (needsEverySignature(before.text) ? agency : position) ?? '';
  switch (kind) {
    case 'arrangement-proposed':
      return became('proposed');
    case 'arrangement-circulated':
      return {
        ...before,
        consultation: { due: instant(textOf(data['due'])), asked: touchedBy(before.text), stances: [] },
      };
    case 'stance-taken':
      return withStance(before, agency ?? '', textOf(data['stance']));
    case 'arrangement-signed':
      return { ...became('proposed'), signed: [...before.signed, signer] };
    case 'arrangement-enacted':
      return {
        ...became(needsEverySignature(before.text) ? 'signed' : 'enacted'),
        signed: [...before.signed, signer],
      };
    case 'arrangement-suspended':
      return became('suspended');
    case 'arrangement-resumed':
      return became('in-force');
    case 'renewal-signed': {
      const to = textOf(data['to']);
      const earlier = before.renewal?.to === to ? before.renewal.signed : [];
      return { ...before, renewal: { to, signed: [...earlier, signer] }, decided: true };
    }
    case 'arrangement-renewed':
      return { ...became(before.text.state, { to: textOf(data['to']) }), renewal: null };
    case 'arrangement-terminated':
      return became('terminated');
    case 'arrangement-succeeded':
      return became('succeeded');
    default:
      return before;
  }
}

function withStance(before: Standing, agency: string, said: string): Standing {
  const stance = STANCES.find((one) => one === said);
  const { consultation } = before;
  if (consultation === undefined || stance === undefined) return before;
  const others = consultation.stances.filter((one) => one.agency !== agency);
  return { ...before, consultation: { ...consultation, stances: [...others, { agency, stance }] } };
}

/** A new file brings new words and grants; a state and an end that were decided at run time stay. */
function shipped(before: Standing | null, text: ArrangementFile): Standing {
  if (before?.decided !== true) return { text, signed: [], renewal: null, decided: false };
  const { state, to } = before.text;
  const { to: _fileEnd, ...rest } = text;
  return { ...before, text: { ...rest, ...(to === undefined ? {} : { to }), state } };
}

function textIn(data: JsonObject): ArrangementFile {
  return data['text'] as unknown as ArrangementFile; // parsed when the act was made
}

/** Who decides: an agency's seat. `head` where the seat may bind its agency; `until` where its mandate has an end. */
export interface Signatory {
  readonly agency: AgencyId;
  readonly position: PositionId;
  readonly head: boolean;
  /** Day on which the seat's mandate ended or ends; that day it no longer signs. */
  readonly until: string | null;
  /** Sits in the coordinating body. */
  readonly body: boolean;
}

/** Why one is stopped or ended, as a code: acts carry no free text. */
export const REASONS = ['agreed', 'audit', 'breach', 'basis-gone', 'replaced'] as const;
export type ArrangementReason = (typeof REASONS)[number];

export type ArrangementCommand =
  | { readonly kind: 'draft'; readonly text: ArrangementFile }
  | { readonly kind: 'propose' }
  /** `to`: the last day for a stance. */
  | { readonly kind: 'circulate'; readonly to: string }
  | { readonly kind: 'stance'; readonly stance: StanceKind }
  | { readonly kind: 'sign' }
  | { readonly kind: 'suspend'; readonly reason: ArrangementReason }
  | { readonly kind: 'resume' }
  | { readonly kind: 'renew'; readonly to: string }
  | { readonly kind: 'end'; readonly reason: ArrangementReason }
  | { readonly kind: 'succeed'; readonly by: string };

/**
 * What a command makes of an arrangement: one act. Refuses `arrangement-unfit` (its state does not allow it),
 * `arrangement-over` (its days have run out), `signed-before`, `signature-not-yours`, `delegation-ended`; nothing changes then.
 */
export function decideArrangement(
  standing: Standing | null,
  command: ArrangementCommand,
  by: Signatory,
  at: Instant,
  zone: Zone,
): ActDraft<ArrangementActKind> {
  const day = dayIn(zone, at);
  if (by.until !== null && day >= by.until) refuse('delegation-ended', `The mandate of ${by.position} ended`, by);
  const act = (kind: ArrangementActKind, data: JsonObject = {}): ActDraft<ArrangementActKind> => ({
    kind,
    element: null,
    agency: by.agency,
    position: by.position,
    data,
  });
  if (command.kind === 'draft') {
    requireVoice(command.text, by);
    if (standing !== null && standing.text.state !== 'draft') unfit(standing.text.state, 'draft');
    return act('arrangement-drafted', { text: { ...command.text, state: 'draft' } as unknown as JsonObject });
  }
  if (standing === null) throw new Refusal<ArrangementRefusal>('arrangement-unknown', 'There is no such arrangement');
  const { text } = standing;
  const state = stateAt(text, at, zone);
  switch (command.kind) {
    case 'propose':
      requireVoice(text, by);
      if (state !== 'draft') unfit(state, command.kind);
      return act('arrangement-proposed');
    case 'circulate':
      requireVoice(text, by);
      if ((state !== 'draft' && state !== 'proposed') || command.to <= day) unfit(state, command.kind);
      return act('arrangement-circulated', {
        due: endOfDay(zone, plainDate(command.to)),
        asked: [...touchedBy(text)],
      });
    case 'stance':
      requireAsked(standing, by);
      if ((state !== 'draft' && state !== 'proposed') || (standing.consultation?.due ?? at) <= at)
        unfit(state, command.kind);
      return act('stance-taken', { stance: command.stance });
    case 'sign': {
      requireHeard(standing, at);
      if (text.to !== undefined && day >= text.to) over(text);
      if (state === 'draft') unfit(state, command.kind);
      const signed = sign(text, by, standing.signed);
      if (state !== 'proposed') unfit(state, command.kind);
      return act(isWhole(text, signed) ? 'arrangement-enacted' : 'arrangement-signed');
    }
    case 'suspend':
      requirePower(text, by);
      if (state !== 'in-force') unfit(state, command.kind);
      return act('arrangement-suspended', { reason: command.reason });
    case 'resume':
      requirePower(text, by);
      if (state !== 'suspended') unfit(state, command.kind);
      return act('arrangement-resumed');
    case 'renew': {
      if (state !== 'in-force' && state !== 'expired') unfit(state, command.kind);
      if (command.to <= day || command.to <= (text.to ?? '')) unfit(state, command.kind);
      const signed = sign(text, by, standing.renewal?.to === command.to ? standing.renewal.signed : []);
      return act(isWhole(text, signed) ? 'arrangement-renewed' : 'renewal-signed', { to: command.to });
    }
    case 'end':
      sign(text, by, []);
      if (!LIVES.includes(state)) unfit(state, command.kind);
      return act('arrangement-terminated', { reason: command.reason });
    case 'succeed':
      sign(text, by, []);
      if (!LIVES.includes(state) && state !== 'expired') unfit(state, command.kind);
      return act('arrangement-succeeded', { by: command.by });
    default:
      throw new Error(`no such command: ${JSON.stringify(command satisfies never)}`);
  }
}

const LIVES: readonly ArrangementFile['state'][] = ['draft', 'proposed', 'enacted', 'signed', 'in-force', 'suspended'];

/** The signatures with this one added. Refuses a seat that may not sign, and a second signature. */
function sign(text: ArrangementFile, by: Signatory, before: readonly string[]): readonly string[] {
  const every = needsEverySignature(text);
  const signer = every ? by.agency : by.position;
  if (!signersOf(text).includes(signer) || (every && !by.head))
    refuse('signature-not-yours', `${by.position} does not sign this`, by);
  if (before.includes(signer)) refuse('signed-before', `${signer} has signed`, by);
  return [...before, signer];
}

function isWhole(text: ArrangementFile, signed: readonly string[]): boolean {
  return signersOf(text).every((signer) => signed.includes(signer));
}

/** Before its last day nothing is signed while somebody who is touched has not spoken. */
function requireHeard({ text, consultation }: Standing, at: Instant): void {
  if (consultation === undefined || consultation.due <= at) return;
  const silent = consultation.asked.filter((one) => !consultation.stances.some(({ agency }) => agency === one));
  if (silent.length === 0) return;
  throw new Refusal<ArrangementRefusal>('consultation-open', `${silent.join(', ')} may still speak`, {
    arrangement: text.id,
    due: consultation.due,
    silent,
  });
}

/** The head of an agency that was asked. */
function requireAsked({ consultation }: Standing, by: Signatory): void {
  if (by.head && (consultation?.asked ?? []).includes(by.agency)) return;
  refuse('signature-not-yours', `${by.position} was not asked for a stance`, by);
}

/** Drafts and proposals: a member's head, or the coordinating body. */
function requireVoice(text: ArrangementFile, by: Signatory): void {
  const member = text.members.some(({ agency }) => agency === by.agency);
  if (!by.body && !(member && by.head)) refuse('signature-not-yours', `${by.position} has no voice in this`, by);
}

/** Stopping for a while and going on: whoever leads, whoever enacts, or the coordinating body. */
function requirePower(text: ArrangementFile, by: Signatory): void {
  const lead = text.members.some(({ agency, role }) => agency === by.agency && (role === 'lead' || role === 'colead'));
  if (by.body || (lead && by.head) || text.enactedBy === by.position) return;
  refuse('signature-not-yours', `${by.position} may not stop this`, by);
}

function over({ id, to }: ArrangementFile): never {
  throw new Refusal<ArrangementRefusal>('arrangement-over', `${id} ran until ${to}`, {
    arrangement: id,
    to: to ?? null,
  });
}

function unfit(state: string, act: string): never {
  throw new Refusal<ArrangementRefusal>('arrangement-unfit', `One that is ${state} cannot ${act}`, { state, act });
}

function refuse(code: ArrangementRefusal, message: string, { agency, position }: Signatory): never {
  throw new Refusal<ArrangementRefusal>(code, message, { agency, position });
}
