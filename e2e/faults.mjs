// What the program may never do: lose an acknowledged write, or stop half-way. Each test starts a
// program of its own: it is killed while it publishes and while requests are filed, and its disk is
// filled while it publishes.
//
//   TERBUKA_BIN=target/debug/terbuka node e2e/faults.mjs
//
// The full disk is a small tmpfs, so that test needs root or sudo.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = process.env.TERBUKA_BIN;
if (!program) throw new Error("TERBUKA_BIN names the program");

/** A running demonstration city in `data`. */
class City {
  static async start(data) {
    const city = new City();
    city.data = data;
    city.process = spawn(program, ["demo", "--listen", "127.0.0.1:0", "--data", data]);
    city.exited = new Promise((done) => city.process.once("exit", done));
    let said = "";
    await new Promise((ready, failed) => {
      const hear = (chunk) => {
        said += chunk;
        if (said.includes("Ctrl-C")) ready();
      };
      city.process.stdout.on("data", hear);
      city.process.stderr.on("data", hear);
      city.process.once("exit", () => failed(new Error(`it did not start: ${said}`)));
    });
    city.base = said.match(/http:\/\/127\.0\.0\.1:\d+/)[0];
    city.password = said.match(/main_ppid\s+\S+\s+(\S+)/)?.[1] ?? City.password;
    City.password = city.password;
    return city;
  }

  async post(path, fields) {
    const body = new URLSearchParams(fields).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: this.base, cookie: this.cookie ?? "" };
    return fetch(this.base + path, { method: "POST", body, headers, redirect: "manual" });
  }

  async signIn() {
    const answer = await this.post("/masuk", { email: "ppid.utama@contoh.cilegon.test", sandi: this.password });
    if (answer.status !== 303) throw new Error(`sign-in answered ${answer.status}`);
    this.cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  }

  async text(path) {
    const answer = await fetch(this.base + path, { headers: { cookie: this.cookie ?? "" } });
    return { status: answer.status, text: await answer.text() };
  }

  /** Begins a draft; returns its path in the workroom. */
  async begin() {
    const answer = await this.post("/kerja/berita/baru", {});
    if (answer.status !== 303) throw new Error(`a new draft answered ${answer.status}`);
    return answer.headers.get("location").split("?")[0];
  }

  /** Publishes a draft with words of its own. */
  async publish(path, title, more = "") {
    const page = await this.text(path);
    const version = page.text.match(/name="version" value="(\d+)"/)[1];
    return this.post(`${path}/terbitkan`, {
      version,
      title,
      lead: `${title}, teras berita.`,
      text: `CILEGON – ${title}. Isi berita untuk uji gangguan.${more}`,
      override: "Uji gangguan",
    });
  }

  async stop(signal) {
    this.process.kill(signal);
    await this.exited;
  }
}

function verify(data) {
  const done = spawnSync(program, ["audit", "verify", "--data", data], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`audit verify: ${done.stdout}${done.stderr}`);
}

/** Every published item appears whole: title, lead and body on its page. */
async function isWhole(city, title) {
  const found = await (await fetch(`${city.base}/api/v1/news?limit=200`)).json();
  const item = found.items.find((one) => one.title === title);
  if (!item) return false;
  if (!item.lead.includes(title) || !item.html.includes(title)) throw new Error(`half an item: ${JSON.stringify(item)}`);
  return true;
}

async function killedWhilePublishing(folder) {
  const data = join(folder, "killed");
  const acknowledged = [];
  for (let round = 0; round < 12; round += 1) {
    const city = await City.start(data);
    await city.signIn();
    const title = `Uji listrik padam putaran ${round}`;
    const path = await city.begin();
    // Rounds fall before, into and after the commit: the delays grow by four milliseconds.
    const answer = city.publish(path, title).then((a) => a.status === 303).catch(() => false);
    await new Promise((later) => setTimeout(later, 6 + 4 * round));
    await city.stop("SIGKILL");
    if (await answer) acknowledged.push(title);
  }
  const city = await City.start(data);
  for (let round = 0; round < 12; round += 1) {
    const title = `Uji listrik padam putaran ${round}`;
    const whole = await isWhole(city, title);
    if (!whole && acknowledged.includes(title)) throw new Error(`lost after it was acknowledged: ${title}`);
  }
  await city.stop("SIGTERM");
  verify(data);
  return `${acknowledged.length} of 12 were acknowledged before the cut`;
}

/** Kills in the loop of requests. */
const KILLS = 200;

/** Files a request; its address when the program acknowledged it. */
async function file(city, marker) {
  const fields = {
    formulir: marker,
    informasi: `Informasi ${marker}`,
    tujuan: "Uji gangguan",
    bentuk: "digital",
    cara: "download",
    pemohon: "individual",
    nama: `Penanya ${marker}`,
    alamat: "Jalan Uji 1",
    telepon: "081234567890",
  };
  const answer = await city.post("/permohonan", fields).catch(() => null);
  return answer?.status === 303 ? answer.headers.get("location").split("?")[0] : null;
}

/** Numbers of all requests, from the list of the workroom. */
async function numbers(city) {
  const found = [];
  let path = "/kerja/permohonan?tab=semua";
  while (path) {
    const { text } = await city.text(path);
    found.push(...[...text.matchAll(/\b(\d{4})\/PPID-[A-Z0-9-]+\/[IVX]+\/\d{4}/g)].map((match) => match[0]));
    path = text.match(/href="([^"]*sesudah=[^"]*)"/)?.[1].replaceAll("&amp;", "&").replaceAll("&#38;", "&");
  }
  return new Set(found);
}

