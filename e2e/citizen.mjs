// Citizens: on a small phone, without script, by keyboard alone, in English.

import { desk, expect, isTooWide, journey, phone } from "./kit.mjs";

journey("a citizen on a phone without script finds a unit and reads its news", async (open) => {
  const page = await open({ ...phone, javaScriptEnabled: false });
  await page.goto("/");
  await page.locator('a[href="/unit"]').first().click();
  await page.locator('a[href="/unit/kel-kotabumi"]').first().click();
  expect((await page.locator("h1").first().innerText()).includes("Kotabumi"), "the unit's name is the heading");
  await page.locator('main a[href^="/berita/"]:not([href*="/bulan/"])').first().click();
  expect((await page.locator("article, main").first().innerText()).length > 300, "the article has words");
  await page.goto("/unit/kel-kotabumi/kontak");
  expect((await page.locator("main").innerText()).length > 50, "the contact page has words");
});

journey("a citizen without script searches and comes to an article", async (open) => {
  const page = await open({ ...phone, javaScriptEnabled: false });
  await page.goto("/cari");
  await page.locator('main input[name="q"]').fill("posyandu");
  await page.locator('main input[name="q"]').press("Enter");
  await page.waitForURL(/q=posyandu/);
  await page.locator('main a[href^="/berita/"]').first().click();
  expect((await page.locator("main").innerText()).toLowerCase().includes("posyandu"), "the article is about it");
});

journey("by keyboard alone one comes to an article, and always sees where one is", async (open) => {
  const page = await open(desk);
  await page.goto("/");
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.getAttribute("href"));
  expect(first?.startsWith("#"), `the first stop skips to the content, not ${first}`);
  await page.keyboard.press("Enter");
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        href: element.getAttribute("href") ?? "",
        isMarked: style.outlineStyle !== "none" || style.boxShadow !== "none",
        isThere: box.width > 0 && box.height > 0,
        html: element.outerHTML.slice(0, 120),
      };
    });
    expect(stop.isMarked && stop.isThere, `the focus cannot be seen at ${stop.html}`);
    if (/^\/berita\/[^/?]+$/.test(stop.href)) {
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/berita\//);
      return;
    }
  }
  throw new Error("no article within 60 stops");
});

journey("no page has to be moved sideways on a phone", async (open) => {
  const page = await open(phone);
  const wide = [];
  const paths = ["/", "/unit", "/unit/kel-kotabumi", "/unit/dinkes/profil", "/berita", "/cari?q=posyandu"];
  paths.push("/tentang", "/kontak", "/privasi", "/umpan", "/masuk", "/api", "/tidak-ada", "/en");
  await page.goto("/berita");
  paths.push(await page.locator('main a[href^="/berita/"]:not([href*="/bulan/"])').first().getAttribute("href"));
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 740 });
    for (const path of paths) {
      await page.goto(path);
      if (await isTooWide(page)) wide.push(`${path} at ${width}`);
    }
  }
  expect(wide.length === 0, wide.join(", "));
});

journey("the other language shows the same page", async (open) => {
  const page = await open(desk);
  await page.goto("/unit/dinkes");
  await page.locator('a[href="/en/unit/dinkes"]').first().click();
  expect((await page.getAttribute("html", "lang")) === "en", "the page says that it is English");
  await page.locator('main a[href^="/en/"], nav a[href^="/en/"]').first().click();
  expect(page.url().includes("/en"), "links stay in the language");
});

journey("a page that does not exist offers ways out", async (open) => {
  const page = await open(phone);
  const answer = await page.goto("/tidak-ada");
  expect(answer.status() === 404, `status ${answer.status()}`);
  expect((await page.locator("main a").count()) >= 2, "there are links out");
});
