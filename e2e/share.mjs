// Publish once: a story is published on a phone, its texts and pictures for every network are there, and a post made by
// hand is noted and counted.

import { account, base, begin, expect, isTooWide, journey, phone, press, signIn, violations } from "./kit.mjs";

const networks = ["instagram", "facebook", "x", "tiktok", "whatsapp", "threads", "telegram", "mastodon"];

async function judged(page, name) {
  for (const fault of await violations(page)) throw new Error(`${name}: ${fault}`);
  expect(!(await isTooWide(page)), `${name} fits the screen`);
}

const words = (page) => page.locator("main").innerText();

/** The card of a network on the page of the kit. */
const card = (page, network) => page.locator(`section#${network}`);

/** Notes the account of a network from the page of the kit, which comes back. */
async function addAccount(page, network, handle) {
  await card(page, network).locator('a[href*="/kerja/akun-medsos/baru"]').click();
  await page.waitForURL(/\/kerja\/akun-medsos\/baru/);
  expect((await page.inputValue("#jaringan")) === network, "the network is chosen already");
  expect((await page.inputValue("#unit")) === "kel-kotabumi", "so is the unit");
  await page.fill("#akun", handle);
  await page.locator('form[action$="/kerja/akun-medsos/baru"] button').click();
  await page.waitForURL(/\/bagikan\?ok=social-added/);
}

/** Notes the address of a post on a network. */
async function note(page, network, address) {
  const field = card(page, network).locator('input[name="alamat"]');
  await field.fill(address);
  await Promise.all([page.waitForEvent("domcontentloaded"), field.press("Enter")]);
}

journey("publish once: a story is published on a phone, shared by hand and counted", async (open) => {
  const title = `Pojok baca dibuka tiap sore ${Date.now() % 10_000}`;
  const officer = await open(phone);
  await signIn(officer, account("ppid.kotabumi@"));
  const item = await begin(officer, title);
  await press(officer, "/ajukan");
  await officer.waitForSelector(".badge-submitted");
  await officer.fill("#override", "Penulis lain sedang cuti (uji).");
  await press(officer, "/terbitkan");
  await officer.waitForSelector(".badge-published");
  await officer.locator(`main a[href$="${item}/bagikan"]`).first().click();
  await officer.waitForURL(/\/bagikan$/);
  await judged(officer, "the kit");

  for (const network of networks) {
    const text = await officer.inputValue(`#teks-${network}`);
    expect(text.includes(title), `the text for ${network} tells the story: ${text}`);
    expect((await officer.inputValue(`#alt-${network}`)).length > 0, `${network} has an alternative text`);
    const picture = card(officer, network).locator("img");
    await picture.scrollIntoViewIfNeeded();
    expect((await picture.evaluate((img) => img.decode().then(() => img.naturalWidth))) > 0, `${network} has a picture`);
    const file = await card(officer, network).locator("a[download]").getAttribute("href");
    const answer = await fetch(base + file);
    expect(answer.headers.get("content-type") === "image/jpeg", `the picture for ${network} can be taken along`);
  }

  await addAccount(officer, "facebook", "kelurahankotabumi");
  for (const [wrong, why] of [
    ["sudah saya unggah", "Tempel alamat satu unggahan"],
    ["https://www.facebook.com/kelurahanlain/posts/90001", "milik akun lain"],
  ]) {
    await note(officer, "facebook", wrong);
    await officer.waitForSelector(".error-summary");
    expect((await words(officer)).includes(why), `it says why: ${why}`);
    const typed = await card(officer, "facebook").locator('input[name="alamat"]').inputValue();
    expect(typed === wrong, "what was typed is still there");
    await judged(officer, "the kit with a wrong address");
  }
  const post = `https://www.facebook.com/kelurahankotabumi/posts/${Date.now()}`;
  await note(officer, "facebook", post);
  await officer.waitForURL(/ok=share-noted/);
  const noted = await card(officer, "facebook").innerText();
  expect(noted.includes("sudah dicatat") && noted.includes(post), `the post is tied to the story: ${noted}`);
  await judged(officer, "the kit with a noted post");

  await card(officer, "facebook").locator('h3 a[href*="/kerja/akun-medsos/"]').click();
  await officer.waitForURL(/\/kerja\/akun-medsos\/\d+$/);
  expect((await words(officer)).includes("1 unggahan ditemukan"), "the post is counted at the account");
  await judged(officer, "the account");

  // Taken off the site, the story names the post that is still out there.
  await officer.goto(item);
  await officer.locator("details", { has: officer.locator("#reason") }).locator("summary").click();
  await officer.fill("#reason", "Jamnya keliru (uji).");
  await press(officer, "/tarik");
  await officer.waitForSelector(".badge-withdrawn");
  await officer.goto(`${item}/bagikan`);
  const left = await officer.locator(`main .notice.warn a[href="${post}"]`).count();
  expect(left === 1, "the post that has to be mended by hand is named");
  await judged(officer, "the kit of a story taken off");
});

journey("an operator without script shares a story by keyboard alone", async (open) => {
  const page = await open({ ...phone, javaScriptEnabled: false });
  await signIn(page, account("operator.kotabumi@"));
  await page.goto("/kerja/berita?tab=terbit");
  await page.locator('main .list a[href*="/kerja/berita/"]').first().click();
  await page.locator('main a[href$="/bagikan"]').first().click();
  await page.waitForURL(/\/bagikan$/);
  expect((await page.locator('main form[action$="/kirim"]').count()) === 0, "sending is for reviewers");
  await addAccount(page, "telegram", "kelkotabumi");
  const field = card(page, "telegram").locator('input[name="alamat"]');
  await page.locator("main a").first().focus();
  for (let stops = 0; stops < 80; stops += 1) {
    await page.keyboard.press("Tab");
    if (await field.evaluate((e) => e === document.activeElement)) break;
  }
  await page.keyboard.type("https://t.me/kelkotabumi/361");
  await Promise.all([page.waitForURL(/ok=share-noted/), page.keyboard.press("Enter")]);
  expect((await card(page, "telegram").innerText()).includes("sudah dicatat"), "it is noted");
  expect(!(await isTooWide(page)), "the kit fits the screen");
});
