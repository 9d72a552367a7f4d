// Blacking out a part of a file from a phone, in a browser that runs no script.

import { account, base, expect, isTooWide, journey, phone, signIn } from "./kit.mjs";

/** A number with the shape of a NIK that belongs to nobody. */
const number = "3672011506850001";

/** A PDF of one page with these lines. */
function pdf(lines) {
  const words = lines.map((line, at) => `BT /F 14 Tf 60 ${760 - 40 * at} Td (${line}) Tj ET`).join("\n");
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[4 0 R]/Count 1>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents 5 0 R>>",
    `<</Length ${words.length}>>stream\n${words}\nendstream`,
  ];
  let out = "%PDF-1.7\n";
  const places = objects.map((object, at) => {
    const place = out.length;
    out += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return String(place).padStart(10, "0");
  });
  const table = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${place} 00000 n \n`).join("")}`;
  return Buffer.from(`${out}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`);
}

/** Waits until the program has done its part; the page reloads by itself, a person would look now and then. */
async function until(page, selector) {
  for (let tries = 0; tries < 60; tries += 1) {
    if (await page.locator(selector).count()) return;
    await new Promise((done) => setTimeout(done, 500));
    await page.goto(page.url());
  }
  throw new Error(`no ${selector} at ${page.url()}`);
}

journey("a part of a file is blacked out from a phone without script", async (open) => {
  const page = await open({ ...phone, javaScriptEnabled: false });
  await signIn(page, account("ppid.utama@"));
  await page.goto("/kerja/informasi/baru");
  const buffer = pdf(["Daftar penerima bantuan", `NIK ${number}`, "Tanda tangan"]);
  await page.setInputFiles("#files", { name: "penerima.pdf", mimeType: "application/pdf", buffer });
  await page.locator("form[action$='/kerja/informasi/baru'] button").click();
  await page.waitForURL(/\/kerja\/informasi\/\d+/);
  await until(page, "#data-pribadi a[href$='/hitamkan']");
  await page.locator("#data-pribadi a[href$='/hitamkan']").click();
  await page.locator("form[action$='/mulai'] button").click();
  await until(page, "button[value='make']");
  expect(await page.locator("input[name='cut']").first().isChecked(), "what was found is ticked");
  expect(!(await page.content()).includes(number), "the number is not repeated");
  expect(!(await isTooWide(page)), "the list fits a phone");

  await page.locator("a[href*='/halaman?nomor=1']").last().click();
  await page.fill("#note", "tanda tangan");
  await page.locator("input[name='kecil']").click({ position: { x: 20, y: 60 } });
  await page.waitForURL(/[?&]x=\d+/);
  await page.fill("#note", "tanda tangan");
  await page.locator("input[name='kecil']").click({ position: { x: 160, y: 90 } });
  await page.waitForURL(/ok=redact-box/);
  expect((await page.locator("svg rect").count()) >= 2, "the box lies over the page");
  expect(!(await isTooWide(page)), "the page to tap on fits a phone");

  await page.goto(page.url().replace(/\/halaman.*/, ""));
  await page.locator("button[value='make']").click();
  await until(page, "form[action$='/pakai']");
  expect(!(await isTooWide(page)), "the result fits a phone");
  await page.locator("form[action$='/pakai'] button").click();
  await page.waitForURL(/ok=redact-done/);
  const file = await page.locator("a[href*='/versi/2/']").first().getAttribute("href");
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const answer = await fetch(base + file, { headers: { cookie } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(answer.status === 200 && bytes.subarray(0, 5).toString() === "%PDF-", "the redacted file is a PDF");
  expect(!bytes.includes(number), "the number is not in it");
});
