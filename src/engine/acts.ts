import type { ActDraft } from '#ledger/act';

/** Kinds of act on a case's chain. They say what has become so. */
export const CASE_ACTS = [
  'filed',
  'passed', // automatic elements and gateways: flows taken
  'handed-over', // an agency (or the applicant) becomes owner of a step
  'touched', // first touch by its owner: the hand-over wait ends
  'concluded',
  'decided', // a decision table gave its facts
  'fact-needed',
  'fact-unanswered', // a first attempt to ask the holder brought nothing
  'consent-awaited', // the person is to allow a read, or to say it themselves
  'preview-awaited', // the person is to look at what a holder would give, piece by piece
  'fact-received',
  'fact-withheld',
  'fact-disputed',
  'correction-opened', // at the agency that holds the disputed fact
  'correction-awaited', // by an element that computes from a disputed fact
  'fact-corrected',
  'fact-upheld',
  'source-corrected', // a value that the case was given has been corrected since
  'bill-due',
  'paid',
  'bill-expired',
  'message-received',
  'timer-set',
  'timer-fired',
  'record-due', // an agency is to enter what has become so in its registry
  'record-written',
  'record-not-found', // its registry has no such record: nothing was entered
  'document-due',
  'sealed',
  'question-asked',
  'question-answered',
  'question-closed',
  'question-climbed',
  'entered', // something with steps of its own begins: sub-process, called service, several instances
  'message-awaited', // beside other work
  'message-sent',
  'message-returned', // nobody took it while it was kept
  'error-raised',
  'escalated',
  'held', // an incident: the case holds at the element
  'retried',
  'skipped',
  'corrected',
  'file-complete', // decided once; starts the statutory clock
  'clock-suspended',
  'clock-resumed',
  'correction-asked', // of the applicant, once the budget is spent: it stops nothing
  'clock-recounted', // by a new calendar
  'clock-lapsed', // a tacit decision, with its proof
  'comment-received', // on the draft of a rule
  'comment-answered',
  'withdrawn',
  'ended',
  'payment-parked', // money outside an open bill: shown for refund, never lost
  'refunded',
] as const;
export type CaseActKind = (typeof CASE_ACTS)[number];
export type CaseAct = ActDraft<CaseActKind>;
