// Reads a JSON list of Mermaid charts from standard input and writes what Mermaid itself makes of each: its error, or its nodes' labels and its edges.
// Usage: node mermaid.mjs <node_modules>
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { text } from 'node:stream/consumers';

const folder = process.argv[2];
const load = (path) => import(pathToFileURL(join(folder, path)));
const { JSDOM } = await load('jsdom/lib/api.js');
const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await load('mermaid/dist/mermaid.core.mjs');
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });

const results = [];
for (const chart of JSON.parse(await text(process.stdin))) {
    try {
        const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(chart);
        results.push({
            type,
            nodes: [...db.getVertices().values()].map((node) => node.text),
            stages: db.getSubGraphs().map((group) => group.title),
            edges: db.getEdges().map((edge) => `${edge.start} ${edge.end}`),
        });
    } catch (error) {
        results.push({ error: String(error.message ?? error) });
    }
}
process.stdout.write(JSON.stringify(results));
