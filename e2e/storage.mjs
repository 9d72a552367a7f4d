// Files in an S3-compatible object store and the database in PostgreSQL, as a city with several nodes runs
// it: the store goes away in both ways a store goes away, an upload is cut, five hundred come at once.
//
//   TERBUKA_BIN=target/debug/terbuka TERBUKA_DATABASE_URL=postgres://… MOTO=venv/bin/moto_server node e2e/storage.mjs
//
// The S3 server is a real one (moto_server); a small relay before it is what goes away, so that its content
// is there when it comes back.

import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { TERBUKA_BIN: program, TERBUKA_DATABASE_URL: database, MOTO: moto } = process.env;
if (!program || !database || !moto) throw new Error("TERBUKA_BIN, TERBUKA_DATABASE_URL and MOTO name what is tested");
const folder = mkdtempSync(join(tmpdir(), "terbuka-storage-"));
const children = [];
const wait = (ms) => new Promise((later) => setTimeout(later, ms));

const freePort = () => new Promise((found) => {
  const server = net.createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => found(port));
  });
});

/** Asks again until `act` gives something true. */
async function until(what, act, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await Promise.resolve().then(act).catch(() => false);
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await wait(100);
  }
}

/** Carries bytes to the S3 server until told to refuse, or to take them and say nothing. */
class Relay {
  constructor(port) {
    this.target = port;
    this.mode = "open";
    this.sockets = new Set();
    this.server = net.createServer((socket) => this.carry(socket));
  }

  async start() {
    await new Promise((done) => this.server.listen(0, "127.0.0.1", done));
    this.port = this.server.address().port;
  }

