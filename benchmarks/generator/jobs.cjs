// From our file to projen's types (camelCase keys), and back again to see that projen printed the same jobs.
// Usage: node jobs.cjs <ours.yml> to <jobs.json>   |   node jobs.cjs <ours.yml> same <theirs.yml>
const fs = require('fs');
const assert = require('assert');
const yaml = require(require.resolve('yaml', { paths: [require.resolve('projen')] }));
const globals = ['workflow', 'stages', 'default', 'variables', 'include'];
const jobsOf = (file) => Object.fromEntries(Object.entries(yaml.parse(fs.readFileSync(file, 'utf8'))).filter(([name]) => !globals.includes(name)));
const asIs = ['variables', 'idTokens'];
const camel = (key) => key.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
const typed = (value) => Array.isArray(value) ? value.map(typed)
  : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [camel(key), asIs.includes(camel(key)) ? inner : typed(inner)]))
  : value;

const ours = jobsOf(process.argv[2]);
if (process.argv[3] === 'to') {
  fs.writeFileSync(process.argv[4], JSON.stringify(Object.fromEntries(Object.entries(ours).map(([name, job]) => [name, typed(job)]))));
} else {
  const theirs = jobsOf(process.argv[4]);
  // projen leaves out empty lists.
  const plain = (jobs) => JSON.parse(JSON.stringify(jobs, (key, value) => Array.isArray(value) && value.length === 0 ? undefined : value));
  assert.deepStrictEqual(plain(theirs), plain(ours));
  console.log(`same jobs: ${Object.keys(ours).length}`);
}