/** Every number of a unit from the first to the last is there, once. */
function withoutGap(all) {
  const units = new Map();
  for (const number of all) {
    const [count, rest] = [Number(number.slice(0, 4)), number.slice(5)];
    units.set(rest, [...(units.get(rest) ?? []), count]);
  }
  for (const [unit, counts] of units) {
    counts.sort((a, b) => a - b);
    counts.forEach((count, at) => {
      if (count !== at + counts[0]) throw new Error(`number ${at + counts[0]} of ${unit} is missing`);
    });
  }
}

/** How long four filings at once take on this machine, in ms; the first ones after a start are the slowest. */
async function usualTime(data) {
  const city = await City.start(data);
  const began = performance.now();
  const filed = await Promise.all([0, 1, 2, 3].map((one) => file(city, `uji-awal-${one}`)));
  const took = performance.now() - began;
  await city.stop("SIGTERM");
  if (!filed.every(Boolean)) throw new Error("a request was not taken although nobody killed anything");
  return took;
}

async function killedWhileFiling(folder) {
  const data = join(folder, "filing");
  const usual = await usualTime(data);
  const acknowledged = [];
  for (let round = 0; round < KILLS; round += 1) {
    const city = await City.start(data);
    const filings = [0, 1, 2, 3].map((one) => file(city, `uji-${round}-${one}`));
    // The cut falls before, into and after the commits.
    const share = ((round * 7) % 100) / 100;
    await new Promise((later) => setTimeout(later, 0.5 * usual * share));
    await city.stop("SIGKILL");
    acknowledged.push(...(await Promise.all(filings)).filter(Boolean));
  }
  if (acknowledged.length < KILLS) throw new Error(`only ${acknowledged.length} were acknowledged: this proves nothing`);
  const city = await City.start(data);
  await city.signIn();
  const all = await numbers(city);
  withoutGap(all);
  for (const path of acknowledged) {
    const { status, text } = await city.text(path);
    if (status !== 200) throw new Error(`lost after it was acknowledged: ${path}`);
    if (!all.has(text.match(/\d{4}\/PPID-[A-Z0-9-]+\/[IVX]+\/\d{4}/)?.[0])) throw new Error(`not in the list: ${path}`);
    if (!text.includes("Urutan dalam catatan perubahan")) throw new Error(`half done: ${path}`);
  }
  await city.stop("SIGTERM");
  verify(data);
  return `${KILLS} kills; ${acknowledged.length} of ${4 * KILLS} requests acknowledged, 0 lost, 0 half done, no number missing`;
}

const asRoot = (...words) => {
  const command = process.getuid() === 0 ? words : ["sudo", "-n", ...words];
  execFileSync(command[0], command.slice(1), { stdio: "pipe" });
};

async function fullDiskWhilePublishing(folder) {
  const disk = mkdtempSync(join(folder, "disk-"));
  asRoot("mount", "-t", "tmpfs", "-o", "size=64m,mode=777", "tmpfs", disk);
  try {
    const data = join(disk, "data");
    const city = await City.start(data);
    await city.signIn();
    const drafts = [];
    while (drafts.length < 150) drafts.push(await city.begin());
    // One big file takes what is left; dd ends with an error when nothing is.
    spawnSync("dd", ["if=/dev/zero", `of=${join(disk, "filler")}`, "bs=4k"], { stdio: "ignore" });
    // The database may still have room inside its own files: what fits there is published, and stays.
    const long = "\n\nKalimat uji yang panjang sekali.".repeat(500);
    const stored = [];
    let [path, title, refused] = ["", "", { status: 303 }];
    while (refused.status === 303 && drafts.length) {
      path = drafts.pop();
      title = `Uji penyimpanan penuh ${drafts.length}`;
      refused = await city.publish(path, title, long);
      if (refused.status === 303) stored.push(title);
    }
    const words = refused.status === 303 ? "" : await refused.text();
    if (refused.status !== 507) throw new Error(`a full disk answered ${refused.status}: ${words.slice(0, 500)}`);
    if (!words.includes("Tempat penyimpanan penuh")) throw new Error("the page does not say what happened");
    for (const one of stored) if (!(await isWhole(city, one))) throw new Error(`acknowledged and not there: ${one}`);
    if (await isWhole(city, title)) throw new Error("published although it was refused");
    if ((await city.text("/")).status !== 200) throw new Error("readers are turned away while the disk is full");
    rmSync(join(disk, "filler"));
    const accepted = await city.publish(path, title);
    if (accepted.status !== 303) throw new Error(`with room again it answered ${accepted.status}`);
    if (!(await isWhole(city, title))) throw new Error("not published although it was acknowledged");
    await city.stop("SIGTERM");
    verify(data);
    return `${stored.length} fitted in, the next was refused in words and published after room was made`;
  } finally {
    asRoot("umount", "-l", disk);
  }
}

let passed = 0;
let failed = 0;
const folder = mkdtempSync(join(tmpdir(), "terbuka-faults-"));
for (const test of [killedWhilePublishing, killedWhileFiling, fullDiskWhilePublishing]) {
  try {
    console.log(`ok      ${test.name}: ${await test(folder)}`);
    passed += 1;
  } catch (error) {
    console.log(`FAILED  ${test.name}: ${error.stack}`);
    failed += 1;
  }
}
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
