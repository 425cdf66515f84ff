import { jsonSyntax } from '#definitions/checks/json/syntax';
import type { Area } from '#definitions/rule';

export const jsonArea: Area = {
  name: 'json',
  about: 'A .json file is JSON.',
  rules: [jsonSyntax],
};
