import { walkTrenches } from './support/trench-walks.ts';

await walkTrenches({ language: 'en', script: false, width: 360 });
