// The register's main way: a budget summary from an operator's phone to a citizen's screen, with the clock running.

import { account, base, desk, expect, isTooWide, journey, phone, signIn, violations } from "./kit.mjs";

const text = `RINGKASAN DOKUMEN PELAKSANAAN ANGGARAN (DPA-SKPD)
TAHUN ANGGARAN 2026

Dokumen ini memuat ringkasan pendapatan dan belanja kelurahan yang disahkan pada awal tahun anggaran.
`;

/** A text file as a phone would send it. Its words differ from run to run. */
const file = (mark) => ({
  name: `anggaran-${mark}.txt`,
  mimeType: "text/plain",
  buffer: Buffer.from(`${text}Nomor berkas ${mark}.\n`),
});

/** Presses a button of the entry by where it leads. */
async function press(page, act) {
  const button = page.locator(`button[formaction$="${act}"], form[action$="${act}"] button`).first();
  const box = page.locator("details:not([open])", { has: button });
  if (await box.count()) await box.first().locator("summary").click();
  await Promise.all([page.waitForEvent("domcontentloaded"), button.click()]);
}

/** Begins an entry with a file as the signed-in officer and returns its address in the workroom. */
async function begin(page, mark) {
  await page.goto("/kerja/informasi/baru");
  await page.setInputFiles("#files", file(mark));
  await page.locator("form[action$='/kerja/informasi/baru'] button").click();
  await page.waitForURL(/\/kerja\/informasi\/\d+/);
  return new URL(page.url()).pathname;
}

const words = async (path) => (await fetch(base + path)).text();

journey("a budget summary from a phone to the citizen", async (open) => {
  const mark = Date.now() % 1_000_000;
  const operator = await open(phone);
  await signIn(operator, account("operator.kotabumi@"));
  const began = Date.now();
  const entry = await begin(operator, mark);
  const title = await operator.inputValue("#title");
  expect(title.startsWith("Ringkasan Dokumen Pelaksanaan Anggaran"), `a title is suggested: ${title}`);
  expect(await operator.isChecked("#class-berkala"), "the class is suggested");
  expect((await operator.inputValue("#year")) === "2026", "the year is suggested");
  expect(!(await isTooWide(operator)), "the form fits a phone");
  await operator.fill("#title", `${title} ${mark}`);
  await press(operator, "/serahkan");
  await operator.waitForSelector(".badge-proposed");
  const seconds = (Date.now() - began) / 1000;
  expect(seconds <= 90, `from the file to the unit's PPID in ${seconds} s`);
  console.log(`        upload, suggestions and handing in by the browser: ${seconds.toFixed(1)} s`);

  const ppid = await open(desk);
  await signIn(ppid, account("ppid.kotabumi@"));
  await ppid.goto(entry);
  await press(ppid, "/ajukan");
  await ppid.waitForSelector(".badge-submitted");

  const main = await open(desk);
  await signIn(main, account("ppid.utama@"));
  await main.goto("/kerja/informasi?state=submitted");
  expect((await main.locator("main").innerText()).includes(String(mark)), "the queue shows what waits");
  await main.goto(entry);
  await press(main, "/terbitkan");
  await main.waitForSelector(".badge-published");
  const path = await main.locator('main a[href^="/informasi/"]').first().getAttribute("href");
  expect((await words(path)).includes(String(mark)), "the citizen reads it at once");

  await ppid.goto(entry);
  await ppid.locator("details", { has: ppid.locator("#withdraw_reason") }).locator("summary").click();
  await ppid.fill("#withdraw_reason", "Angka di halaman dua keliru.");
  await press(ppid, "/tarik");
  await ppid.waitForSelector(".badge-withdrawn");
  expect((await fetch(base + path)).status === 410, "the address says that it was withdrawn");
});

journey("an entry is made and handed in by keyboard alone", async (open) => {
  const operator = await open(desk);
  await signIn(operator, account("operator.kotabumi@"));
  await operator.goto("/kerja/informasi/baru");
  await operator.focus("main summary");
  await operator.keyboard.press("Enter");
  await operator.keyboard.press("Tab");
  await operator.keyboard.type("https://jdih.contoh.test/perda-3-2026");
  await operator.keyboard.press("Enter");
  await operator.waitForURL(/\/kerja\/informasi\/\d+/);
  await operator.focus("#title");
  await operator.keyboard.type("Peraturan Daerah Nomor 3 Tahun 2026");
  await operator.keyboard.press("Tab");
  await operator.keyboard.type("Peraturan tentang pajak dan retribusi daerah.");
  const button = operator.locator('button[formaction$="/serahkan"]');
  for (let steps = 0; steps < 80; steps += 1) {
    await operator.keyboard.press("Tab");
    if (await button.evaluate((one) => one === document.activeElement)) break;
  }
  await Promise.all([operator.waitForURL(/ok=entry-proposed/), operator.keyboard.press("Enter")]);
  await operator.waitForSelector(".badge-proposed");
});

journey("axe finds nothing on the register's pages of the workroom", async (open) => {
  const faults = [];
  for (const colorScheme of ["light", "dark"]) {
    for (const size of [phone, desk]) {
      const main = await open({ ...size, colorScheme });
      await signIn(main, account("ppid.utama@"));
      const entry = await begin(main, Date.now() % 1_000_000);
      await main.evaluate(() => document.querySelectorAll("main details").forEach((one) => one.setAttribute("open", "")));
      const look = async (name) => {
        for (const fault of await violations(main)) faults.push(`${name} ${colorScheme}: ${fault}`);
        expect(!(await isTooWide(main)), `${name} is too wide`);
      };
      await look("form");
      for (const path of ["/kerja/informasi", "/kerja/informasi/baru", "/kerja/informasi/keputusan", `${entry}/riwayat`, "/informasi/keputusan"]) {
        await main.goto(path);
        await look(path.replace(/\d+/, "N"));
      }
      await main.goto("/kerja/informasi/keputusan");
      await main.locator("form.card button").click();
      await look("decision with errors");
      await main.goto("/kerja/informasi/baru");
      await main.locator("form[action$='/baru'] button").click();
      await look("new with errors");
      await main.goto(entry);
      await press(main, "/terbitkan");
      await look("form with errors");
    }
  }
  expect(faults.length === 0, [...new Set(faults)].join("\n"));
});
