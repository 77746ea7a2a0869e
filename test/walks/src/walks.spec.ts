import { describe, expect, test } from '@jest/globals';
import { EnginePlayer } from './engine-player.ts';
import { judgeGraphs } from './graphs.ts';
import { readNet } from './net.ts';
import { walkProcesses } from './processes.ts';
import { walkShipped } from './shipped.ts';
import { TokenGame } from './token-game.ts';

const NS = 'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const processOf = (body: string): string =>
  `<definitions ${NS} id="Definitions" targetNamespace="t"><process id="P" isExecutable="true">${body}</process></definitions>`;
const flow = (id: string, from: string, to: string, condition = ''): string =>
  `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition && `<conditionExpression xsi:type="tFormalExpression">=${condition}</conditionExpression>`}</sequenceFlow>`;

describe('the token game', () => {
  test('a parallel join wants a token on every incoming flow, not so many tokens', async () => {
    const net = await readNet(
      processOf(
        `<startEvent id="S"/><parallelGateway id="G"/><userTask id="A"/><userTask id="B"/><parallelGateway id="J"/><userTask id="C"/><endEvent id="E"/>` +
          [
            ['f1', 'S', 'G'],
            ['f2', 'G', 'A'],
            ['f3', 'G', 'B'],
            ['f4', 'A', 'J'],
            ['f5', 'B', 'J'],
            ['f6', 'J', 'C'],
            ['f7', 'C', 'E'],
          ]
            .map(([id, from, to]) => flow(id!, from!, to!))
            .join(''),
      ),
    );
    const game = new TokenGame(net, () => false);
    expect(game.waiting()).toEqual(['A', 'B']);
    game.complete('A', 0);
    expect(game.waiting()).toEqual(['B']);
    game.complete('B', 0);
    expect(game.waiting()).toEqual(['C']);
    game.complete('C', 0);
    expect(game.ended).toBe(true);
  });

  test('an inclusive join waits for what may still come, and for nothing else', async () => {
    const net = await readNet(
      processOf(
        `<startEvent id="S"/><inclusiveGateway id="G" default="f4"/><userTask id="A"/><userTask id="B"/><userTask id="C"/><inclusiveGateway id="J"/><userTask id="D"/><endEvent id="E"/>` +
          flow('f1', 'S', 'G') +
          flow('f2', 'G', 'A', 'a') +
          flow('f3', 'G', 'B', 'b') +
          flow('f4', 'G', 'C') +
          [
            ['f5', 'A', 'J'],
            ['f6', 'B', 'J'],
            ['f7', 'C', 'J'],
            ['f8', 'J', 'D'],
            ['f9', 'D', 'E'],
          ]
            .map(([id, from, to]) => flow(id!, from!, to!))
            .join(''),
      ),
    );
    const game = new TokenGame(net, () => true);
    expect(game.waiting()).toEqual(['A', 'B']);
    game.complete('B', 0);
    expect(game.waiting()).toEqual(['A']);
    game.complete('A', 0);
    expect(game.waiting()).toEqual(['D']);
  });
});

test('a process that cannot be read is refused with its codes, never walked', async () => {
  const { player, codes } = await EnginePlayer.of(
    processOf('<startEvent id="S"/><task id="A"/><sequenceFlow id="f" sourceRef="S" targetRef="Nowhere"/>'),
  );
  expect(player).toBeNull();
  expect(codes.length).toBeGreaterThan(0);
});

test('engine and token game agree on random processes, and live = fold = snapshot + tail', async () => {
  const { differences, steps, refused, processes } = await walkProcesses(1, 60);
  expect(differences).toEqual([]);
  expect(refused).toBeLessThan(processes / 4);
  expect(steps).toBeGreaterThan(150);
}, 60_000);

test('the verdict on random graphs is what playing every move of the token game finds', async () => {
  const { differences, sound, findings, undecided } = await judgeGraphs(1, 40);
  expect(differences).toEqual([]);
  expect(sound).toBeGreaterThan(5);
  expect(findings['E_DEADLOCK']).toBeGreaterThan(2);
  expect(findings['E_MULTI_MERGE']).toBeGreaterThan(2);
  expect(undecided).toBeLessThan(8);
}, 60_000);

test('every recorded step of the shipped processes is what the standard says', async () => {
  const { differences, steps, visited } = await walkShipped(1, 300);
  expect(differences).toEqual([]);
  expect(Object.keys(steps)).toContain('informieren');
  for (const taken of Object.values(steps)) expect(taken).toBeGreaterThanOrEqual(300);
  expect(Object.keys(visited).length).toBeGreaterThan(40);
}, 60_000);
