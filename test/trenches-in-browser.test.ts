import { walkTrenches } from './support/trench-walks.ts';

await walkTrenches({ language: 'id', script: false, width: 360 });
