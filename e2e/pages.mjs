// Every page in every state, in light and dark, on a phone and at a desk, judged by axe.

import { account, base, desk, expect, isTooWide, journey, phone, signIn, violations } from "./kit.mjs";

/** Judges the page the browser shows, at both sizes and in both tones. */
async function judge(page, name, faults) {
  for (const [colorScheme, size] of [
    ["light", phone.viewport],
    ["dark", desk.viewport],
  ]) {
    // Without motion: a colour caught half-way between the tones is nobody's fault.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(size);
    for (const fault of await violations(page)) faults.push(`${name} (${colorScheme}): ${fault}`);
    if (size.width === 360 && (await isTooWide(page))) faults.push(`${name}: has to be moved sideways`);
  }
}

/** Pages that look alike share a shape: ids, codes and slugs do not matter. */
function shape(path) {
  const url = new URL(path, base);
  const names = [...url.searchParams.keys()].filter((name) => !["after", "q", "unit", "lembar"].includes(name));
  const values = ["tab", "status", "jenis"].map((name) => url.searchParams.get(name) ?? "");
  return (
    url.pathname
      .replace(/\/\d+/g, "/N")
      .replace(/\/unit\/(?!baru|impor)[^/]+/, "/unit/C")
      .replace(/\/berita\/(?!bulan|baru|N)[^/]+/, "/berita/S")
      .replace(/\/kerja\/kewajiban\/(?!unit\/)[^/]+\/[^/]+/, "/kerja/kewajiban/C/K")
      .replace(/\/informasi\/(?!berkala|serta-merta|setiap-saat|daftar|kewajiban|N)[^/]+/, "/informasi/S")
      .replace(/\/kerja\/indeks\/(?!instrumen|penilaian|bukti)[^/]+\/[^/]+/, "/kerja/indeks/I/U")
      .replace(/\/kerja\/indeks\/I\/U\/(?!rencana)[^/]+/, "/kerja/indeks/I/U/Q")
      .replace(/\/topik\/[^/]+/, "/topik/S")
      .replace(/\/bulan\/[^/]+/, "/bulan/M") +
    "?" +
    [...names.sort(), ...values].join("&")
  );
}

/** Visits one page of every shape that can be reached from `starts` and judges it. */
async function crawl(page, starts, belongs, faults) {
  const known = new Set();
  const ahead = [...starts];
  while (ahead.length) {
    const path = ahead.shift();
    if (known.has(shape(path))) continue;
    known.add(shape(path));
    // A link may lead to a file the browser stores instead of showing: nothing to judge there.
    const answer = await page.goto(path).catch((error) => {
      if (/Download is starting/.test(error.message)) return null;
      throw error;
    });
    if (!answer?.headers()["content-type"]?.startsWith("text/html")) continue;
    if (answer.status() >= 500) faults.push(`${path} answers ${answer.status()}`);
    await judge(page, path, faults);
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => a.href));
    for (const link of links) {
      const url = new URL(link);
      const next = url.pathname + url.search;
      // XML is shown by a viewer of the browser's own, with styles our pages never have.
      const isFile = /\.(xml|json|ics|jpg|png|csv|xlsx|pdf|txt|ttl|rdf|ndjson)$|^\/oai$|\/unduh|\/foto\/|\/berkas\/|\/lampiran\/|\/dokumen\/(?!\d+\/(?:tabel|hitamkan)$)/.test(url.pathname);
      if (url.origin === base && belongs(url.pathname) && !isFile) ahead.push(next);
    }
  }
  return known;
}

/** One line per kind of fault and its first places; a list of hundreds helps nobody. */
function report(faults) {
  expect(faults.length === 0, `${faults.length} faults\n${[...new Set(faults)].slice(0, 60).join("\n")}`);
}

journey("axe finds nothing on the public pages", async (open) => {
  const page = await open(phone);
  const faults = [];
  const starts = ["/", "/cari?q=posyandu", "/cari?q=tidakadasatupun", "/tidak-ada", "/masuk", "/lupa-sandi", "/en"];
  const known = await crawl(page, starts, (path) => !/^\/(en\/)?kerja/.test(path) && !path.startsWith("/en/"), faults);
  console.log(`        ${known.size} kinds of pages`);
  expect(known.size > 15, "the crawl saw the site");
  report(faults);
});

journey("axe finds nothing on error states of public forms", async (open) => {
  const page = await open(phone);
  const faults = [];
  await page.goto("/masuk");
  await page.fill("#email", "orang@contoh.test");
  await page.fill("#sandi", "salah-sekali");
  await page.press("#sandi", "Enter");
  await page.waitForSelector(".error-summary");
  await judge(page, "/masuk with a wrong password", faults);
  report(faults);
});

for (const name of ["admin@", "editor@", "ppid.kotabumi@", "operator.kotabumi@"]) {
  journey(`axe finds nothing in the workroom of ${name}`, async (open) => {
    const page = await open(phone);
    const faults = [];
    await signIn(page, account(name));
    const known = await crawl(page, ["/kerja", "/kerja/profil"], (path) => path.startsWith("/kerja"), faults);
    console.log(`        ${known.size} kinds of pages`);
    expect(known.size > 3, "the crawl saw the workroom");
    report(faults);
  });
}

journey("axe finds nothing on an item in every state of its way", async (open) => {
  const page = await open(phone);
  const faults = [];
  await signIn(page, account("editor@"));
  await page.goto("/kerja/berita");
  const tabs = await page.locator(".tabs a").evaluateAll((all) => all.map((a) => a.href));
  const seen = new Set();
  for (const tab of tabs) {
    await page.goto(tab);
    const items = await page.locator('main .list a[href*="/kerja/berita/"]').evaluateAll((all) => all.map((a) => a.href));
    for (const item of items.slice(0, 2)) {
      await page.goto(item);
      const badges = (await page.locator(".badge").evaluateAll((all) => all.map((b) => b.className))).join(" ");
      const state = /badge-(\w+)/.exec(badges)?.[1] ?? "none";
      if (seen.has(state)) continue;
      seen.add(state);
      // Not the menu: open, it lies over the page, as menus do.
      await page.locator("main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
      await judge(page, `an item that is ${state}`, faults);
      for (const more of ["riwayat", "pratinjau", "koreksi"]) {
        const answer = await page.goto(`${item}/${more}`);
        if (answer.status() === 200) await judge(page, `${more} of an item that is ${state}`, faults);
      }
    }
  }
  console.log(`        states seen: ${[...seen].join(", ")}`);
  report(faults);
});
