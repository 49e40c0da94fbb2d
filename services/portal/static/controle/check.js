// Is a document real? Answered in the browser, with its own cryptography: nothing is sent, nothing is fetched.
"use strict";

const QUESTIONS = {
  signature: "Is de handtekening goed?",
  issuer: "Staat de uitgever op de lijst van de regio?",
  revocation: "Is het document nog geldig, en niet ingetrokken?",
  text: "Is de tekst op papier dezelfde als in de digitale versie?",
};
const REASONS = {
  signed: ["yes", "Ja. Er is niets veranderd sinds de school tekende."],
  changed: ["no", "Nee. Het document is veranderd, of iemand anders tekende het. Vertrouw het niet."],
  not_sealed: ["no", "Nee. Op dit bestand zit geen zegel van de school. Vraag het originele bestand."],
  seal_broken: ["no", "Nee. Het bestand is veranderd nadat de school het verzegelde. Vertrouw het niet."],
  not_yet: ["no", "Nee. Het document zegt dat het van een dag is die nog moet komen. Vertrouw het niet."],
  unreadable: ["no", "Nee. Dit is geen document dat wij kennen. Kies de PDF, of het .jwt-bestand."],
  key_unknown: ["unknown", "Dat weten we niet: we hebben de sleutel van deze uitgever niet."],
  trusted: ["yes", "Ja. Deze uitgever mag deze documenten geven: "],
  not_listed: ["no", "Nee. Deze uitgever staat niet op de lijst van de regio. Bel de school als u twijfelt."],
  no_list: ["unknown", "Dat weten we niet: u koos geen lijst van uitgevers."],
  list_wrong: ["unknown", "Dat weten we niet: het bestand dat u koos, is geen lijst van uitgevers."],
  test_key: ["no", "Nee. TEST - niet geldig: dit document is gemaakt om te proberen."],
  offline: ["unknown", "Dat weten we niet: daarvoor is internet nodig. Scan de linker QR-code, of kies ook de lijst van de school."],
  in_force: ["yes", "Ja. Het is niet ingetrokken; dat was zo op "],
  withdrawn: ["no", "Nee. De school heeft dit document ingetrokken; dat was zo op "],
  status_wrong: ["unknown", "Dat weten we niet: het bestand dat u koos, is niet de lijst van deze school, of er is mee geknoeid."],
  not_in_code: ["unknown", "Dat weten we niet: dat staat niet in deze code. Kies de PDF, of scan de linker QR-code."],
  not_looked: ["unknown", "Niet nagekeken, want de handtekening is niet goed."],
  compare: ["unknown", "Deze pagina leest het papier niet. Leg het papier naast wat hieronder staat."],
  no_paper: ["unknown", "Niet nagekeken: dit is de digitale versie zelf, zonder papier."],
};
const TEST = "TEST - niet geldig";
const CLOCKS_DIFFER = 5 * 60 * 1000;
const LARGEST = 5000000;
const utf8 = new TextDecoder("utf-8", { fatal: true });

class Unreadable extends Error {}

function decoded(text) {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) throw new Unreadable("no base64url");
  const raw = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  const again = btoa(raw).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  if (again !== text) throw new Unreadable("base64url that is written in another way");
  return Uint8Array.from(raw, (each) => each.charCodeAt(0));
}

function object(bytes) {
  const text = utf8.decode(bytes);
  const found = JSON.parse(text);
  // A member that is there twice, or a number said in another way, does not come back as it was.
  if (typeof found !== "object" || found === null || JSON.stringify(found) !== text) throw new Unreadable("no JSON of ours");
  return found;
}