  carry(socket) {
    this.sockets.add(socket);
    socket.on("error", () => {}).on("close", () => this.sockets.delete(socket));
    if (this.mode === "refuse") return socket.destroy();
    if (this.mode === "silent") return socket.resume();
    const onward = net.connect(this.target, "127.0.0.1");
    onward.on("error", () => socket.destroy()).on("close", () => socket.destroy());
    socket.on("close", () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  }

  become(mode) {
    this.mode = mode;
    for (const socket of this.sockets) socket.destroy();
  }
}

const relay = await (async () => {
  const port = await freePort();
  const server = spawn(moto, ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  children.push(server);
  const bucket = `http://127.0.0.1:${port}/ember`;
  await until("the S3 server", async () => (await fetch(bucket, { method: "PUT" })).ok);
  const relay = new Relay(port);
  await relay.start();
  relay.list = async () => (await (await fetch(`${bucket}?list-type=2&max-keys=1000`)).text()).match(/<Key>[^<]+/g) ?? [];
  return relay;
})();

/** One node of the city. */
class Node {
  static async start(name, words, more = {}) {
    const node = new Node();
    const data = join(folder, name);
    mkdirSync(data, { recursive: true });
    if (name !== "satu") copyFileSync(join(folder, "satu", "key"), join(data, "key"));
    node.port = await freePort();
    const environment = {
      ...process.env,
      TERBUKA_STORAGE_KIND: "s3",
      TERBUKA_STORAGE_ENDPOINT: `http://127.0.0.1:${relay.port}`,
      TERBUKA_STORAGE_BUCKET: "ember",
      TERBUKA_STORAGE_ACCESS_KEY: "kunci",
      TERBUKA_STORAGE_SECRET_KEY: "rahasia",
      TERBUKA_STORAGE_PREFIX: "berkas",
      ...more,
    };
    const listen = `127.0.0.1:${node.port}`;
    node.process = spawn(program, [...words, "--listen", listen, "--data", data], { env: environment });
    children.push(node.process);
    node.said = "";
    for (const stream of [node.process.stdout, node.process.stderr]) stream.on("data", (chunk) => { node.said += chunk; });
    node.base = `http://${listen}`;
    await until(`node ${name}: ${node.said}`, async () => (await fetch(`${node.base}/readyz`)).ok, 180);
    return node;
  }

  headers() {
    return { origin: this.base, cookie: this.cookie ?? "" };
  }

  post(path, body) {
    return fetch(this.base + path, { method: "POST", body, headers: this.headers(), redirect: "manual" });
  }

  get(path) {
    return fetch(this.base + path, { headers: { cookie: this.cookie ?? "", accept: "text/html" }, redirect: "manual" });
  }

  async signIn(password) {
    const fields = new URLSearchParams({ email: "ppid.utama@contoh.cilegon.test", sandi: password });
    const answer = await this.post("/masuk", fields);
    equal(answer.status, 303, "sign-in");
    this.cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  }

  async draft() {
    const answer = await this.post("/kerja/berita/baru", new URLSearchParams());
    equal(answer.status, 303, "a new draft");
    return answer.headers.get("location").split("?")[0];
  }

  /** Saves words and a file in a draft. */
  async save(path, version, title, name, content) {
    const form = new FormData();
    for (const [field, value] of Object.entries({ version, title, lead: "Teras.", text: "Isi." })) form.set(field, String(value));
    form.set("files", new Blob([content]), name);
    return this.post(path, form);
  }

  /** Most memory it ever used, megabytes. */
  peak() {
    return Number(readFileSync(`/proc/${this.process.pid}/status`, "utf8").match(/VmHWM:\s+(\d+)/)[1]) / 1024;
  }
}

function equal(found, wanted, what) {
  if (found !== wanted) throw new Error(`${what}: ${found}, not ${wanted}`);
}

const csv = (title, bytes) => {
  let text = "nama;keterangan\n";
  while (text.length < bytes) text += `${title};baris ${text.length}\n`;
  return text;
};

const version = async (node, path) => (await (await node.get(path)).text()).match(/name="version" value="(\d+)"/)[1];
const attachment = async (node, path) => (await (await node.get(path)).text()).match(/href="(\/lampiran\/[^"]+)"/)[1];

const one = await Node.start("satu", ["demo"]);
const password = one.said.match(/main_ppid\s+\S+\s+(\S+)/)[1];
await one.signIn(password);
const two = await Node.start("dua", ["serve"]);
await two.signIn(password);

const tests = {
  async "a file stored by one node is read back by the other"() {
    const path = await one.draft();
    const content = csv("antar simpul", 3_000_000);
    equal((await one.save(path, 1, "Antar simpul", "daftar.csv", content)).status, 303, "saving");
    const address = await attachment(one, path);
    const read = await two.get(address);
    equal(read.status, 200, "reading on the other node");
    if ((await read.text()) !== content) throw new Error("other bytes");
    const keys = await relay.list();
    if (!keys.every((key) => /^<Key>berkas\/(terbuka-store|[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64})$/.test(key))) throw new Error(keys.join());
    return `${keys.length} objects`;
  },

  async "a file larger than a part goes and comes whole"() {
    const path = await one.draft();
    const content = csv("berkas besar", 20_000_000);
    equal((await one.save(path, 1, "Besar", "besar.csv", content)).status, 303, "saving");
    if ((await (await two.get(await attachment(one, path))).text()) !== content) throw new Error("other bytes");
    return "20 MB in three parts";
  },

  async "the store refuses: words are kept, copies are served, and it goes on when it is back"() {
    return away("refuse", 10);
  },

  async "the store hangs: the same, within seconds"() {
    return away("silent", 20);
  },

  async "an upload cut in half is resumed on the other node"() {
    const content = Buffer.from(csv("terpotong", 6_000_000));
    const tus = { ...one.headers(), "tus-resumable": "1.0.0" };
    const name = Buffer.from("terpotong.csv").toString("base64");
    const begun = await fetch(`${one.base}/kerja/unggah`, {
      method: "POST",
      headers: { ...tus, "upload-length": String(content.length), "upload-metadata": `filename ${name}` },
    });
    equal(begun.status, 201, "beginning");
    const path = begun.headers.get("location");
    const send = { "content-type": "application/offset+octet-stream" };
    await new Promise((cut) => {
      const request = http.request(one.base + path, {
        method: "PATCH",
        headers: { ...tus, ...send, "upload-offset": "0", "content-length": content.length },
      });
      request.on("error", cut);
      request.write(content.subarray(0, 3_500_000), () => setTimeout(() => request.destroy(new Error("cut")), 500));
    });
    const asked = { ...two.headers(), "tus-resumable": "1.0.0" };
    const offset = await until("what came to be counted", async () => {
      const head = await fetch(two.base + path, { method: "HEAD", headers: asked });
      const found = Number(head.headers.get("upload-offset"));
      return found === 3_500_000 && found;
    }, 20);
    const rest = await fetch(two.base + path, {
      method: "PATCH",
      headers: { ...asked, ...send, "upload-offset": String(offset) },
      body: content.subarray(offset),
    });
    equal(rest.status, 204, "the rest");
    equal(rest.headers.get("upload-offset"), String(content.length), "all of it");
    const draft = await one.draft();
    const form = new FormData();
    const words = { version: 1, title: "Terpotong", lead: "Teras.", text: "Isi.", upload: path.split("/").pop() };
    for (const [field, value] of Object.entries(words)) form.set(field, String(value));
    equal((await one.post(draft, form)).status, 303, "saving with it");
    const read = Buffer.from(await (await two.get(await attachment(one, draft))).arrayBuffer());
    if (!read.equals(content)) throw new Error("other bytes");
    return `resumed at ${offset} of ${content.length} bytes`;
  },

  async "five hundred uploads at once: taken or asked to come back, and the memory stays"() {
    const paths = [];
    for (let n = 0; n < 500; n += 1) paths.push(await one.draft());
    const before = one.peak();
    const answers = await Promise.all(paths.map(async (path, n) => {
      const answer = await one.save(path, 1, `Serentak ${n}`, `berkas-${n}.csv`, csv(`serentak ${n}`, 400_000));
      await answer.text();
      if (answer.status === 503 && !answer.headers.get("retry-after")) throw new Error("503 without Retry-After");
      return answer.status;
    }));
    const count = (status) => answers.filter((one) => one === status).length;
    if (count(303) + count(503) !== 500) throw new Error(`other answers: ${[...new Set(answers)]}`);
    if (count(303) < 48) throw new Error(`only ${count(303)} were taken`);
    equal((await one.get("/")).status, 200, "the front page afterwards");
    const grown = Math.round(one.peak() - before);
    if (grown > 150) throw new Error(`memory grew by ${grown} MB`);
    return `${count(303)} taken, ${count(503)} asked to come back, memory +${grown} MB at most`;
  },

  async "a virus scanner refuses a file, and its absence too"() {
    let says = "stream: OK";
    const clamd = net.createServer((socket) => {
      // The end of INSTREAM is an empty chunk: four zero bytes, which our texts do not have.
      socket.on("error", () => {}).on("data", (data) => { if (data.subarray(-4).equals(Buffer.alloc(4))) socket.end(`${says}\0`); });
    });
    await new Promise((done) => clamd.listen(0, "127.0.0.1", done));
    const three = await Node.start("tiga", ["serve"], { TERBUKA_CLAMAV: `127.0.0.1:${clamd.address().port}` });
    await three.signIn(password);
    const path = await three.draft();
    equal((await three.save(path, 1, "Bersih", "a.csv", csv("bersih", 200))).status, 303, "a clean file");
    says = "stream: Uji.Jahat-1 FOUND";
    const refused = await three.save(path, await version(three, path), "Jahat", "b.csv", csv("jahat", 200));
    equal(refused.status, 422, "a malicious file");
    if (!(await refused.text()).includes("Pemindai virus menemukan")) throw new Error("the page does not say why");
    await new Promise((done) => clamd.close(done));
    const unseen = await three.save(path, await version(three, path), "Tanpa", "c.csv", csv("tanpa", 200));
    equal(unseen.status, 422, "without the scanner");
    if (!(await unseen.text()).includes("Pemindai virus sedang tidak menjawab")) throw new Error("the page does not say why");
    return "named, in words";
  },
};

/** The store goes away and comes back; nothing may take longer than `seconds`. */
async function away(mode, seconds) {
  const known = await one.draft();
  equal((await one.save(known, 1, `Sebelum ${mode}`, "sebelum.csv", csv(`sebelum ${mode}`, 2_000_000))).status, 303, "before");
  const address = await attachment(one, known);
  relay.become(mode);
  const path = await one.draft();
  const began = Date.now();
  const refused = await one.save(path, 1, `Selama ${mode}`, "selama.csv", csv(`selama ${mode}`, 2_000));
  const took = Date.now() - began;
  equal(refused.status, 503, "saving a file without the store");
  if (!refused.headers.get("retry-after")) throw new Error("no Retry-After");
  if (!(await refused.text()).includes("Penyimpanan berkas sedang tidak dapat dijangkau")) throw new Error("the page does not say why");
  if (took > seconds * 1000) throw new Error(`it took ${took} ms to say so`);
  if (!(await (await one.get(path)).text()).includes(`Selama ${mode}`)) throw new Error("the words are lost");
  equal((await one.get(address)).status, 200, "a file with a copy here");
  equal((await two.get(address)).status, 503, "a file without a copy");
  equal((await one.get("/")).status, 200, "the front page");
  const ready = await (await one.get("/readyz")).json();
  equal(`${ready.status} ${ready.parts.files}`, "degraded failed", "readiness");
  relay.become("open");
  const last = await version(one, path);
  await until("the store to be found again", async () => {
    const saved = await one.save(path, last, `Selama ${mode}`, "selama.csv", csv(`selama ${mode}`, 2_000));
    await saved.text();
    return saved.status === 303;
  }, 30);
  equal((await two.get(address)).status, 200, "the file on the other node");
  equal((await (await one.get("/readyz")).json()).status, "ok", "readiness afterwards");
  return `said so after ${took} ms`;
}

let passed = 0;
let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    console.log(`ok      ${name}: ${await test()}`);
    passed += 1;
  } catch (error) {
    console.log(`FAILED  ${name}: ${error.stack}`);
    failed += 1;
    relay.become("open");
  }
}
if (failed) console.log([one.said, two.said].map((said) => said.split("\n").slice(-30).join("\n")).join("\n---\n"));
for (const child of children) child.kill("SIGKILL");
relay.server.close();
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
