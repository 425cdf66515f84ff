import { add, divide, multiply, opposite, power, subtract } from '#rules/feel/arithmetic';
import { childNamed, constant, constantOf, type Handlers, only, operands } from '#rules/feel/compiling';
import { isDecimal } from '#rules/feel/number';
import { fail, type Run } from '#rules/feel/run';
import { type FeelValue, kindOf } from '#rules/feel/value';

type Operation = (a: FeelValue, b: FeelValue, run: Run) => FeelValue | undefined;

const OPERATIONS: { readonly [sign: string]: Operation } = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '**': power,
  '^': power,
};

/** undefined when the operands do not go together, null when their result is none. */
export function calculate(sign: string, a: FeelValue, b: FeelValue, run: Run): FeelValue | undefined {
  return OPERATIONS[sign]?.(a, b, run);
}

/** `+ - * / **` and the sign before a value. */
export const ARITHMETIC: Handlers = {
  ArithmeticExpression: (node, here) => {
    const sign = only(childNamed(node, 'ArithOp'), node).text;
    const [first, second] = operands(node);
    const at = here.at(node);
    const left = here.compile(only(first, node), here);
    if (second === undefined) {
      const known = constantOf(left);
      if (known !== undefined && isDecimal(known.value))
        return constant(sign === '-' ? known.value.negated() : known.value);
      return (scope, run) => {
        const value = left(scope, run);
        if (value === null) return null;
        const result = opposite(value);
        if (result === undefined) return fail(run, `${kindOf(value)} takes no sign`, at);
        return sign === '-' ? result : value;
      };
    }
    const right = here.compile(second, here);
    const operation = OPERATIONS[sign];
    if (operation === undefined) throw new Error(`unknown operator ${sign}`);
    return (scope, run) => {
      const a = left(scope, run);
      const b = right(scope, run);
      const result = operation(a, b, run);
      if (result === undefined) return fail(run, `${kindOf(a)} ${sign} ${kindOf(b)} has no value`, at);
      return result ?? fail(run, `${sign} has no result here`, at);
    };
  },
};
