// Runs inside the extension host and does there what a story asks for. It is loaded by VS Code as its test suite, so it is
// CommonJS and has no imports of its own.
const { request } = require('node:http');
const vscode = require('vscode');

/** One exchange with the story's process; `undefined` when that has gone. */
function exchange(path, body) {
  return new Promise(done => {
    const call = request(`${process.env.ENVELOPE_BRIDGE}/${path}`, { method: 'POST' }, response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', chunk => (text += chunk));
      response.on('end', () => done(text === '' ? undefined : JSON.parse(text)));
    });
    call.on('error', () => done(undefined));
    call.end(JSON.stringify(body));
  });
}

/** The story's functions arrive as source, as they do in a browser page under Playwright. */
async function answer(window, { id, source, argument }) {
  try {
    const run = new Function(`return (${source});`)();
    const value = await run(vscode, argument);
    await exchange('answer', { window, id, value });
  } catch (error) {
    await exchange('answer', { window, id, error: error instanceof Error ? error.stack : String(error) });
  }
}

exports.run = async () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const hello = await exchange('hello', { folder, version: vscode.version });
  for (;;) {
    const task = hello && (await exchange('next', { window: hello.window }));
    if (task === undefined || task.stop === true) return;
    if (task.id !== undefined) void answer(hello.window, task);
  }
};
