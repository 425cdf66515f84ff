import { measureCases } from './cases.ts';
import { measureCoordination } from './coordination.ts';
import { measureEngine } from './engine.ts';
import { measureExchange } from './exchange.ts';
import { measureFlat } from './flat.ts';
import { measurePapers } from './papers.ts';
import { measureReorganisation } from './reorganisation.ts';
import { measureRules } from './rules.ts';
import { measureStart } from './start.ts';
import { measureSteps } from './steps.ts';

/** Figures of one run on this machine; nothing here is ever asserted by a test. `npm run bench -- cases` runs one part. */
const PARTS = {
  start: measureStart,
  engine: measureEngine,
  rules: measureRules,
  cases: measureCases,
  steps: measureSteps,
  flat: measureFlat,
  papers: measurePapers,
  reorg: measureReorganisation,
  exchange: measureExchange,
  coordination: measureCoordination,
};

const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const [what, figure] of await measure()) process.stdout.write(`${name.padEnd(14)}${what.padEnd(72)}${figure}\n`);
}
