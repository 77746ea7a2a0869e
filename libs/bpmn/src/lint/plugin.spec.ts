import { describe, expect, it } from '@jest/globals';
import StaticResolver from 'bpmnlint/lib/resolver/static-resolver.js';
import { BpmnModdle } from 'bpmn-moddle';
import { IN_OUT, process } from '../testing/bpmn-text.ts';
import { bundle, configs, rules } from './plugin.ts';

describe('the plugin for bpmnlint', () => {
  it('is run by any bpmnlint over any moddle tree', async () => {
    const { Linter } = await import('bpmnlint');
    const { rootElement } = await new BpmnModdle().fromXML(
      process(`<bpmn:task id="T" name="Gespräch">${IN_OUT}</bpmn:task>`),
    );
    const linter = new Linter({
      resolver: new StaticResolver(bundle),
      config: { extends: 'plugin:fallspur/recommended', rules: { 'fallspur/drawn': 'off' } },
    });
    const reports = await linter.lint(rootElement);
    expect(Object.keys(reports).sort()).toEqual(['fallspur/lanes-required', 'fallspur/task-object-verb']);
    expect(reports['fallspur/task-object-verb']).toEqual([
      expect.objectContaining({
        id: 'T',
        category: 'warn',
        meta: { description: 'A task is named by object and verb' },
      }),
    ]);
  });

  it('recommends every rule it has, and carries each one it recommends', () => {
    const recommended = Object.keys(configs.recommended.rules);
    expect(recommended).toEqual(expect.arrayContaining(Object.keys(rules)));
    const carried = recommended.map((name) => (name in rules ? `bpmnlint-plugin-fallspur/${name}` : name));
    expect(carried.filter((name) => typeof bundle[`rule:${name}`] !== 'function')).toEqual([]);
  });
});
