import type { Rule } from '#definitions/rule';

/** Said where the XML is read (`read-process.ts`): nothing of the file can be trusted. */
export const bpmnXml: Rule = {
  id: 'bpmn/xml',
  what: { id: 'Berkas proses bukan XML yang aman', en: 'The process is not safe, well-formed XML' },
  hint: { id: 'simpan lagi sebagai XML BPMN 2.0 biasa', en: 'save it again as plain BPMN 2.0 XML' },
};
