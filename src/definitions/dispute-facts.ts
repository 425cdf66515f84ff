/** Facts that a case about a disputed value begins with, and those in which its officer answers; facts.yaml describes them. */
export const DISPUTE = {
  /** Number of the case in which it was disputed, and of the dispute in it. */
  caseNumber: 'dispute.case',
  id: 'dispute.id',
  registry: 'dispute.registry',
  /** Id of the agency that holds the record. */
  owner: 'dispute.owner',
  key: 'dispute.key',
  fact: 'dispute.fact',
  /** What is disputed, in words; what the record says and what the person says, as people read it. */
  label: 'dispute.label',
  held: 'dispute.held',
  declared: 'dispute.declared',
  /** What the person says, as JSON. */
  value: 'dispute.value',
  reason: 'dispute.reason',
  /** The answer: whether the record is mended, and why. */
  accepted: 'dispute.accepted',
  answer: 'dispute.answer',
} as const;
