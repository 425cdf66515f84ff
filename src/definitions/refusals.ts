/**
 * Codes of the definitions storey. `government-missing`: no such folder, or no government.yaml in it. `file-refused`: a file
 * that no government may hold (a link out of the folder, too big, not text). `government-malformed` carries all findings.
 * `sheets-malformed` carries one finding for each cell that does not fit; `folder-exists`: a folder is never written over.
 * `form-invalid` carries one error for each field with the words that say the cure. `process-element-unsupported` names the
 * first BPMN element this house does not run, `process-malformed` what is wrong with a process; both carry all findings.
 */
export const DEFINITIONS_REFUSALS = [
  'government-missing',
  'file-refused',
  'government-malformed',
  'sheets-malformed',
  'folder-exists',
  'form-invalid',
  'process-element-unsupported',
  'process-malformed',
] as const;
export type DefinitionsRefusal = (typeof DEFINITIONS_REFUSALS)[number];
