// A silent unit: seen on the board, reminded by the program, answers by the link, and its promise stands on the board.

import { account, desk, expect, isTooWide, journey, phone, signIn, violations } from "./kit.mjs";

const unit = "Kelurahan Taman Baru";

/** What the board says of the contact with the unit, and where it leads. */
async function onBoard(page) {
  await page.goto("/kerja/papan");
  const row = page.locator("main tbody tr", { hasText: unit });
  return row.locator('a[href^="/kerja/kontak-unit/"]');
}

journey("a silent unit is reminded, answers by the link, and its promise is on the board", async (open) => {
  const office = await open(desk);
  await signIn(office, account("editor@"));
  const before = await onBoard(office);
  expect((await before.innerText()).includes("Surat"), "the board says that the unit was written to");
  const place = await before.getAttribute("href");

  const operator = await open(phone);
  await signIn(operator, account("operator.taman-baru@"));
  await operator.goto("/kerja/pemberitahuan");
  await operator.locator("main button.link", { hasText: unit }).first().click();
  await operator.waitForURL(new RegExp(place));
  expect((await violations(operator)).length === 0, "the page of the contact is accessible");
  expect(!(await isTooWide(operator)), "it fits a phone");
  const answer = operator.locator('form[action$="/jawab"]');
  await answer.locator("#jawaban").selectOption("promise");
  await answer.locator("button").click();
  await operator.waitForSelector(".error-summary");
  expect((await answer.locator("#jawaban").inputValue()) === "promise", "nothing chosen is lost");
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await answer.locator("#sampai").fill(day);
  await answer.locator("#kata").fill("Dua berita posyandu (uji).");
  await answer.locator("button").click();
  await operator.waitForURL(/ok=contact-answered/);
  expect((await operator.locator("main").innerText()).includes("Unit berjanji memuat berita"), "it is on the record");

  const after = await onBoard(office);
  expect((await after.innerText()).includes("Berjanji sampai"), "the board shows the promise");
  await office.goto("/kerja/pemberitahuan");
  expect((await office.locator("main").innerText()).includes(`${unit} berjanji`), "the office is told");
});
