/** Starts an engine under Electron: in a utility process of its own. */
import { app, utilityProcess } from 'electron';
import type { Marking } from '../../../preload/contract/words.ts';
import type { EngineProcess, FromEngine } from '../../engine/protocol.ts';
import { engineEnvironment, spawnNodeEngine } from '../../engine/spawn-node.ts';
import { engineFile } from './paths.ts';

/** A checkout may name a Node for the engine, for an Electron whose own is too old. A packaged program ignores that. */
function nodeNamed(): string | undefined {
  return app.isPackaged ? undefined : process.env.VIGIL_ENGINE_NODE;
}

export function startEngine(maximumMarking: Marking): EngineProcess {
  const node = nodeNamed();
  if (node !== undefined) return spawnNodeEngine({ file: engineFile, node, maximumMarking, loud: true });
  const child = utilityProcess.fork(engineFile, [], {
    serviceName: 'Vigil engine',
    stdio: app.isPackaged ? 'ignore' : 'inherit',
    env: engineEnvironment(process.env, maximumMarking),
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => {
      child.on('message', (message: FromEngine) => listener(message));
    },
    onExit: (listener) => {
      child.once('exit', (code) => listener(code));
    },
    kill: () => {
      child.kill();
    },
  };
}
