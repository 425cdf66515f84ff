import { agencyArea } from '#definitions/checks/agency';
import { arrangementArea } from '#definitions/checks/arrangement';
import { basisArea } from '#definitions/checks/basis';
import { bpmnArea } from '#definitions/checks/bpmn';
import { calendarArea } from '#definitions/checks/calendar';
import { callArea } from '#definitions/checks/call';
import { clockArea } from '#definitions/checks/clock';
import { decisionArea } from '#definitions/checks/decision';
import { dmnArea } from '#definitions/checks/dmn';
import { dutyArea } from '#definitions/checks/duty';
import { elementArea } from '#definitions/checks/element';
import { elsewhereArea } from '#definitions/checks/elsewhere';
import { exampleArea } from '#definitions/checks/example';
import { expressionArea } from '#definitions/checks/expression';
import { factArea } from '#definitions/checks/fact';
import { feeArea } from '#definitions/checks/fee';
import { feelArea } from '#definitions/checks/feel';
import { fileArea } from '#definitions/checks/file';
import { folderArea } from '#definitions/checks/folder';
import { formArea } from '#definitions/checks/form';
import { informationArea } from '#definitions/checks/information';
import { jsonArea } from '#definitions/checks/json';
import { kindArea } from '#definitions/checks/kind';
import { laneArea } from '#definitions/checks/lane';
import { lifeArea } from '#definitions/checks/life';
import { lifeEventArea } from '#definitions/checks/life-event';
import { messageArea } from '#definitions/checks/message';
import { onceOnlyArea } from '#definitions/checks/once-only';
import { outcomeArea } from '#definitions/checks/outcome';
import { paperArea } from '#definitions/checks/paper';
import { populationArea } from '#definitions/checks/population';
import { productArea } from '#definitions/checks/product';
import { readArea } from '#definitions/checks/read';
import { recordArea } from '#definitions/checks/record';
import { registryArea } from '#definitions/checks/registry';
import { requiresArea } from '#definitions/checks/requires';
import { ruleArea } from '#definitions/checks/rule';
import { serviceArea } from '#definitions/checks/service';
import { tableArea } from '#definitions/checks/table';
import { taskArea } from '#definitions/checks/task';
import { textArea } from '#definitions/checks/text';
import { writeArea } from '#definitions/checks/write';
import { yamlArea } from '#definitions/checks/yaml';
import type { Area, Rule } from '#definitions/rule';

/** Every rule that a government folder must keep, by what it is about. */
export const AREAS: readonly Area[] = [
  fileArea,
  yamlArea,
  jsonArea,
  folderArea,
  dmnArea,
  feelArea,
  ruleArea,
  bpmnArea,
  callArea,
  elementArea,
  laneArea,
  taskArea,
  messageArea,
  expressionArea,
  serviceArea,
  onceOnlyArea,
  readArea,
  writeArea,
  clockArea,
  decisionArea,
  feeArea,
  formArea,
  paperArea,
  tableArea,
  textArea,
  exampleArea,
  dutyArea,
  requiresArea,
  kindArea,
  agencyArea,
  arrangementArea,
  basisArea,
  calendarArea,
  factArea,
  lifeEventArea,
  informationArea,
  outcomeArea,
  recordArea,
  populationArea,
  lifeArea,
  elsewhereArea,
  registryArea,
  productArea,
];

export const RULES: readonly Rule[] = AREAS.flatMap(({ rules }) => rules);