function opened(text) {
  const parts = text.trim().split(".");
  if (parts.length !== 3) throw new Unreadable("not three parts");
  const header = object(decoded(parts[0]));
  if (Object.keys(header).sort().join() !== "alg,kid,typ" || header.alg !== "ES256") throw new Unreadable("another header");
  if (!["JWT", "dl"].includes(header.typ) || !/^did:web:[^#]+#[^#]+$/.test(header.kid)) throw new Unreadable("another kind");
  const message = new TextEncoder().encode(`${parts[0]}.${parts[1]}`);
  return { kid: header.kid, did: header.kid.split("#")[0], typ: header.typ, payload: object(decoded(parts[1])), message, signature: decoded(parts[2]) };
}

async function isSignedBy(jwk, signature, message) {
  if (signature.length !== 64) return false;
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const key = await crypto.subtle.importKey("jwk", { kty: "EC", crv: "P-256", x: jwk.x, y: jwk.y }, curve, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, message);
}

// The credential that is attached to a paper: the one compressed stream that says it is an embedded file.
async function attached(bytes, text) {
  const found = [...text.matchAll(/\d+ 0 obj\s*<<((?:(?!endobj)[\s\S]){0,600}?\/EmbeddedFile\b(?:(?!endobj)[\s\S]){0,600}?)>>\s*stream\r?\n/g)];
  if (found.length !== 1) throw new Unreadable("not one credential in the paper");
  const begin = found[0].index + found[0][0].length;
  const size = Number(/\/Length (\d+)/.exec(found[0][1])[1]);
  const unpacked = new Blob([bytes.slice(begin, begin + size)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(unpacked).text();
}

// One value of DER: its tag, what it holds, and where it ends.
function value(der, at) {
  let size = der[at + 1], begin = at + 2;
  if (size & 0x80) {
    const count = size & 0x7f;
    size = der.slice(begin, begin + count).reduce((sum, each) => sum * 256 + each, 0);
    begin += count;
  }
  if (!(begin + size <= der.length)) throw new Unreadable("cut off");
  return { tag: der[at], content: der.slice(begin, begin + size), whole: der.slice(at, begin + size), end: begin + size };
}

function values(der) {
  const found = [];
  for (let at = 0; at < der.length; at = found[found.length - 1].end) found.push(value(der, at));
  return found;
}

const hex = (bytes) => Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");

// Whether a seal of one of these keys lies over the whole file.
async function sealOn(bytes, text, keys) {
  const ranges = [...text.matchAll(/\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)];
  if (ranges.length === 0) return "not_sealed";
  const [first, second, rest] = ranges[0].slice(1).map(Number);
  const gap = text.slice(first, second);
  if (ranges.length > 1 || second + rest !== bytes.length || !/^<([0-9A-F]{2})+>$/.test(gap)) return "seal_broken";
  const covered = new Uint8Array(first + rest);
  covered.set(bytes.slice(0, first));
  covered.set(bytes.slice(second), first);
  const digest = hex(new Uint8Array(await crypto.subtle.digest("SHA-256", covered)));
  const cms = Uint8Array.from(gap.slice(1, -1).match(/../g), (each) => parseInt(each, 16));
  const signed = values(value(values(value(cms, 0).content)[1].content, 0).content);
  const signer = values(value(signed[signed.length - 1].content, 0).content);
  const attributes = signer[3].whole.slice();
  attributes[0] = 0x31; // signed as a SET, kept under a tag of its place
  const says = values(value(attributes, 0).content).map((each) => hex(each.whole));
  if (!says.includes(`302f06092a864886f70d010904312204 20${digest}`.replace(" ", ""))) return "seal_broken";
  const [r, s] = values(value(signer[5].content, 0).content).map((each) => each.content);
  const raw = new Uint8Array(64);
  for (const [number, end] of [[r, 32], [s, 64]]) raw.set(number.slice(-32), end - Math.min(32, number.length));
  for (const key of keys) if (await isSignedBy(key, raw, attributes)) return "signed";
  return "seal_broken";
}

function day(text) {
  return new Date(text).toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Amsterdam" });
}

// What a payload says; refused when it says one thing in two ways.
function facts(token) {
  const says = token.payload;
  if (token.typ === "dl") {
    let task = "";
    const work = (says.w ?? "").split(",").filter((each) => each).map((each) => {
      const code = each.replace("*", "");
      if (/^[BPD]/.test(code)) task = code.replace(/-W\d+$/, "");
      return `${/^W/.test(code) ? `${task}-${code}` : code}: ${each.endsWith("*") ? "met hulp" : "zelfstandig"}`;
    });
    const short = (text) => day(text.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3"));
    return { isTest: "t" in says, begins: 0, work, lines: { Naam: says.n, "Geboren op": short(says.b), Nummer: says.s, "Uitgegeven op": short(says.d), ...("p" in says ? { "Afgerond op school": says.p } : { Crebo: says.c }) } };
  }
  const subject = says.credentialSubject, host = decodeURIComponent(token.did.split(":")[2]);
  const agrees =
    says.iss === token.did && says.issuer.id === token.did && says.jti === says.id && says.sub === subject.id &&
    new Date(says.validFrom).getTime() === says.nbf * 1000 && new URL(says.credentialStatus.statusListCredential).host === host &&
    new URL(says.evidence[0].id).host === host;
  if (!agrees) throw new Unreadable("the credential says one thing in two ways");
  const isDiploma = subject.achievement.achievementType === "Diploma";
  const [name, born] = subject.identifier.map((each) => each.identityHash);
  return {
    isTest: says.name.startsWith(TEST),
    begins: says.nbf * 1000,
    work: isDiploma ? subject.achievement.tag : subject.result.map((each) => `${each.alignment[0].targetCode} ${each.alignment[0].targetName}: ${each.value}`),
    lines: {
      Naam: name, "Geboren op": day(born), Nummer: subject.licenseNumber, "Uitgegeven op": day(says.validFrom),
      School: says.issuer.name,
      ...(isDiploma ? { "Afgerond op school": subject.achievement.name } : {
        Leerbedrijf: `${subject.source.name}, ${subject.source.address.addressLocality}`,
        Praktijkopleider: subject.source.official, Kwalificatie: `${subject.achievement.name} (crebo ${subject.achievement.humanCode})`,
      }),
    },
  };
}

// Whether the school's list says that a document is withdrawn; it must be signed by the school, and be the very list the document names.
async function revocation(token, list, keys) {
  if (token.typ === "dl") return ["not_in_code"];
  const named = token.payload.credentialStatus;
  if (!list) return ["offline", "", named.statusListCredential];
  try {
    const found = opened(list), says = found.payload, jwk = keys.find((each) => each.kid === found.kid);
    const isIt = jwk && found.did === token.did && says.issuer === token.did && says.id === named.statusListCredential;
    if (!isIt || says.credentialSubject.statusPurpose !== "revocation" || says.nbf * 1000 > Date.now() + CLOCKS_DIFFER) return ["status_wrong"];
    if (!(await isSignedBy(jwk, found.signature, found.message))) return ["status_wrong"];
    const packed = new Blob([decoded(says.credentialSubject.encodedList.slice(1))]);
    const bits = new Uint8Array(await new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
    const index = Number(named.statusListIndex);
    if (!(index < bits.length * 8)) return ["status_wrong"];
    return [bits[index >> 3] & (0x80 >> index % 8) ? "withdrawn" : "in_force", `${day(new Date(says.nbf * 1000))}.`];
  } catch {
    return ["status_wrong"];
  }
}

async function check(bytes, trust, list) {
  if (bytes.length > LARGEST) throw new Unreadable("larger than any of ours");
  const text = Array.from({ length: Math.ceil(bytes.length / 8192) }, (_, at) => String.fromCharCode(...bytes.slice(at * 8192, (at + 1) * 8192))).join("");
  const isPaper = text.startsWith("%PDF-");
  const token = opened(isPaper ? await attached(bytes, text) : text);
  const found = facts(token);
  const listed = trust?.issuers?.find((each) => each.did === token.did);
  const jwk = listed?.keys.find((each) => each.kid === token.kid);
  let signature = "key_unknown";
  if (found.begins > Date.now() + CLOCKS_DIFFER) signature = "not_yet";
  else if (jwk) signature = (await isSignedBy(jwk, token.signature, token.message)) ? "signed" : "changed";
  if (signature === "signed" && isPaper) signature = await sealOn(bytes, text, listed.keys);
  let issuer = trust ? (trust.issuers ? "not_listed" : "list_wrong") : "no_list";
  if (found.isTest || listed?.is_test) issuer = "test_key";
  else if (listed) issuer = "trusted";
  const isGood = REASONS[signature][0] !== "no";
  const revoked = signature === "signed" ? await revocation(token, list, listed.keys) : [isGood ? "offline" : "not_looked"];
  const compared = isPaper ? (isGood ? "compare" : "not_looked") : "no_paper";
  return { answers: { signature: [signature], issuer: [issuer, issuer === "trusted" ? `${listed.name}.` : ""], revocation: revoked, text: [compared] }, found };
}

function line(list, term, text, kind) {
  const dt = document.createElement("dt"), dd = document.createElement("dd");
  dt.textContent = term;
  dd.textContent = text;
  if (kind) dd.className = kind;
  list.append(dt, dd);
  return dd;
}

function show({ answers, found }) {
  const [answered, said, work] = ["answers", "facts", "work"].map((id) => document.getElementById(id));
  for (const each of [answered, said, work]) each.replaceChildren();
  for (const [question, [reason, more, address]] of Object.entries(answers)) {
    const [kind, sentence] = REASONS[reason];
    const dd = line(answered, QUESTIONS[question], `${sentence}${more ?? ""}`, kind);
    if (address) dd.append(" ", Object.assign(document.createElement("a"), { href: address, textContent: "Die lijst ophalen" }));
  }
  for (const [term, text] of Object.entries(found?.lines ?? {})) line(said, term, text);
  for (const each of found?.work ?? []) work.append(Object.assign(document.createElement("li"), { textContent: each }));
  document.getElementById("says").hidden = !found;
  document.getElementById("result").hidden = false;
}

async function trustIn(file) {
  if (!file) return null;
  try {
    const found = JSON.parse(await file.text());
    return Array.isArray(found?.issuers) ? found : {};
  } catch {
    return {};
  }
}

document.getElementById("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  document.getElementById("answers").replaceChildren();
  const file = document.getElementById("file").files[0], code = document.getElementById("code").value;
  const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(code);
  try {
    const [trust, status] = ["trust", "status"].map((id) => document.getElementById(id).files[0]);
    show(await check(bytes, await trustIn(trust), await status?.text()));
  } catch {
    const nothing = { issuer: ["not_looked"], revocation: ["not_looked"], text: ["not_looked"] };
    show({ answers: { signature: ["unreadable"], ...nothing }, found: null });
  }
});
