// Urgent information: announced on a phone, seen on a kelurahan's site, proved, ended.

import { account, desk, expect, isTooWide, journey, phone, signIn, violations } from "./kit.mjs";

const headline = "Uji: pipa air utama bocor di Purwakarta";

/** Waits for what the program does by itself; asks again at most twenty times. */
async function until(page, path, words) {
  for (let tries = 0; tries < 20; tries += 1) {
    await page.goto(path);
    if ((await page.locator("main").innerText()).includes(words)) return;
    await page.waitForTimeout(500);
  }
  throw new Error(`${path} does not say ${words}`);
}

journey("an officer announces on a phone, people of the area see it, and it is ended", async (open) => {
  const reader = await open({ ...phone, javaScriptEnabled: false });
  await reader.goto("/unit/kel-pabean");
  expect((await reader.locator(".alerts", { hasText: headline }).count()) === 0, "nothing is there yet");

  const officer = await open(phone);
  await signIn(officer, account("ppid.kec-purwakarta@"));
  const began = Date.now();
  await officer.locator(".main-nav summary").click();
  await officer.locator('.main-nav a[href="/kerja/peringatan"]').click();
  await officer.locator('a[href="/kerja/peringatan/baru"]').click();
  expect(!(await isTooWide(officer)), "the form fits a small phone");
  await officer.selectOption("#jenis", "SM.06");
  await officer.fill("#judul", headline);
  await officer.fill("#bahaya", "Pipa utama bocor sejak 05.00, air tidak mengalir di lima kelurahan.");
  await officer.fill("#hindari", "Tampung air. Hindari Jalan Contoh yang digali.");
  await officer.locator('button[value="tinjau"]').click();
  await officer.waitForSelector(".error-summary");
  expect((await officer.inputValue("#judul")) === headline, "nothing typed is lost");
  await officer.fill("#bantuan", "Posko kecamatan, nomor contoh 000");
  await officer.locator('button[value="tinjau"]').click();
  await officer.waitForSelector('button[value="terbit"]');
  for (const fault of await violations(officer)) throw new Error(`the page to confirm: ${fault}`);
  await officer.locator('button[value="terbit"]').click();
  await officer.waitForURL(/ok=alert-issued/);
  const item = new URL(officer.url()).pathname;
  console.log(`        ${Date.now() - began} ms from the workroom to the announcement`);

  await reader.goto("/unit/kel-pabean");
  const banner = reader.locator(".alerts a", { hasText: headline });
  expect((await banner.count()) === 1, "the kelurahan's site shows it");
  expect(!(await isTooWide(reader)), "the banner fits a small phone");
  await banner.click();
  expect((await reader.locator("main").innerText()).includes("Tampung air"), "it says what to do");
  await reader.goto("/unit/kel-kotabumi");
  const same = await reader.locator(".alerts a", { hasText: headline }).count();
  await reader.goto("/unit/kec-cibeber");
  const other = await reader.locator(".alerts a", { hasText: headline }).count();
  expect(same === 1 && other === 0, "kelurahan of the kecamatan show it, another kecamatan does not");
  await until(officer, item, "Ditayangkan di portal");

  await officer.fill("#alasan", "Pipa sudah diperbaiki, air mengalir lagi.");
  await officer.locator('form[action$="/akhiri"] button').click();
  await officer.waitForURL(/ok=alert-ended/);
  const page = await open(desk);
  await page.goto("/unit/kel-pabean");
  expect((await page.locator(".alerts", { hasText: headline }).count()) === 0, "the banner is gone");
  await page.goto(item.replace("/kerja", ""));
  expect((await page.locator("main").innerText()).includes("Pipa sudah diperbaiki"), "the reason is public");
});
