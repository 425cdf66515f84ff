import { elementAgency } from '#definitions/checks/element/agency';
import { elementNoDecision } from '#definitions/checks/element/no-decision';
import { elementNotDrawn } from '#definitions/checks/element/not-drawn';
import { elementPosition } from '#definitions/checks/element/position';
import { elementWrongKind } from '#definitions/checks/element/wrong-kind';
import type { Area } from '#definitions/rule';

export const elementArea: Area = {
  name: 'element',
  about:
    'Every element bound in service.yaml is drawn in process.bpmn and of a fitting kind; what must be bound is bound.',
  rules: [elementNotDrawn, elementWrongKind, elementNoDecision, elementPosition, elementAgency],
};
