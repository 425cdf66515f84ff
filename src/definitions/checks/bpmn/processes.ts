import type { Rule } from '#definitions/rule';

/** Said where the model is built (`build-process.ts`). */
export const bpmnProcesses: Rule = {
  id: 'bpmn/processes',
  what: { id: 'Jumlah proses dalam berkas tidak sesuai', en: 'The file does not hold the processes it should' },
  hint: { id: 'gambar satu proses layanan dalam berkas ini', en: 'draw one process of the service in the file' },
};
