// Opens files in the YAML language server, which works in Visual Studio Code and other editors.
// Takes {root, schemas, files: [{file, text, at: {line, character}}]} as JSON; paths are seen from
// root, and schemas is the setting yaml.schemas. Gives for each file its diagnostics, and what the
// server offers and explains at the position.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as rpc from "vscode-jsonrpc/node";

const SERVER = "../../node_modules/yaml-language-server/bin/yaml-language-server";
const { root, schemas, files } = JSON.parse(readFileSync(0, "utf-8"));
const yaml = { validate: true, hover: true, completion: true, schemaStore: { enable: false }, schemas };

const server = spawn(process.execPath, [join(import.meta.dirname, SERVER), "--stdio"]);
const connection = rpc.createMessageConnection(
  new rpc.StreamMessageReader(server.stdout),
  new rpc.StreamMessageWriter(server.stdin),
);
const waiting = new Map();
connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) =>
  waiting.get(uri)?.(diagnostics),
);
const configured = new Promise((resolve) => {
  connection.onRequest("workspace/configuration", ({ items }) => {
    resolve();
    return items.map(({ section }) => (section === "yaml" ? yaml : {}));
  });
});
connection.onRequest("client/registerCapability", () => null);
connection.listen();

const rootUri = pathToFileURL(root).href;
await connection.sendRequest("initialize", {
  processId: process.pid,
  rootUri,
  workspaceFolders: [{ uri: rootUri, name: "root" }],
  capabilities: {
    textDocument: { completion: {}, hover: { contentFormat: ["markdown"] } },
    workspace: { configuration: true, workspaceFolders: true },
  },
});
await connection.sendNotification("initialized", {});
await configured;

const opened = ({ file, text, at }) => {
  const uri = pathToFileURL(join(root, file)).href;
  const textDocument = { uri, languageId: "yaml", version: 1, text };
  connection.sendNotification("textDocument/didOpen", { textDocument });
  return new Promise((resolve) => waiting.set(uri, resolve)).then(async (diagnostics) => {
    const place = { textDocument: { uri }, position: at };
    const offered = at && (await connection.sendRequest("textDocument/completion", place));
    const explained = at && (await connection.sendRequest("textDocument/hover", place));
    return {
      diagnostics: diagnostics.map(({ range, message }) => [range.start.line + 1, message]),
      offered: offered?.items.map(({ label }) => label) ?? [],
      explained: explained?.contents.value ?? "",
    };
  });
};

const found = await Promise.all(files.map(opened));
await connection.sendRequest("shutdown");
process.stdout.write(JSON.stringify(found), () => server.kill());
connection.dispose();
