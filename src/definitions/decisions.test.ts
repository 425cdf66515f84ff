import { describe, expect, it } from 'vitest';
import { ruleNamed, withNeeded } from '#definitions/decisions';
import { factsReadBy } from '#definitions/rule-names';
import { readDmn } from '#rules/dmn/read';
import { dmnExpression } from '../../test/support/government.ts';

const dmn = (name: string, inside: string) =>
  readDmn(
    `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="${name}" name="${name}" namespace="urn:${name}">
<inputData id="in-shop" name="shop"><variable name="shop" /></inputData>${inside}</definitions>`,
    `rules/${name}.dmn`,
  );

/** `levy` calls the service `arrears` of another file, which hides `behind` and gives `years`. */
const MODELS = [
  dmn(
    'levy',
    `<import name="late" namespace="urn:arrears" importType="https://www.omg.org/spec/DMN/20230324/MODEL/" />
<decision id="levy" name="levy"><variable name="levy" />
<knowledgeRequirement><requiredKnowledge href="urn:arrears#unpaid" /></knowledgeRequirement>
<literalExpression><text>late.unpaid(shop: shop) * shop.rate</text></literalExpression></decision>`,
  ),
  dmn(
    'arrears',
    `${dmnExpression('behind', ['shop'], 'shop.area')}
<decision id="years" name="years"><variable name="years" />
<informationRequirement><requiredDecision href="#behind" /></informationRequirement>
<literalExpression><text>behind * 2</text></literalExpression></decision>
${dmnExpression('other', ['shop'], 'shop.owner')}
<decisionService id="unpaid" name="unpaid"><variable name="unpaid" /><outputDecision href="#years" />
<encapsulatedDecision href="#behind" /><inputData href="#in-shop" /></decisionService>`,
  ),
];

describe('what a decision needs', () => {
  it('goes through a decision service of another file to what it gives and what it hides', () => {
    const rule = ruleNamed(MODELS, 'rules/levy.dmn#levy');
    const needed = rule === undefined ? [] : withNeeded(MODELS, rule);
    expect(needed.map(({ model, element }) => `${model.file}#${element.name}`).toSorted()).toEqual([
      'rules/arrears.dmn#behind',
      'rules/arrears.dmn#years',
      'rules/levy.dmn#levy',
    ]);
  });

  it('so the facts behind the service count as read, and no others of its file', () => {
    const facts = ['shop.area', 'shop.owner', 'shop.rate'];
    expect(factsReadBy(MODELS, ['rules/levy.dmn#levy'], facts)).toEqual(['shop.area', 'shop.rate']);
  });
});
