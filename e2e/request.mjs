// A request for information: asked on a phone without script, followed, answered, its receipt checked.

import { account, desk, expect, isTooWide, journey, phone, signIn, violations } from "./kit.mjs";

const subject = "Uji: daftar penerima bantuan alat tani 2025";

async function judged(page, name) {
  for (const fault of await violations(page)) throw new Error(`${name}: ${fault}`);
  expect(!(await isTooWide(page)), `${name} fits a small phone`);
}

journey("a citizen asks on a phone, gets number and date, and an officer answers", async (open) => {
  const citizen = await open({ ...phone, javaScriptEnabled: false });
  const began = Date.now();
  await citizen.goto("/");
  await citizen.locator('.main-nav a[href="/permohonan"]').click();
  await citizen.fill("#tentang", subject);
  await citizen.locator('form[action="/permohonan/baru"] button').click();
  expect((await citizen.inputValue("#informasi")) === subject, "what was typed goes along");
  await citizen.fill("#tujuan", "Uji");
  await citizen.fill("#nama", "Uji Penanya");
  await citizen.fill("#alamat", "Jalan Uji 1");
  await citizen.selectOption("#cara", "download");
  await citizen.locator('form[action="/permohonan"] button:not([name])').click();
  await citizen.waitForSelector(".error-summary");
  expect((await citizen.inputValue("#nama")) === "Uji Penanya", "nothing typed is lost");
  await citizen.fill("#telepon", "000000");
  await citizen.locator('form[action="/permohonan"] button:not([name])').click();
  await citizen.waitForURL(/\/permohonan\/[0-9A-Z]{12}/);
  console.log(`        ${Date.now() - began} ms from the portal to the number`);
  const place = new URL(citizen.url()).pathname;
  const words = await citizen.locator("main").innerText();
  expect(/\d{4}\/PPID-/.test(words) && words.includes("10 hari kerja"), "number and date are there");
  expect(!words.includes("Uji Penanya"), "the page does not say who asked");
  const number = words.match(/\d{4}\/PPID-[^\s]+/)[0];
  await citizen.locator('main a[href*="/tanda-terima?"]').click();
  expect((await citizen.locator("main").innerText()).includes("Tanda terima ini asli"), "the receipt is genuine");

  const viewer = await open(phone);
  for (const path of ["/permohonan", `/permohonan/baru?tentang=anggaran`, place, "/tanda-terima?nomor=x&kode=y"]) {
    await viewer.goto(path);
    await judged(viewer, path);
  }

  const officer = await open(desk);
  await signIn(officer, account("ppid.utama@"));
  await officer.goto("/kerja/permohonan");
  await officer.locator("main a", { hasText: number }).click();
  await officer.locator('form[action$="/terima"] button').click();
  await officer.waitForURL(/ok=request-accepted/);
  await officer.selectOption('form[action$="/disposisi"] select', "dinkes");
  await officer.locator('form[action$="/disposisi"] button').click();
  await officer.waitForURL(/ok=request-assigned/);
  await officer.locator('form[action$="/jawab"] button').click();
  const form = officer.locator('form[action$="/jawab"]');
  await form.locator("#hasil").selectOption("granted");
  await form.locator("#materi").fill("Daftar penerima 2025 (uji)");
  await form.locator("#jabatan").fill("PPID Utama");
  await form.locator("button").click();
  await officer.waitForURL(/ok=request-answered/);
  await judged(officer, "the page of the officer");
  await citizen.goto(place);
  expect((await citizen.locator("main").innerText()).includes("Daftar penerima 2025 (uji)"), "the citizen reads it");
});

journey("the desk writes down what was said, keeps a scan sealed and prints a letter", async (open) => {
  const officer = await open(phone);
  await signIn(officer, account("ppid.utama@"));
  await officer.goto("/kerja/permohonan");
  await officer.locator('main a[href="/kerja/permohonan/baru"]').click();
  await officer.selectOption("#kanal", "walk_in");
  await officer.fill("#tanggal", "2031-01-01");
  await officer.fill("#informasi", "Uji: jadwal ronda RW 05");
  await officer.fill("#tujuan", "Uji");
  await officer.fill("#nama", "Uji Penanya Lisan");
  await officer.fill("#alamat", "Jalan Uji 2");
  await officer.selectOption("#cara", "collect");
  await officer.locator('form[action="/kerja/permohonan/baru"] button').click();
  await officer.waitForSelector(".error-summary");
  expect((await officer.inputValue("#nama")) === "Uji Penanya Lisan", "nothing typed is lost");
  await officer.fill("#tanggal", "2026-01-05");
  await officer.setInputFiles("#identitas", {
    name: "ktp.png",
    mimeType: "image/png",
    buffer: Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    ),
  });
  await judged(officer, "the form of the desk");
  await officer.locator('form[action="/kerja/permohonan/baru"] button').click();
  await officer.waitForURL(/ok=request-written-down/);
  const words = await officer.locator("main").innerText();
  expect(words.includes("Bukti identitas") && words.includes("Dicatat petugas"), "scan and clerk are noted");
  await judged(officer, "a request of the desk");
  await officer.goto("/kerja/permohonan/penomoran");
  await judged(officer, "the pattern of numbers");
});
