/**
 * Turns a validator into a plain yes-or-no function, about ten times as fast as running it. Files of
 * many records are checked by these; the validator itself is the reference they are tested against.
 */
import * as v from 'valibot';

export type Check = (value: unknown) => boolean;

/** A validator as data: what valibot's objects carry beside their functions. */
export type SchemaNode = Readonly<{
  kind: string;
  type: string;
  pipe?: readonly SchemaNode[];
  entries?: Readonly<Record<string, SchemaNode>>;
  item?: SchemaNode;
  wrapped?: SchemaNode;
  options?: readonly unknown[];
  literal?: unknown;
  requirement?: unknown;
}>;

const compiled = new WeakMap<SchemaNode, Check>();

/**
 * Whether a value satisfies the validator: the same answer as `v.is`. Building blocks this file does
 * not know are left to valibot, so that a new one costs time and not correctness.
 */
export function plainCheck(schema: v.GenericSchema | SchemaNode): Check {
  const node = schema as SchemaNode;
  const known = compiled.get(node);
  if (known) return known;
  const check = (node.pipe ? pipeCheck(node.pipe) : schemaCheck(node)) ?? valibotCheck(node);
  compiled.set(node, check);
  return check;
}

function valibotCheck(node: SchemaNode): Check {
  return (value) => v.is(node as unknown as v.GenericSchema, value);
}

function pipeCheck([base, ...rest]: readonly SchemaNode[]): Check | null {
  const first = schemaCheck(base!);
  const actions = rest.filter(({ kind }) => kind !== 'metadata').map(actionCheck);
  if (!first || actions.includes(null)) return null;
  return (value) => {
    if (!first(value)) return false;
    for (const action of actions) if (!action!(value)) return false;
    return true;
  };
}

function schemaCheck(node: SchemaNode): Check | null {
  switch (node.type) {
    case 'string':
      return (value) => typeof value === 'string';
    case 'number':
      return (value) => typeof value === 'number' && !Number.isNaN(value);
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'unknown':
      return () => true;
    case 'literal':
      return (value) => value === node.literal;
    case 'picklist':
      return (value) => node.options!.includes(value);
    case 'optional': {
      const wrapped = plainCheck(node.wrapped!);
      return (value) => value === undefined || wrapped(value);
    }
    case 'array': {
      const item = plainCheck(node.item!);
      return (value) => Array.isArray(value) && value.every((entry) => item(entry));
    }
    case 'loose_object':
      return objectCheck(node.entries!);
    default:
      return null;
  }
}

/** Goes through the fields a value has, which are fewer than those it may have. */
function objectCheck(entries: Readonly<Record<string, SchemaNode>>): Check {
  const checks = new Map<string, Check>();
  const needed: string[] = [];
  for (const [name, node] of Object.entries(entries)) {
    checks.set(name, plainCheck(node));
    if (node.type !== 'optional') needed.push(name);
  }
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    for (const name of needed) if (!(name in value)) return false;
    for (const name in value) {
      const check = checks.get(name);
      if (check && !check((value as Record<string, unknown>)[name])) return false;
    }
    return true;
  };
}

function actionCheck(node: SchemaNode): Check | null {
  const bound = node.requirement as number;
  switch (node.type) {
    case 'min_length':
      return (value) => (value as string).length >= bound;
    case 'max_length':
      return (value) => (value as string).length <= bound;
    case 'min_value':
      return (value) => (value as number) >= bound;
    case 'max_value':
      return (value) => (value as number) <= bound;
    case 'check':
      return node.requirement as Check;
    default:
      return null;
  }
}
