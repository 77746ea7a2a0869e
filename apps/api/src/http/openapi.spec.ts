import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { policies } from '../security/policies.ts';
import { PolicyGuard } from '../security/policy-guard.ts';
import { openApi, type TestApi } from '../testing/api.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
  readonly security: readonly object[];
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let api: TestApi;
let document: Document;
let operations: readonly (readonly [route: string, operation: Operation])[];
beforeAll(async () => {
  api = await openApi();
  document = (await api.nobody.get<Document>('/api/openapi.json')).body;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
  );
}, 60_000);
afterAll(() => api.close());

const asPolicy = (route: string): string => route.replaceAll(/\{(\w+)\}/g, ':$1');

test('every route stands in the policy table, every line of the table is a route, and both are described', () => {
  const routes = [...api.app.get(PolicyGuard).routes(), 'GET /api/openapi.json'].sort();
  expect(Object.keys(policies).sort()).toEqual(routes);
  expect(operations.map(([route]) => asPolicy(route)).sort()).toEqual(routes);
});

test('is OpenAPI 3.1: references lead somewhere, ids are used once, nothing is left over from 3.0', () => {
  expect(document.openapi).toBe('3.1.0');
  const written = JSON.stringify(document);
  const references = [...written.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!);
  expect([...new Set(references)].filter((name) => !document.components.schemas[name])).toEqual([]);
  expect(written).not.toContain('"nullable":');
  const ids = operations.map(([, { operationId }]) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every operation says its parameters, its body, its answers and whom it is for', () => {
  for (const [route, { parameters = [], requestBody, responses, security }] of operations) {
    const inPath = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect([
      route,
      parameters
        .filter((one) => one.in === 'path')
        .map(({ name }) => name)
        .sort(),
    ]).toEqual([route, inPath.sort()]);
    expect([route, parameters.filter(({ schema }) => !schema)]).toEqual([route, []]);
    const names = parameters.map((one) => `${one.in} ${one.name.toLowerCase()}`);
    expect([route, new Set(names).size]).toEqual([route, names.length]);
    if (requestBody) expect([route, Object.keys(requestBody.content)]).toEqual([route, ['application/json']]);
    const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
    expect([route, good.length > 0]).toEqual([route, true]);
    expect([route, good.filter(([status, { content }]) => status !== '204' && !content)]).toEqual([route, []]);
    expect([route, security.length === 0]).toEqual([route, policies[asPolicy(route)]!.roles === 'public']);
  }
});

test('every list is cut into pages the same way', () => {
  const schemas = document.components.schemas as Readonly<Record<string, { properties?: Record<string, object> }>>;
  const isList = ({ responses }: Operation): boolean => {
    const name = /#\/components\/schemas\/(\w+)/.exec(JSON.stringify(responses['200']?.content ?? ''))?.[1] ?? '';
    return schemas[name]?.properties?.['rows'] !== undefined;
  };
  const lists = operations.filter(([route, operation]) => route.startsWith('GET ') && isList(operation));
  expect(lists.length).toBeGreaterThan(8);
  for (const [route, { parameters = [], responses }] of lists) {
    const bounds = (name: string) => parameters.find((one) => one.name === name)?.schema;
    expect([route, bounds('page')]).toMatchObject([
      route,
      { type: 'integer', minimum: 1, maximum: 1_000_000, default: 1 },
    ]);
    expect([route, bounds('size')]).toMatchObject([route, { type: 'integer', minimum: 1, maximum: 200, default: 50 }]);
    expect([route, bounds('atLeast')]).toMatchObject([route, { type: 'integer' }]);
    const name = /schemas\/(\w+)/.exec(JSON.stringify(responses['200']))![1]!;
    expect([route, Object.keys(schemas[name]?.properties ?? {})]).toEqual([
      route,
      expect.arrayContaining(['rows', 'total', 'position']),
    ]);
  }
});
