import { join } from 'node:path';
import type { BenchDocument } from './documents.ts';
import { dockerfile, djangoSettings, environmentFile, jsonDocument, nodemailerModule } from './documents.ts';
import { median } from './numbers.ts';
import { Session } from './session.ts';

interface Contestant {
  readonly name: string;
  readonly command: readonly string[];
  readonly documents: readonly { readonly label: string; readonly document: BenchDocument }[];
}

const ROUNDS = 9;
/** The first edits of a session run cold code; an hour of typing does not. */
const WARM_UP = 20;
const EDITS = 60;

function contestants(root: string): readonly Contestant[] {
  const peers = join(root, '.cache/bench-peers/node_modules/.bin');
  const peer = (name: string) => [process.execPath, join(peers, name), '--stdio'];
  return [
    {
      name: 'envelope',
      command: [process.execPath, join(root, 'dist/server.cjs'), '--stdio'],
      documents: [
        { label: '.env, 60 lines', document: environmentFile(60) },
        { label: 'settings.py, 200 lines', document: djangoSettings(200) },
        { label: 'mailer.ts, 200 lines', document: nodemailerModule(200) },
      ],
    },
    {
      name: 'dockerfile-language-server',
      command: peer('docker-langserver'),
      documents: [
        { label: '60 lines', document: dockerfile(60) },
        { label: '200 lines', document: dockerfile(200) },
      ],
    },
    {
      name: 'vscode-json-language-server',
      command: peer('vscode-json-language-server'),
      documents: [
        { label: '60 lines', document: jsonDocument(60) },
        { label: '200 lines', document: jsonDocument(200) },
      ],
    },
  ];
}

interface Sample {
  start: number[];
  memory: number[];
  open: number[];
  edit: number[];
}

export interface ServerFigures {
  readonly server: string;
  readonly label: string;
  /** Medians; milliseconds and megabytes. Start and memory are of a process that holds this one document. */
  readonly start: number;
  readonly open: number;
  readonly edit: number;
  readonly memory: number;
}

/** Every contestant in turn, round by round, so that a slow minute of the machine hits all of them. */
export async function measureServers(root: string, say: (line: string) => void): Promise<readonly ServerFigures[]> {
  const runs = contestants(root).flatMap(({ name, command, documents }) =>
    documents.map(({ label, document }) => ({ name, command, label, document, sample: emptySample() })),
  );
  for (let round = 1; round <= ROUNDS; round++) {
    say(`Language servers, round ${round} of ${ROUNDS}`);
    for (const { command, document, sample } of runs) await measureOnce(command, document, sample);
  }
  return runs.map(({ name, label, sample }) => ({
    server: name,
    label,
    start: median(sample.start),
    open: median(sample.open),
    edit: median(sample.edit),
    memory: median(sample.memory),
  }));
}

function emptySample(): Sample {
  return { start: [], memory: [], open: [], edit: [] };
}

async function measureOnce(command: readonly string[], document: BenchDocument, sample: Sample): Promise<void> {
  const { session, start } = await Session.start(command);
  sample.start.push(start);
  sample.open.push(await session.open(document));
  for (let position = 0; position < WARM_UP + EDITS; position++) {
    const time = await session.edit(document, position % 2 === 0 ? 'type' : 'delete');
    if (position >= WARM_UP) sample.edit.push(time);
  }
  sample.memory.push(await session.peakMemory());
  await session.end();
}
