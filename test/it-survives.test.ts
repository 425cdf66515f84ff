import { survives } from './support/survival.ts';

/** The long form is `fault.soak.ts`. A failure is repeated with the seed that it printed. */
survives('eight clients at work while the program is killed under them', {
  seed: process.env['FAULT_SEED'] ?? String(Date.now()),
  clients: 8,
  cases: 10,
  kills: 4,
  victims: ['house', 'postmaster', 'everything', 'bank'],
  ways: ['plain', 'asks', 'pays-twice', 'withdraws', 'regrets'],
  cradleDeaths: 1,
  limit: 600_000,
});
