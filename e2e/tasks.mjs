// A template from Diskominfo to a unit's phone and back as progress; a shared table filled in on a phone.

import { account, desk, expect, isTooWide, journey, phone, signIn, violations } from "./kit.mjs";

/** Presses a button by where its form leads and waits for the next page. */
async function press(page, act) {
  const button = page.locator(`form[action$="${act}"] button, button[formaction$="${act}"]`).first();
  await Promise.all([page.waitForEvent("domcontentloaded"), button.click()]);
}

journey("a template is pushed, a unit fills it in on a phone, the progress shows", async (open) => {
  const mark = Date.now() % 1_000_000;
  const main = await open(desk);
  await signIn(main, account("ppid.utama@"));
  await main.goto("/kerja/templat/baru");
  await main.fill("#judul", `Daftar pejabat {unit} {tahun} ${mark}`);
  await main.fill("#petunjuk", "Umumkan nama pejabat dan cara menghubunginya.");
  await main.fill("#tenggat", "31 Desember 2099");
  await main.check("#cakupan-pilihan");
  await main.locator("details", { hasText: "Pilih unit" }).locator("summary").click();
  await main.getByLabel("Kelurahan Kotabumi", { exact: true }).check();
  await press(main, "/kerja/templat/baru");
  const progress = new URL(main.url()).pathname;
  expect((await main.innerText("main")).includes("0 dari 1 unit selesai"), "one unit is asked");
  expect((await violations(main)).length === 0, "the progress is accessible");

  const operator = await open(phone);
  await signIn(operator, account("operator.kotabumi@"));
  await operator.goto("/kerja");
  await operator.getByRole("link", { name: String(mark) }).click();
  await operator.waitForURL(/\/kerja\/tugas\/\d+/);
  expect(!(await isTooWide(operator)), "the task fits a phone");
  expect((await violations(operator)).length === 0, "the task is accessible");
  await press(operator, "/isi");
  await operator.waitForURL(/\/kerja\/informasi\/\d+/);
  expect((await operator.inputValue("#title")).includes("Kelurahan Kotabumi"), "the title is filled in");
  expect((await operator.inputValue("#title")).includes(String(mark)), "with the year and the rest");
  await operator.fill("#summary", "Nama dan nomor telepon pejabat kelurahan.");
  await operator.check("#is_printed");
  await press(operator, "/serahkan");
  await operator.waitForSelector(".badge-proposed");

  await main.goto(progress);
  expect((await main.innerText("main")).includes("Diajukan"), "Diskominfo sees how far it is");
  await main.goto(new URL(operator.url()).pathname);
  await press(main, "/terbitkan");
  await main.waitForSelector(".badge-published");
  await main.goto(progress);
  expect((await main.innerText("main")).includes("1 dari 1 unit selesai"), "and that it is done");
});

journey("a kecamatan fills its row of a shared table on a phone", async (open) => {
  const mark = Date.now() % 1_000_000;
  const main = await open(desk);
  await signIn(main, account("ppid.utama@"));
  await main.goto("/kerja/tabel/baru");
  expect((await violations(main)).length === 0, "the form of a table is accessible");
  await main.fill("#judul", `Kontak darurat ${mark}`);
  await main.fill("#penjelasan", "Nomor yang dapat dihubungi warga.");
  await main.fill("#tenggat", "31 Desember 2099");
  await main.check("#cakupan-pilihan");
  await main.locator("details", { hasText: "Pilih unit" }).locator("summary").click();
  await main.getByLabel("Kecamatan Purwakarta", { exact: true }).check();
  await main.fill("#nama-0", "Nomor telepon");
  await main.check("#wajib-0");
  await main.locator("button", { hasText: "Buat dan kirim ke unit" }).click();
  await main.waitForURL(/\/kerja\/tabel\/\d+/);
  const table = new URL(main.url()).pathname;

  const ppid = await open(phone);
  await signIn(ppid, account("ppid.kec-purwakarta@"));
  await ppid.goto(table);
  expect(!(await isTooWide(ppid)), "the table fits a phone");
  await ppid.locator("main table a").first().click();
  await ppid.waitForURL(/\/kerja\/baris\/\d+/);
  expect(!(await isTooWide(ppid)), "the row fits a phone");
  expect((await violations(ppid)).length === 0, "the row is accessible");
  await ppid.locator("form textarea").first().fill("(0254) 000002");
  await ppid.locator("main form button", { hasText: "Simpan" }).click();
  await ppid.waitForURL(/\/kerja\/tabel\/\d+/);
  await main.goto(table);
  expect((await main.innerText("main")).includes("1 dari 1 unit lengkap"), "the table is complete");
});
