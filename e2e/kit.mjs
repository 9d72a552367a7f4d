// What every journey needs: a browser, people with accounts, a list of what went well.

import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));

/** Address of the demonstration city. A host name and not a number: passkeys are bound to names. */
export const base = process.env.TERBUKA_URL.replace("127.0.0.1", "localhost");

/** A picture to be uploaded. */
export const photo = join(here, "..", "demo", "photos", "posyandu.jpg");

/** The smallest phone people still use, and a usual desk. */
export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
export const desk = { viewport: { width: 1280, height: 900 } };

/** Accounts as the program printed them: lines of role, address, password. */
const accounts = readFileSync(process.env.TERBUKA_ACCOUNTS, "utf8")
  .split("\n")
  .map((line) => line.trim().split(/\s+/))
  .filter(([, email, password]) => email?.includes("@") && password)
  .map(([role, email, password]) => ({ role, email, password }));

/** The account whose address begins with `name`. */
export function account(name) {
  const found = accounts.find(({ email }) => email.startsWith(name));
  if (!found) throw new Error(`no account ${name} among ${accounts.map(({ email }) => email)}`);
  return found;
}

const tests = [];

/** A journey. `use` gets a function that opens a page of a new, empty browser profile. */
export function journey(name, use) {
  tests.push({ name, use });
}

/** Fails with words when `truth` is not true. */
export function expect(truth, words) {
  if (!truth) throw new Error(words);
}

/** Runs all journeys one after the other, prints them and the sum, returns how many failed. */
export async function run(only) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", // root has no other way
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
    ],
  });
  let passed = 0;
  let failed = 0;
  for (const { name, use } of tests.filter((test) => !only || test.name.includes(only))) {
    const open = [];
    const began = Date.now();
    try {
      const faults = [];
      await use(async (options = desk) => {
        const context = await browser.newContext({ baseURL: base, locale: "id-ID", ...options });
        open.push(context);
        context.setDefaultTimeout(10_000);
        const page = await context.newPage();
        page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
        page.on("console", (message) => {
          // Expected answers (422, 404, 410) are logged by the browser as failed loads.
          const isAnswer = message.text().startsWith("Failed to load resource");
          if (message.type() === "error" && !isAnswer) faults.push(`console: ${message.text()}`);
        });
        return page;
      });
      expect(faults.length === 0, faults.join("\n"));
      passed += 1;
      console.log(`ok      ${name} (${Date.now() - began} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${name}: ${error.stack ?? error}`);
      await picture(open, name);
    }
    for (const context of open) await context.close();
  }
  await browser.close();
  console.log(`${passed} passed, ${failed} failed`);
  return failed;
}

/** Keeps what the browser showed when a journey failed. */
async function picture(contexts, name) {
  const out = process.env.TERBUKA_PICTURES ?? join(here, "out");
  mkdirSync(out, { recursive: true });
  for (const [number, page] of contexts.flatMap((context) => context.pages()).entries()) {
    const file = join(out, `${name.replace(/\W+/g, "-")}-${number}.png`);
    try {
      await page.screenshot({ path: file });
      console.log(`        at ${page.url()}, picture ${file}`);
    } catch {
      // A picture is a help, never a second failure.
    }
  }
}

/** Signs in with address and password and waits for the workroom. */
export async function signIn(page, who) {
  await page.goto("/masuk");
  await page.fill("#email", who.email);
  await page.fill("#sandi", who.password);
  await page.press("#sandi", "Enter");
  await page.waitForURL(/\/kerja/);
}

/** Presses a button of a news item by where it leads. */
export async function press(page, act) {
  const button = page.locator(`button[formaction$="${act}"], form[action$="${act}"] button`).first();
  const box = page.locator("details:not([open])", { has: button });
  if (await box.count()) await box.first().locator("summary").click();
  await Promise.all([page.waitForEvent("domcontentloaded"), button.click()]);
}

/** Begins a news item as the signed-in officer and returns its address in the workroom. */
export async function begin(page, title) {
  await page.goto("/kerja/berita");
  await page.locator('form[action$="/kerja/berita/baru"] button').first().click();
  await page.waitForURL(/\/kerja\/berita\/\d+/);
  await page.fill("#title", title);
  await page.fill("#lead", "Warga dapat datang tanpa mendaftar pada hari Rabu pagi di balai warga.");
  await page.fill(
    "#text",
    "Kegiatan dimulai pukul 08.00 di balai warga RT 03.\n\nBawa buku kesehatan anak. Petugas puskesmas hadir sampai siang, dan warga yang tidak sempat datang dapat datang pekan berikutnya.",
  );
  return new URL(page.url()).pathname;
}

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong on the page as it stands, one line each. */
export async function violations(page) {
  // A bar that sticks to the edge covers what happens to be under it just now; people scroll on.
  await page.evaluate(() => {
    for (const bar of document.querySelectorAll(".save-bar")) bar.style.position = "static";
  });
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    rules,
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.any[0]?.message ?? node.all[0]?.message ?? ""}`),
  );
}

/** Whether people have to move the page sideways. */
export function isTooWide(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
}
