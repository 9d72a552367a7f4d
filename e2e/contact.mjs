// A silent unit: seen on the board, reminded by the program, answers by the link, its promise stands on the board, and
// when its operator moves the one who takes over goes on where the other stopped.

import { account, desk, expect, isTooWide, journey, phone, signIn, violations } from "./kit.mjs";

const unit = "Kelurahan Taman Baru";
const words = "Dua berita posyandu (uji).";

/** The row of the unit on the board. */
async function onBoard(page) {
  await page.goto("/kerja/papan");
  return page.locator("main tbody tr", { hasText: unit });
}

async function judged(page, name) {
  for (const fault of await violations(page)) throw new Error(`${name}: ${fault}`);
  expect(!(await isTooWide(page)), `${name} fits the screen`);
}

/** The page of the contact, reached as people reach it: by the notification. */
async function byNotification(page) {
  await page.goto("/kerja/pemberitahuan");
  await page.locator("main button.link", { hasText: unit }).first().click();
}

async function answers(page, fill) {
  const form = page.locator('form[action$="/jawab"]');
  await fill(form);
  await form.locator("button").click();
}

journey("a silent unit is reminded, promises, hands over, and the board shows it", async (open) => {
  const office = await open(desk);
  await signIn(office, account("editor@"));
  const link = (await onBoard(office)).locator('a[href^="/kerja/kontak-unit/"]').first();
  expect((await link.innerText()).includes("Surat"), "the board says that the unit was written to");
  const place = await link.getAttribute("href");

  const operator = await open(phone);
  await signIn(operator, account("operator.taman-baru@"));
  await byNotification(operator);
  await operator.waitForURL(new RegExp(`${place}$`));
  await judged(operator, "the page of the contact");
  await answers(operator, (form) => form.locator("#jawaban").selectOption("promise"));
  await operator.waitForSelector(".error-summary");
  expect((await operator.inputValue("#jawaban")) === "promise", "nothing chosen is lost");
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await answers(operator, async (form) => {
    await form.locator("#sampai").fill(day);
    await form.locator("#kata").fill(words);
  });
  await operator.waitForURL(/ok=contact-answered/);
  expect((await operator.locator("main").innerText()).includes("Unit berjanji"), "it is on the record");

  const row = await (await onBoard(office)).innerText();
  expect(row.includes("Berjanji sampai") && row.includes("ditunggu") && row.includes(words), `the board shows ${row}`);
  await judged(office, "the board");
  await office.goto("/kerja/pemberitahuan");
  expect((await office.locator("main").innerText()).includes(`${unit} menjanjikan tanggal`), "the office is told");

  await operator.goto(place);
  await answers(operator, async (form) => {
    await form.locator("#jawaban").selectOption("handover");
    await form.locator("#kata").fill("Operator pindah, penggantinya operator Pabean (uji).");
  });
  await operator.waitForURL(/ok=contact-answered/);

  const admin = await open(desk);
  await signIn(admin, account("admin@"));
  await byNotification(admin);
  await admin.waitForURL(/\/kerja\/akun$/);
  await admin.locator("main a", { hasText: "Operator Kelurahan Taman Baru" }).click();
  await admin.locator('main a[href$="/serah"]').click();
  const known = admin.locator("#penerus option", { hasText: "operator.pabean@" });
  await admin.selectOption("#penerus", await known.getAttribute("value"));
  await admin.check('input[name="sesudah"][value="tetap"]');
  await admin.fill("#alasan", "Mutasi (uji)");
  await admin.locator('form[action$="/serah"] button').click();
  await admin.waitForURL(/ok=account-handed-over/);

  const successor = await open(phone);
  await signIn(successor, account("operator.pabean@"));
  await successor.goto(place);
  expect((await successor.locator("main").innerText()).includes(words), "the successor reads what was promised");
  await answers(successor, (form) => form.locator("#jawaban").selectOption("acknowledged"));
  await successor.waitForURL(/ok=contact-answered/);
  const gone = await operator.goto(place);
  expect(gone.url().includes("/masuk"), "who moved is signed out");
});
