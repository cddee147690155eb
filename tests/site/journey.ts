import { notice, singleCodeField, splitCodeField, tokenField, verdictText } from "./forms.ts";
import { html, type Html } from "./html.ts";
import { Member } from "./members.ts";
import { qrDataUrl } from "./qr-image.ts";
import { page, redirect, type Reply, type Routes, type SiteState, type Visit } from "./routes.ts";
import type { Progress } from "./sessions.ts";
import { ISSUER, newSecret, PERIOD_SECONDS, provisioningUri, SecondFactor } from "./second-factor.ts";

const MIN_PASSWORD_LENGTH = 8;

/** Register, enrol, log in, fall back on a backup code: two-step verification as guides for servers describe it. */
export function journeyRoutes({ members, sessions, record }: SiteState): Routes {
  const promote = (visit: Visit, progress: Progress) => sessions.promote(visit.session, progress);
  return {
    "GET /register": (visit) => page("Create your account", registerForm(visit)),

    "POST /register": async (visit) => {
      const name = normalName(visit.form);
      const password = visit.form.get("password") ?? "";
      const problem = !/^\S+@\S+$/.test(name)
        ? "Please enter an e-mail address."
        : password.length < MIN_PASSWORD_LENGTH
          ? `A password needs at least ${MIN_PASSWORD_LENGTH} characters.`
          : members.has(name)
            ? "There is an account with this address already. Sign in instead."
            : undefined;
      if (problem) return page("Create your account", registerForm(visit, name, problem), { status: 422 });
      const member = await Member.withPassword(name, password);
      members.set(name, member);
      record({ kind: "registered", member: name });
      return redirect("/account", promote(visit, { state: "signed-in", member, how: "password" }));
    },

    "GET /login": (visit) => page("Sign in", loginForm(visit)),

    "POST /login": async (visit) => {
      const name = normalName(visit.form);
      const member = members.get(name);
      const verdict = (await member?.checkPassword(visit.form.get("password") ?? "", visit.nowMs)) ?? "wrong";
      if (!member || verdict !== "right") {
        const text =
          verdict === "too-many-tries"
            ? "Too many tries. Please wait a minute."
            : "That address and password do not belong together.";
        return page("Sign in", loginForm(visit, name, text), { status: 403 });
      }
      if (!member.hasSecondFactor) {
        return redirect("/account", promote(visit, { state: "signed-in", member, how: "password" }));
      }
      return redirect(`/login/code${visit.url.search}`, promote(visit, { state: "password-given", member }));
    },

    "GET /login/code": (visit) =>
      visit.session.progress.state === "password-given" ? codePage(visit) : redirect("/login"),

    "POST /login/code": (visit) => {
      const { progress } = visit.session;
      if (progress.state !== "password-given") return redirect("/login");
      const verdict = progress.member.checkCode(visit.form.get("code") ?? "", visit.nowMs);
      record({ kind: "login-code", member: progress.member.name, verdict });
      if (verdict.kind !== "accepted") return codePage(visit, verdictText(verdict, visit.nowMs));
      return redirect("/account", promote(visit, { state: "signed-in", member: progress.member, how: "code" }));
    },

    "GET /login/backup-code": (visit) =>
      visit.session.progress.state === "password-given" ? backupCodePage(visit) : redirect("/login"),

    "POST /login/backup-code": async (visit) => {
      const { progress } = visit.session;
      if (progress.state !== "password-given") return redirect("/login");
      const verdict = await progress.member.checkBackupCode(visit.form.get("backup-code") ?? "", visit.nowMs);
      record({ kind: "backup-code", member: progress.member.name, verdict });
      if (verdict !== "accepted") {
        const text =
          verdict === "wrong"
            ? "That backup code is not right, or was used before."
            : "Too many tries. Please wait a minute.";
        return backupCodePage(visit, text);
      }
      return redirect("/account", promote(visit, { state: "signed-in", member: progress.member, how: "backup-code" }));
    },

    "POST /logout": (visit) => redirect("/", promote(visit, { state: "stranger" })),

    "GET /account": (visit) => {
      const { progress, freshBackupCodes } = visit.session;
      if (progress.state !== "signed-in") return redirect("/login");
      if (!freshBackupCodes) return page("Your account", accountBody(visit, progress.member, progress.how));
      delete visit.session.freshBackupCodes;
      return page("Save your backup codes", backupCodesBody(freshBackupCodes));
    },

    "GET /account/two-step": async (visit) => {
      const { progress } = visit.session;
      if (progress.state !== "signed-in") return redirect("/login");
      return enrolPage(visit, progress.member);
    },

    "POST /account/two-step": async (visit) => {
      const { progress, pendingFactor } = visit.session;
      if (progress.state !== "signed-in") return redirect("/login");
      if (!pendingFactor) return redirect("/account/two-step");
      const verdict = pendingFactor.check(visit.form.get("code") ?? "", visit.nowMs);
      record({ kind: "enrolment-code", member: progress.member.name, verdict });
      if (verdict.kind !== "accepted") return enrolPage(visit, progress.member, verdictText(verdict, visit.nowMs));
      delete visit.session.pendingFactor;
      visit.session.freshBackupCodes = await progress.member.enrol(pendingFactor);
      return redirect("/account");
    },
  };
}

const normalName = (form: URLSearchParams): string => (form.get("name") ?? "").trim().toLowerCase();

