// Officers at the door: password, one-time code, passkey, all sessions visible.

import { createHmac } from "node:crypto";
import { account, desk, expect, journey, phone, signIn } from "./kit.mjs";

/** The one-time code (RFC 6238) of a base-32 secret, `ahead` steps of 30 seconds from now. */
function oneTimeCode(secret, ahead = 0) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/[^A-Za-z2-7]/g, "").toUpperCase()]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const mac = createHmac("sha1", key).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function signOut(page) {
  await page.goto("/kerja");
  await page.locator('form[action$="/keluar"] button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/kerja"));
}

journey("a wrong password is refused without saying which of the two was wrong", async (open) => {
  const page = await open(phone);
  await page.goto("/kerja");
  expect(page.url().includes("/masuk"), "the workroom leads to the door");
  await page.fill("#email", "orang.lain@contoh.cilegon.test");
  await page.fill("#sandi", "salah-sekali-ini");
  await page.press("#sandi", "Enter");
  const unknown = await page.locator(".error-summary").innerText();
  expect((await page.inputValue("#email")) === "orang.lain@contoh.cilegon.test", "the address is kept");
  await page.fill("#email", account("pdp@").email);
  await page.fill("#sandi", "salah-sekali-ini");
  await page.press("#sandi", "Enter");
  expect((await page.locator(".error-summary").innerText()) === unknown, "both say the same");
});

journey("an officer signs in without script and out again", async (open) => {
  const page = await open({ ...phone, javaScriptEnabled: false });
  await signIn(page, account("layanan@"));
  await signOut(page);
  await page.goto("/kerja");
  expect(page.url().includes("/masuk"), "the session is over");
});

journey("an officer sets up one-time codes and needs one from then on", async (open) => {
  const page = await open(desk);
  const who = account("asesor@");
  await signIn(page, who);
  await page.goto("/masuk/pasang");
  const secret = await page.locator("main ol code").first().innerText();
  await page.fill("#kode", oneTimeCode(secret));
  const password = page.locator('main input[type="password"]');
  if (await password.count()) await password.fill(who.password);
  await page.press("#kode", "Enter");
  await page.waitForSelector("main code");
  const recovery = await page.locator("main li code").allInnerTexts();
  expect(recovery.length >= 8, `recovery codes are shown once: ${recovery.length}`);
  await signOut(page);

  await page.goto("/masuk");
  await page.fill("#email", who.email);
  await page.fill("#sandi", who.password);
  await page.press("#sandi", "Enter");
  await page.waitForURL(/\/masuk\/kode/);
  await page.fill("#kode", "000000");
  await page.press("#kode", "Enter");
  await page.waitForSelector(".error-summary");
  // The code that set it up is used up; the next one is good already, since clocks differ.
  await page.fill("#kode", oneTimeCode(secret, 1));
  await page.press("#kode", "Enter");
  await page.waitForURL(/\/kerja/);
  await signOut(page);

  await page.goto("/masuk");
  await page.fill("#email", who.email);
  await page.fill("#sandi", who.password);
  await page.press("#sandi", "Enter");
  await page.waitForURL(/\/masuk\/kode/);
  await page.fill("#kode", recovery[0]);
  await page.press("#kode", "Enter");
  await page.waitForURL(/\/kerja/);
});

journey("an officer registers a passkey and signs in with it", async (open) => {
  const page = await open(desk);
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("WebAuthn.enable");
  await protocol.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const who = account("humas@");
  await signIn(page, who);
  await page.goto("/kerja/profil");
  const register = page.locator('[data-passkey="daftar"]');
  await register.locator("input").first().fill("Ponsel kantor");
  await register.locator("button").first().click();
  await page.waitForSelector("text=Ponsel kantor");
  await signOut(page);

  await page.goto("/masuk");
  await page.locator('[data-passkey="masuk"] button').first().click();
  await page.waitForURL(/\/kerja/);
});

journey("an officer sees the own sessions and ends another one", async (open) => {
  const page = await open(desk);
  const other = await open(phone);
  const who = account("tim.pertimbangan@");
  await signIn(page, who);
  await signIn(other, who);
  await page.goto("/kerja/profil");
  const end = page.locator('form[action$="/kerja/profil/sesi"] button');
  expect((await end.count()) >= 1, "the other session can be ended");
  await end.first().click();
  await page.waitForLoadState();
  await other.goto("/kerja");
  const left = [page, other].filter((one) => one.url().includes("/masuk")).length;
  expect(left === 1, "exactly one of the two is out");
});
