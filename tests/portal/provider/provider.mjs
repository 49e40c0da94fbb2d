// A real provider (oidc-provider) in which everybody is signed in at once as whom the header x-account says: subject|mail|verified.
import { once } from "node:events";
import http from "node:http";
import Provider from "oidc-provider";

const [clientId, clientSecret, redirectUri] = process.argv.slice(2);
const server = http.createServer().listen(0, "127.0.0.1"); // a port of its own: one that was found free before may be taken since
await once(server, "listening");
const issuer = `http://127.0.0.1:${server.address().port}`;
const people = new Map();
const provider = new Provider(issuer, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri], grant_types: ["authorization_code"] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  features: { devInteractions: { enabled: false } },
  pkce: { required: () => true },
  cookies: { keys: ["for one test run"] },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_context, subject) => ({ accountId: subject, claims: () => ({ sub: subject, ...people.get(subject) }) }),
  loadExistingGrant: async (context) => {
    const { client, session } = context.oidc;
    const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope("openid email");
    await grant.save();
    return grant;
  },
});
const answer = provider.callback();

server.on("request", async (request, response) => {
  if (request.url.startsWith("/interaction/")) {
    const [subject, email, verified] = request.headers["x-account"].split("|");
    people.set(subject, { email, email_verified: verified === "true" });
    await provider.interactionFinished(request, response, { login: { accountId: subject } });
  } else {
    answer(request, response);
  }
});
console.log(`listens at ${issuer} `);
