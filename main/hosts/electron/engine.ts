/** Starts an engine under Electron: in a utility process of its own. */
import { app, utilityProcess } from 'electron';
import type { Marking } from '../../../preload/contract/vocabulary.ts';
import type { EngineProcess, FromEngine } from '../../engine/protocol.ts';
import { engineEnvironment, spawnNodeEngine } from '../../engine/spawn-node.ts';
import { engineFile } from './paths.ts';

/** In a checkout a Node can be named for the engine, for an Electron whose own is too old. A packaged program ignores that. */
function nodeNamed(): string | undefined {
  return app.isPackaged ? undefined : process.env.VIGIL_ENGINE_NODE;
}

const serviceName = 'Vigil engine';
/** Milliseconds. Electron reports first that the process has ended, and immediately afterwards how. */
const untilKindIsTold = 50;

/** Electron's word for how the engine ended (`crashed`, `killed`, `oom`); it reports nothing for one that exited normally. */
function howItEnded(): () => string | undefined {
  let how: string | undefined;
  const listen = (_event: Electron.Event, { name, reason, exitCode }: Electron.Details) => {
    if (name === serviceName) how = `${reason}, exit code ${exitCode}`;
  };
  app.on('child-process-gone', listen);
  return () => {
    app.off('child-process-gone', listen);
    return how;
  };
}

export function startEngine(maximumMarking: Marking): EngineProcess {
  const node = nodeNamed();
  if (node !== undefined) return spawnNodeEngine({ file: engineFile, node, maximumMarking, loud: true });
  const child = utilityProcess.fork(engineFile, [], {
    serviceName,
    stdio: app.isPackaged ? 'ignore' : 'inherit',
    env: engineEnvironment(process.env, maximumMarking),
  });
  // Emitted when memory runs out; its report names files, so nobody is shown it. If nobody listened, Electron itself would fail.
  child.on('error', () => undefined);
  const told = howItEnded();
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => {
      child.on('message', (message: FromEngine) => listener(message));
    },
    onExit: (listener) => {
      child.once('exit', (code) => {
        setTimeout(() => listener(code, told()), code === 0 ? 0 : untilKindIsTold);
      });
    },
    kill: () => {
      child.kill();
    },
  };
}
