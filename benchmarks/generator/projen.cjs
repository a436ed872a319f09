// The same jobs by projen's CiConfiguration. Usage: node projen.cjs <jobs.json> <write file | time rounds>
// jobs.json holds the jobs as projen's types have them; reading it is not projen's work, so its time is told apart.
const fs = require('fs');
const started = performance.now();
const jobs = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const readMs = performance.now() - started;
const { Project, gitlab } = require('projen');
const { resolve } = require('projen/lib/_resolve');

function text() {
  const project = new Project({ name: 'shop', outdir: fs.mkdtempSync(`${process.env.WORK}/projen-`), commitGenerated: true });
  const file = new gitlab.CiConfiguration(project, 'gitlab-ci', { jobs }).file;
  return file.synthesizeContent({ resolve });
}

if (process.argv[3] === 'write') {
  fs.writeFileSync(process.argv[4], text());
  console.log(`readMs=${readMs.toFixed(1)} peakMB=${Math.round(process.resourceUsage().maxRSS * 1024 / 1e6)}`);
} else {
  const median = (list) => list.sort((one, other) => one - other)[list.length >> 1].toFixed(1);
  const [wall, cpu] = [[], []];
  text();
  for (let round = 0; round < Number(process.argv[4]); round++) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    text();
    const used = process.cpuUsage(before);
    wall.push(performance.now() - start);
    cpu.push((used.user + used.system) / 1000);
  }
  console.log(`jobs=${Object.keys(jobs).length} wallMs=${median(wall)} cpuMs=${median(cpu)}`);
}
