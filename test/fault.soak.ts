import { WAYS } from './support/client.ts';
import { VICTIMS } from './support/program.ts';
import { survives } from './support/survival.ts';

/**
 * The long form of `it-survives.test.ts`: a hundred cases, kills through the whole run. `FAULT_SEED` repeats a run's kills,
 * `FAULT_CASES` and `FAULT_KILLS` make it longer or shorter.
 */
survives('a hundred cases while everything is killed again and again', {
  seed: process.env['FAULT_SEED'] ?? String(Date.now()),
  clients: 8,
  cases: Number(process.env['FAULT_CASES'] ?? '100'),
  kills: Number(process.env['FAULT_KILLS'] ?? '40'),
  victims: VICTIMS,
  ways: WAYS,
  cradleDeaths: 5,
  limit: 45 * 60_000,
});
