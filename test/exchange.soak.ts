/** The long form of the generated forgeries and of the faulty holder: a hundred thousand of each. */
process.env['EXCHANGE_RUNS'] ??= '100000';
await import('./exchange-properties.test.ts');
