/**
 * Codes of the rules storey. `feel-syntax`, `dmn-malformed` and `rule-not-run` (external functions, PMML, other languages)
 * name file, line and column, as do `query-field-closed` and `query-unsupported` of sealed queries; `rule-budget` names the cell; `rule-unknown` is a decision, service or input nobody defines.
 */
export const RULES_REFUSALS = [
  'feel-syntax',
  'dmn-malformed',
  'rule-not-run',
  'rule-budget',
  'rule-unknown',
  'query-field-closed',
  'query-unsupported',
] as const;
export type RulesRefusal = (typeof RULES_REFUSALS)[number];
