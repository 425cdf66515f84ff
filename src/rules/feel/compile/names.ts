import { builtinNamed } from '#rules/feel/builtins';
import { constant, type Handlers, resolveName } from '#rules/feel/compiling';
import { fail, lookUp } from '#rules/feel/run';

/** A name: bound by the expression, given from outside, or a built-in function. */
export const NAMES: Handlers = {
  VariableName: (node, here) => {
    const { name, local } = resolveName(here, node.text);
    const library = builtinNamed(name);
    const at = here.at(node);
    if (local) return (scope, run) => lookUp(scope, name) ?? fail(run, `${name} has no value`, at);
    if (library !== undefined && !here.known.has(name)) {
      return here.inFilter ? (scope) => lookUp(scope, name) ?? library : constant(library);
    }
    here.reads.add(name);
    return (scope, run) => {
      const value = lookUp(scope, name);
      return value === undefined ? fail(run, `nobody knows the name ${name}`, at) : value;
    };
  },
};
