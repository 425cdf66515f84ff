import { runBetsy } from './betsy.ts';
import { runDmnTck } from './dmn-tck.ts';
import type { Report } from './report.ts';

/**
 * Other people's test suites, run against this house: `npm run --silent conformance -- betsy DIR --json`. A suite is a
 * folder that somebody has put there; none is part of the product.
 */
const RUNNERS: { readonly [suite: string]: (folder: string) => Promise<Report> } = {
  betsy: runBetsy,
  'dmn-tck': (folder) => Promise.resolve(runDmnTck(folder)),
};

const [suite = '', folder = '', ...options] = process.argv.slice(2);
const runner = RUNNERS[suite];
if (runner === undefined || folder === '') {
  process.stderr.write(`usage: conformance ${Object.keys(RUNNERS).join('|')} DIR [--json]\n`);
  process.exitCode = 2;
} else {
  const report = await runner(folder);
  const { failures, ...counts } = report;
  if (options.includes('--json')) process.stdout.write(`${JSON.stringify(report)}\n`);
  else process.stdout.write(`${JSON.stringify(counts)}\n${failures.map((failure) => `  ${failure}\n`).join('')}`);
  // Whoever reads JSON reads what failed in it; a suite may have results that are known to fail.
  process.exitCode = failures.length === 0 || options.includes('--json') ? 0 : 1;
}
