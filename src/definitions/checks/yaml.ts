import { yamlAlias } from '#definitions/checks/yaml/alias';
import { yamlSyntax } from '#definitions/checks/yaml/syntax';
import type { Area } from '#definitions/rule';

export const yamlArea: Area = {
  name: 'yaml',
  about: 'A .yaml file is YAML 1.2 that can be read whole.',
  rules: [yamlSyntax, yamlAlias],
};
