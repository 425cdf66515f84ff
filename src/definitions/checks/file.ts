import { fileMisfit } from '#definitions/checks/file/misfit';
import { fileMissing } from '#definitions/checks/file/missing';
import { fileUnknownName } from '#definitions/checks/file/unknown-name';
import type { Area } from '#definitions/rule';

export const fileArea: Area = {
  name: 'file',
  about: 'Each file has the entries its form asks, and no others.',
  rules: [fileMissing, fileMisfit, fileUnknownName],
};
