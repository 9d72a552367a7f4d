// Public information: found, read, filtered, fetched and printed by a citizen, on a phone and without script.

import { desk, expect, isTooWide, journey, phone } from "./kit.mjs";

journey("a citizen on a phone without script filters the register and fetches a document", async (open) => {
  const page = await open({ ...phone, javaScriptEnabled: false });
  await page.goto("/");
  await page.locator('.main-nav a[href="/informasi"]').click();
  await page.selectOption("#kelas", "setiap-saat");
  await page.selectOption("#unit-pilih", "dinkes");
  await page.locator("form.filters button").click();
  await page.waitForURL(/kelas=setiap-saat/);
  await page.locator('.entries a[href^="/informasi/"]').first().click();
  expect(!(await isTooWide(page)), "an entry fits a small phone");
  const file = await page.locator('.documents a[href^="/dokumen/"]').first().getAttribute("href");
  const answer = await page.request.get(file);
  expect(answer.ok() && (await answer.body()).length > 50, "the document is there");
  expect(answer.headers()["x-content-type-options"] === "nosniff", "its type is not guessed");
});

journey("the official form fits a phone as cards and a sheet of paper as a table", async (open) => {
  const page = await open(phone);
  await page.goto("/informasi/daftar?unit=dinkes");
  expect(!(await isTooWide(page)), "the form does not have to be moved sideways");
  await page.setViewportSize(desk.viewport);
  const columns = page.locator(".dip").first().locator("thead th");
  expect((await columns.count()) === 8, "eight columns");
  await page.emulateMedia({ media: "print" });
  expect(!(await page.locator("form.filters").isVisible()), "the filter is not printed");
  expect((await page.locator(".dip").first().evaluate((e) => getComputedStyle(e).display)) === "table", "a table");
});

journey("by keyboard alone one comes from the register to an entry", async (open) => {
  const page = await open(desk);
  await page.goto("/informasi/berkala");
  const link = page.locator('.entries a[href^="/informasi/"]').first();
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press("Tab");
    if (await link.evaluate((e) => e === document.activeElement)) break;
  }
  expect(await link.evaluate((e) => e === document.activeElement), "the first entry is reached");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/informasi\/(?!berkala)/);
  expect((await page.locator("h1").count()) === 1, "one heading");
});

journey("news and public information are two entries of every unit's menu", async (open) => {
  const page = await open(phone);
  await page.goto("/unit/kel-kotabumi");
  for (const path of ["berita", "informasi"]) {
    const entry = page.locator(`.unit-nav a[href="/unit/kel-kotabumi/${path}"]`);
    expect((await entry.count()) === 1, `${path} stands in the menu`);
  }
});