const registerForm = ({ session }: Visit, name = "", problem?: string): Html =>
  html`<h1>Create your account</h1>
    <p class="lead">Notes that are yours alone. It takes a minute.</p>
    ${problem && notice("bad", problem)}
    <form method="post" class="card">
      ${tokenField(session.formToken)} ${nameField(name)}
      <label class="field"
        >Password
        <input name="password" type="password" autocomplete="new-password" minlength="${MIN_PASSWORD_LENGTH}" required
      /></label>
      <button>Create account</button>
    </form>
    <p class="aside">Have an account? <a href="/login">Sign in</a></p>`;

const loginForm = ({ session }: Visit, name = "", problem?: string): Html =>
  html`<h1>Sign in</h1>
    <p class="lead">Welcome back.</p>
    ${problem && notice("bad", problem)}
    <form method="post" class="card">
      ${tokenField(session.formToken)} ${nameField(name)}
      <label class="field"
        >Password <input name="password" type="password" autocomplete="current-password" required
      /></label>
      <button>Sign in</button>
    </form>
    <p class="aside">New here? <a href="/register">Create an account</a></p>`;

const nameField = (name: string): Html =>
  html`<label class="field"
    >E-mail address
    <input
      name="name"
      type="email"
      autocomplete="username"
      value="${name}"
      placeholder="you@example.org"
      required
      autofocus
  /></label>`;

/** `?boxes=split` shows six boxes in place of one field, as about half of all sites do. */
function codePage({ session, url }: Visit, problem?: string): Reply {
  const split = url.searchParams.get("boxes") === "split";
  const main = html`<h1>Two-step verification</h1>
    <p class="lead">Enter the six-digit code from your authenticator.</p>
    ${problem && notice("bad", problem)}
    <form method="post" class="card">
      ${tokenField(session.formToken)} ${split ? splitCodeField() : singleCodeField({ autofocus: true })}
      <button>Verify</button>
    </form>
    <p class="aside">
      <a href="/login/code${split ? "" : "?boxes=split"}">${split ? "One field, please" : "Six boxes, please"}</a> ·
      <a href="/login/backup-code">Use a backup code</a>
    </p>`;
  return page("Two-step verification", main, { status: problem ? 403 : 200 });
}

function backupCodePage({ session }: Visit, problem?: string): Reply {
  const main = html`<h1>Use a backup code</h1>
    <p class="lead">Enter one of the codes that you saved when you turned two-step verification on. Each works once.</p>
    ${problem && notice("bad", problem)}
    <form method="post" class="card">
      ${tokenField(session.formToken)}
      <label class="field"
        >Backup code
        <input
          class="code"
          name="backup-code"
          autocomplete="off"
          spellcheck="false"
          placeholder="xxxx-xxxx"
          required
          autofocus
      /></label>
      <button>Verify</button>
    </form>
    <p class="aside"><a href="/login/code">Use your authenticator</a></p>`;
  return page("Use a backup code", main, { status: problem ? 403 : 200 });
}

async function enrolPage({ session }: Visit, member: Member, problem?: string): Promise<Reply> {
  session.pendingFactor ??= new SecondFactor(newSecret());
  const { secret } = session.pendingFactor;
  const uri = provisioningUri(member.name, secret);
  const main = html`<h1>Set up two-step verification</h1>
    <p class="lead">Add ${ISSUER} to your authenticator, then prove that it works with a first code.</p>
    ${problem && notice("bad", problem)}
    <div class="card">
      <h2><span class="step">1</span> Scan this QR code</h2>
      <img class="qr" src="${await qrDataUrl(uri)}" alt="QR code for your authenticator" />
      <details>
        <summary>Can’t scan it?</summary>
        <p>Enter this setup key by hand: time-based, six digits, ${PERIOD_SECONDS} seconds.</p>
        <p><code class="key">${(secret.match(/.{1,4}/g) ?? []).join(" ")}</code></p>
      </details>
    </div>
    <form method="post" class="card">
      <h2><span class="step">2</span> Enter the code it shows</h2>
      ${tokenField(session.formToken)} ${singleCodeField()}
      <button>Verify and turn on</button>
    </form>`;
  return page("Set up two-step verification", main, { status: problem ? 403 : 200 });
}

const backupCodesBody = (codes: readonly string[]): Html =>
  html`<h1>Save your backup codes</h1>
    ${notice("good", "Two-step verification is on.")}
    <p class="lead">Each of these signs you in once if you lose your authenticator. We show them only now.</p>
    <div class="card">
      <ul class="backup-codes" aria-label="Backup codes">
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ul>
    </div>
    <p class="aside"><a class="button" href="/account">I have saved them</a></p>`;

function accountBody({ session }: Visit, member: Member, how: "password" | "code" | "backup-code"): Html {
  const signedInBy = {
    password: "your password",
    code: "your password and a code",
    "backup-code": "your password and a backup code",
  }[how];
  return html`<h1>Hello, ${member.name}</h1>
    ${notice("good", `You are signed in with ${signedInBy}.`)}
    <div class="card">
      <h2>Two-step verification</h2>
      ${
        member.hasSecondFactor
          ? html`<p>On. ${member.backupCodesLeft} backup codes left.</p>
              <p><a class="button quiet" href="/account/two-step">Set up another authenticator</a></p>`
          : html`<p>Off. A stolen password is enough to read your notes.</p>
              <p><a class="button" href="/account/two-step">Turn on</a></p>`
      }
    </div>
    <form method="post" action="/logout" class="aside">
      ${tokenField(session.formToken)} <button class="quiet">Sign out</button>
    </form>`;
}
