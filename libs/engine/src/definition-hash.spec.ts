import { describe, expect, it } from '@jest/globals';
import { definitionHash } from './definition-hash.ts';
import type { DefinitionSource } from './definition.ts';

const bpmn = (id: string, layout = ''): string =>
  `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="t">${layout}<process id="P" isExecutable="true">${layout}<startEvent id="${id}"/></process></definitions>`;
const dmn = (rule: string, layout = ''): string =>
  `<definitions>${layout}<decision id="d">${rule}</decision></definitions>`;

const source: DefinitionSource = {
  process: 'P',
  caseKind: 'dossier',
  bpmn: { file: 'a.bpmn', xml: bpmn('S') },
  dmn: [
    { file: 'a.dmn', xml: dmn('1') },
    { file: 'b.dmn', xml: dmn('2') },
  ],
  facts: { A: { type: 'object', title: 'A' } },
  profile: 'strict',
};

describe('the hash of a definition', () => {
  it('stays when files are renamed, reordered or laid out anew', () => {
    const same: DefinitionSource = {
      ...source,
      bpmn: { file: 'other.bpmn', xml: bpmn('S', '\r\n  ') },
      dmn: [
        { file: 'y.dmn', xml: dmn('2', '\n  ') },
        { file: 'x.dmn', xml: dmn('1') },
      ],
      facts: { A: { title: 'A', type: 'object' } },
    };
    expect(definitionHash(same)).toBe(definitionHash(source));
  });

  it.each([
    ['the diagram', { bpmn: { file: 'a.bpmn', xml: bpmn('T') } }],
    ['a decision', { dmn: [{ file: 'a.dmn', xml: dmn('3') }] }],
    [
      'a text of a decision',
      {
        dmn: [
          { file: 'a.dmn', xml: dmn('1 ') },
          { file: 'b.dmn', xml: dmn('2') },
        ],
      },
    ],
    ['a fact', { facts: { A: { type: 'object', title: 'B' } } }],
    ['the process', { process: 'Q' }],
    ['the profile', { profile: 'permissive' as const }],
  ])('changes with %s', (_, change) => {
    expect(definitionHash({ ...source, ...change })).not.toBe(definitionHash(source));
  });
});
