/**
 * Codes of the rules storey. `feel-syntax`, `dmn-malformed` and `rule-not-run` (external functions, PMML, other languages)
 * name file, line and column; `rule-budget` names the cell; `rule-unknown` is a decision, service or input nobody defines.
 */
export const RULES_REFUSALS = ['feel-syntax', 'dmn-malformed', 'rule-not-run', 'rule-budget', 'rule-unknown'] as const;
export type RulesRefusal = (typeof RULES_REFUSALS)[number];
