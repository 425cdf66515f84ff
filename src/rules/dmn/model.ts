import type { At, Locate } from '#rules/position';

/** FEEL text of the file and where it stands. */
export interface Cell {
  readonly text: string;
  readonly locate: Locate;
}

/** A DMN file as it was read: names not yet resolved, FEEL not yet compiled. */
export interface DmnModel {
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly at: At;
  /** Prefixes of XML namespaces, which DMN 1.1 uses in the names of types. */
  readonly prefixes: ReadonlyMap<string, string>;
  readonly imports: readonly DmnImport[];
  readonly itemDefinitions: readonly ItemDefinition[];
  readonly inputs: readonly InputData[];
  readonly decisions: readonly DmnDecision[];
  readonly knowledge: readonly BusinessKnowledge[];
  readonly services: readonly DecisionService[];
}

export interface DmnImport {
  /** Empty in DMN 1.1, and since 1.5 where the imported names are to stand without a prefix. */
  readonly name: string;
  readonly namespace: string;
  /** The namespace of what is imported: DMN, XML Schema, PMML. Empty when the file does not say. */
  readonly importType: string;
  readonly at: At;
}

export interface ItemDefinition {
  readonly name: string;
  readonly typeRef: string | null;
  readonly isCollection: boolean;
  readonly allowedValues: Cell | null;
  readonly typeConstraint: Cell | null;
  readonly components: readonly ItemDefinition[];
  readonly functionItem: { readonly result: string | null; readonly parameters: readonly Variable[] } | null;
  readonly at: At;
}

export interface Variable {
  readonly name: string;
  readonly typeRef: string | null;
  readonly at: At;
}

export interface InputData {
  readonly kind: 'input';
  readonly id: string;
  readonly name: string;
  readonly typeRef: string | null;
  readonly at: At;
}

/** `href` is `#id` or `namespace#id`. */
export interface Reference {
  readonly href: string;
  readonly at: At;
}

export interface DmnDecision {
  readonly kind: 'decision';
  readonly id: string;
  readonly name: string;
  readonly typeRef: string | null;
  readonly requires: readonly Reference[];
  readonly logic: Boxed | null;
  readonly at: At;
}

export interface BusinessKnowledge {
  readonly kind: 'knowledge';
  readonly id: string;
  readonly name: string;
  readonly typeRef: string | null;
  readonly requires: readonly Reference[];
  readonly logic: BoxedFunction | null;
  readonly at: At;
}

export interface DecisionService {
  readonly kind: 'service';
  readonly id: string;
  readonly name: string;
  readonly typeRef: string | null;
  readonly outputs: readonly Reference[];
  readonly encapsulated: readonly Reference[];
  readonly inputDecisions: readonly Reference[];
  readonly inputs: readonly Reference[];
  readonly at: At;
}

export type DrgElement = InputData | DmnDecision | BusinessKnowledge | DecisionService;

/** Boxed expressions (DMN 1.5, clauses 7, 8 and 10.2.2). */
export type Boxed =
  | BoxedLiteral
  | BoxedContext
  | BoxedInvocation
  | DecisionTable
  | BoxedList
  | BoxedRelation
  | BoxedFunction
  | BoxedConditional
  | BoxedFilter
  | BoxedFor
  | BoxedQuantified;

interface Placed {
  readonly id: string;
  readonly typeRef: string | null;
  readonly at: At;
}

interface BoxedLiteral extends Placed {
  readonly kind: 'literal';
  readonly cell: Cell;
}

export interface BoxedContext extends Placed {
  readonly kind: 'context';
  readonly entries: readonly { readonly variable: Variable | null; readonly value: Boxed | null }[];
}

export interface BoxedInvocation extends Placed {
  readonly kind: 'invocation';
  readonly callee: Boxed;
  readonly bindings: readonly { readonly parameter: string; readonly value: Boxed | null }[];
}

interface BoxedList extends Placed {
  readonly kind: 'list';
  readonly items: readonly Boxed[];
}

export interface BoxedRelation extends Placed {
  readonly kind: 'relation';
  readonly columns: readonly Variable[];
  readonly rows: readonly (readonly Boxed[])[];
}

export interface BoxedFunction extends Placed {
  readonly kind: 'function';
  /** `FEEL`, or the kind of an external function: `Java`, `PMML`. */
  readonly language: string;
  readonly parameters: readonly Variable[];
  readonly body: Boxed | null;
}

interface BoxedConditional extends Placed {
  readonly kind: 'conditional';
  readonly condition: Boxed;
  readonly yes: Boxed;
  readonly no: Boxed;
}

interface BoxedFilter extends Placed {
  readonly kind: 'filter';
  readonly list: Boxed;
  readonly match: Boxed;
}

interface BoxedFor extends Placed {
  readonly kind: 'for';
  readonly iterator: string;
  readonly list: Boxed;
  readonly result: Boxed;
}

interface BoxedQuantified extends Placed {
  readonly kind: 'some' | 'every';
  readonly iterator: string;
  readonly list: Boxed;
  readonly test: Boxed;
}

export type HitPolicy = 'UNIQUE' | 'ANY' | 'FIRST' | 'PRIORITY' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT';
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';

export interface DecisionTable extends Placed {
  readonly kind: 'table';
  readonly hitPolicy: HitPolicy;
  readonly aggregation: Aggregation | null;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly annotations: readonly string[];
  readonly rules: readonly TableRule[];
}

export interface TableInput {
  readonly id: string;
  readonly label: string;
  readonly expression: Cell;
  readonly typeRef: string | null;
  readonly values: Cell | null;
  readonly at: At;
}

export interface TableOutput {
  readonly id: string;
  readonly name: string | null;
  readonly label: string | null;
  readonly typeRef: string | null;
  readonly values: Cell | null;
  readonly fallback: Cell | null;
  readonly at: At;
}

export interface TableRule {
  readonly id: string;
  readonly tests: readonly Cell[];
  readonly results: readonly Cell[];
  readonly annotations: readonly string[];
  readonly at: At;
}
