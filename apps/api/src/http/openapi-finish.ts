import type { OpenAPIObject } from '@nestjs/swagger';
import { policies, type Policy } from '../security/policies.ts';

type Value = { [name: string]: unknown };
type Operation = {
  parameters?: { readonly name: string; readonly in: string; readonly description?: string }[];
  requestBody?: unknown;
  responses: { [status: string]: unknown };
  [name: string]: unknown;
};

/**
 * What the library does not know of by itself: which problems each route answers with, who may call it, and that
 * OpenAPI 3.1 writes «or null» as a type.
 */
export const finished = (document: OpenAPIObject): OpenAPIObject => {
  const { paths, components, ...head } = withNullTypes(document) as OpenAPIObject;
  return {
    ...head,
    paths: Object.fromEntries(
      Object.entries({ ...paths, ...OWN_PATH }).map(([path, methods]) => [
        path,
        Object.fromEntries(
          Object.entries(methods as { readonly [method: string]: Operation }).map(([method, operation]) => [
            method,
            finishedOperation(operation, policies[`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`]),
          ]),
        ),
      ]),
    ),
    components: { ...components, schemas: { ...components?.schemas, ...PROBLEM_SCHEMAS } },
  } as OpenAPIObject;
};

const finishedOperation = (operation: Operation, policy: Policy | undefined): Operation => {
  const parameters = onceEach(operation.parameters ?? []);
  const statuses = [
    ...(parameters.length || operation.requestBody ? [400] : []),
    ...(policy?.roles === 'public' ? [] : [401, 403]),
    ...(parameters.some((one) => one.in === 'path') ? [404] : []),
    ...(operation.requestBody ? [400, 403, 413, 415, 422, 503, 507] : []),
    ...(parameters.some(({ name }) => name === 'Idempotency-Key') ? [404, 409] : []),
    ...(parameters.some(({ name }) => name === 'If-Match') ? [412, 428] : []),
    ...(parameters.some(({ name }) => name === 'atLeast') ? [503] : []),
  ];
  const problems = [...new Set(statuses)].map((status) => [String(status), PROBLEM_ANSWER]);
  return {
    ...operation,
    ...(parameters.length ? { parameters } : {}),
    security: policy?.roles === 'public' ? [] : [{ session: [] }],
    responses: { ...Object.fromEntries(problems), ...operation.responses, default: PROBLEM_ANSWER },
    ...(policy ? { 'x-policy': { roles: policy.roles, relation: policy.relation, why: policy.why } } : {}),
  };
};

/** Headers have no case; the one that says more of itself stays. */
const onceEach = (parameters: NonNullable<Operation['parameters']>): NonNullable<Operation['parameters']> => {
  const known = new Map<string, (typeof parameters)[number]>();
  for (const one of parameters) {
    const key = `${one.in} ${one.in === 'header' ? one.name.toLowerCase() : one.name}`;
    const before = known.get(key);
    if (!before || (before.description ?? '').length < (one.description ?? '').length) known.set(key, one);
  }
  return [...known.values()];
};

/** `nullable` is a word of OpenAPI 3.0. */
const withNullTypes = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withNullTypes);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value as Value;
  const inner = Object.fromEntries(Object.entries(rest).map(([name, member]) => [name, withNullTypes(member)]));
  if (typeof nullable !== 'boolean')
    return nullable === undefined ? inner : { ...inner, nullable: withNullTypes(nullable) };
  if (!nullable) return inner;
  const { description, ...schema } = inner as Value & { readonly description?: unknown };
  // What refers to another schema is of its type, and that one knows no null.
  if (typeof schema['type'] === 'string' && schema['allOf'] === undefined)
    return {
      ...inner,
      type: [schema['type'], 'null'],
      ...(Array.isArray(schema['enum']) ? { enum: [...schema['enum'], null] } : {}),
    };
  return { anyOf: [schema, { type: 'null' }], ...(description === undefined ? {} : { description }) };
};

const PROBLEM_ANSWER = {
  description: 'A problem; its `code` says which.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const text = { type: 'string' };

const PROBLEM_SCHEMAS = {
  FieldProblem: {
    type: 'object',
    required: ['path', 'message'],
    properties: { path: { ...text, description: 'JSON Pointer into the request body.' }, message: text },
  },
  Problem: {
    type: 'object',
    description: 'RFC 9457. Check by `code`.',
    required: ['type', 'title', 'status', 'code', 'detail'],
    properties: {
      type: text,
      title: text,
      status: { type: 'integer' },
      code: text,
      detail: text,
      fields: { type: 'array', items: { $ref: '#/components/schemas/FieldProblem' } },
      details: { type: 'object', additionalProperties: true },
    },
  },
};

const OWN_PATH = {
  '/api/openapi.json': {
    get: {
      operationId: 'Description_show',
      tags: ['house'],
      responses: {
        200: { description: 'This document.', content: { 'application/json': { schema: { type: 'object' } } } },
      },
    },
  },
};
