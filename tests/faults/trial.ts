/** One run: a person works with Tock, something goes wrong, and then everything that was called saved has to be there. */
import { ok, type Result } from "#core/result.ts";
import { accountById, addAccounts, editAccount, takeCounter } from "#core/vault/accounts.ts";
import type { VaultBody } from "#core/vault/vault-body.ts";
import type { Keeper } from "../../src/background/keeper.ts";
import { draft, hotp, totp } from "../core/vault/support.ts";
import type { Dice } from "./dice.ts";
import { DEAD, Machine, nothingHappens, type Life, type Plan } from "./machine.ts";

/**
 * `survived`: all that was acknowledged is there. `told`: it is not, no store holds it any longer, and Tock says so and has
 * made nothing worse. `lost`: it is not, and nobody was told; or something else is wrong.
 */
export type Outcome = { readonly kind: "survived" | "told" } | { readonly kind: "lost"; readonly because: string };

/** What came of unlocking. `told`: Tock says that nothing is left to open. */
type Unlocking = { readonly kind: "unlocked" | "told" } | { readonly kind: "stuck"; readonly because: string };
const UNLOCKED: Unlocking = { kind: "unlocked" };
const TOLD: Unlocking = { kind: "told" };
const stuck = (because: string): Unlocking => ({ kind: "stuck", because });

const COUNTED = "counted";
const RENAMED = "renamed";
const MINUTE_MS = 60_000;

export class Trial {
  readonly dice: Dice;
  readonly machine: Machine;
  life: Life;
  /** Passphrases that may open: two after a change whose end nobody saw, the likelier one first. */
  #passphrases: readonly string[] = ["first words to know"];
  readonly #added = { acknowledged: new Set<string>(), tried: new Set<string>() };
  readonly #counter = { acknowledged: 0, tried: 0, shown: new Set<number>() };
  readonly #version = { acknowledged: 0, tried: 0 };
  #accounts = 0;
  #faults: string[] = [];

  constructor(dice: Dice) {
    this.dice = dice;
    this.machine = new Machine(dice);
    this.life = this.machine.start();
  }

  get acknowledged(): number {
    return this.#added.acknowledged.size + this.#counter.acknowledged + this.#version.acknowledged;
  }

  /** A person installs Tock and chooses a passphrase. @returns Whether that was seen to succeed. */
  async setUp(): Promise<boolean> {
    const { keeper } = this.life.worker;
    if ((await this.life.awaits(keeper.noteInstalled())) === DEAD) return false;
    const created = await this.life.awaits(keeper.create(this.#passphrases[0] ?? ""));
    if (created === DEAD || !created.ok) return false;
    await this.add();
    await this.#save(
      (body) => ok({ body: addAccounts(body, [{ id: COUNTED, draft: draft("Counted", { parameters: hotp(0) }) }], 0) }),
      () => undefined,
    );
    await this.#save(
      (body) => ok({ body: addAccounts(body, [{ id: RENAMED, draft: draft("Renamed", { label: "0" }) }], 0) }),
      () => undefined,
    );
    return true;
  }

  /** Does `count` things that change the vault, until the worker dies. */
  async work(count: number): Promise<void> {
    for (let done = 0; done < count && !this.life.isDead; done++) {
      this.machine.profile.nowMs += this.dice.below(MINUTE_MS);
      const what = this.dice.below(20);
      if (what < 11) await this.add();
      else if (what < 15) await this.count();
      else if (what < 19) await this.rename();
      else if (this.dice.oneIn(2)) await this.changePassphrase();
      else await this.rotateKey();
    }
  }

  async add(life = this.life): Promise<void> {
    const id = `account-${++this.#accounts}`;
    this.#added.tried.add(id);
    const newcomer = {
      id,
      draft: draft(id, { parameters: totp(this.#accounts), note: "x".repeat(this.dice.below(3000)) }),
    };
    await this.#save(
      (body) => ok({ body: addAccounts(body, [newcomer], this.machine.profile.nowMs) }),
      () => this.#added.acknowledged.add(id),
      life,
    );
  }

  /** A code of a counter is shown once its counter is saved, and never again. */
  async count(life = this.life): Promise<void> {
    this.#counter.tried++;
    const taken = await life.awaits(
      life.worker.keeper.changeWith((body) => takeCounter(body, COUNTED, this.machine.profile.nowMs)),
    );
    if (taken === DEAD || !taken.ok) return;
    const { counter } = taken.value;
    if (this.#counter.shown.has(counter)) this.#faults.push(`counter ${counter} was used twice`);
    this.#counter.shown.add(counter);
    this.#counter.acknowledged = Math.max(this.#counter.acknowledged, counter + 1);
  }

  async rename(): Promise<void> {
    const version = ++this.#version.tried;
    await this.#save(
      (body) => {
        const edited = editAccount(body, RENAMED, { label: String(version) }, this.machine.profile.nowMs);
        return edited.ok ? ok({ body: edited.value }) : edited;
      },
      () => (this.#version.acknowledged = version),
    );
  }

  async changePassphrase(): Promise<void> {
    const [current = ""] = this.#passphrases;
    const next = `words ${this.dice.below(1_000_000)} to know`;
    const { keeper, waysIn } = this.life.worker;
    const slot = keeper.header()?.slots.find(({ type }) => type === "passphrase");
    const way = { type: "passphrase", passphrase: next, label: "" } as const;
    const changed = await this.life.awaits(waysIn.change(slot?.id ?? "", way, { passphrase: current }));
    if (changed === DEAD) this.#passphrases = [next, current];
    else if (changed.ok) this.#passphrases = [next];
  }

  /** A new vault key behind the same passphrase: everything is sealed anew. */
  async rotateKey(): Promise<void> {
    const [current = ""] = this.#passphrases;
    await this.life.awaits(
      this.life.worker.waysIn.rotate({ keep: [{ passphrase: current }], passphrase: null, device: false }),
    );
  }

  /** The browser is started again, without faults unless `plan` brings new ones, and the person unlocks. */
  restart(plan: Plan = nothingHappens): void {
    this.life = this.machine.restart(plan);
  }

  /** The worker was stopped and is started again for the next event, in the same browser. */
  wake(plan: Plan = nothingHappens): void {
    this.life.kill();
    this.life = this.machine.start(plan);
  }

  /** Unlocks with what the person knows. */
  async unlock(life = this.life): Promise<Unlocking> {
    const { keeper } = life.worker;
    if ((await life.awaits(keeper.lookAgain())) === DEAD) return stuck("the worker died");
    const view = keeper.view();
    if (view.state === "unlocked") return UNLOCKED;
    if (view.state === "lost" || view.state === "newer-format") return TOLD;
    if (view.state !== "locked") return stuck(`the screen says ${view.state}`);
    for (const passphrase of this.#passphrases) {
      const answer = await life.awaits(keeper.unlock({ passphrase }));
      if (answer === DEAD) return stuck("the worker died");
      if (answer.ok) {
        this.#passphrases = [passphrase];
        return UNLOCKED;
      }
      if (answer.failure.kind === "damaged") return TOLD;
    }
    return stuck("no passphrase opens it");
  }

  /**
   * What became of everything, as the person finds it: in the running browser, or after starting it again.
   * @param mayCost Whether the fault took every copy of something. Otherwise being told of a loss is a loss.
   */
  async outcome({ mayCost = false, singleCopy = false } = {}): Promise<Outcome> {
    const opened = await this.unlock();
    if (opened.kind === "told") return mayCost ? this.#told() : lost("it does not open, though a whole copy is there");
    if (opened.kind === "stuck") return lost(opened.because);
    const missing = this.#missing(this.life.worker.keeper);
    const view = this.life.worker.keeper.view();
    const notices = view.state === "unlocked" ? view.notices.map(({ kind }) => kind) : [];
    if (missing !== undefined) {
      if (!mayCost || !notices.includes("older-copy-restored")) return lost(missing);
      this.#forgetWhatWasLost();
    }
    // Life goes on: what is saved next is there at the next start, and every copy is whole again.
    const before = this.acknowledged;
    await this.add();
    if (this.acknowledged === before) return lost("nothing can be saved any more");
    this.restart();
    const again = await this.unlock();
    const missingLater = again.kind === "unlocked" ? this.#missing(this.life.worker.keeper) : again.kind;
    if (missingLater !== undefined) return lost(`later: ${missingLater}`);
    const left = this.life.worker.keeper.view();
    const expected = singleCopy ? "single-copy" : "";
    const said = left.state === "unlocked" ? left.notices.map(({ kind }) => kind).join() : left.state;
    if (said !== expected) return lost(`later it still says ${said}`);
    if (this.#faults.length > 0) return lost(this.#faults.join("; "));
    return { kind: missing === undefined ? "survived" : "told" };
  }

  /** The stores are empty or beyond repair: nobody may be taken for a new user, or be offered to start over it. */
  async #told(): Promise<Outcome> {
    const { keeper } = this.life.worker;
    const before = [this.machine.profile.local.text(), this.machine.profile.mirror.text()];
    const created = await keeper.create("words of another vault");
    const after = [this.machine.profile.local.text(), this.machine.profile.mirror.text()];
    if (created.ok && before.some((text) => text.includes("tock-vault")))
      return lost("a vault was made over a damaged one");
    if (!created.ok && before.join() !== after.join()) return lost("what was damaged was changed");
    return { kind: "told" };
  }

  #missing(keeper: Keeper): string | undefined {
    const body = keeper.body();
    if (body === undefined) return "it is locked";
    const ids = new Set(body.accounts.map(({ id }) => id));
    const gone = [...this.#added.acknowledged].filter((id) => !ids.has(id));
    if (gone.length > 0) return `of ${this.#added.acknowledged.size} accounts ${gone.join()} went`;
    const invented = [...ids].filter((id) => ![COUNTED, RENAMED].includes(id) && !this.#added.tried.has(id));
    if (invented.length > 0) return `${invented.join()} came from nowhere`;
    const counter = counterOf(body);
    if (counter < this.#counter.acknowledged) return `the counter went back to ${counter}`;
    const version = Number(accountById(body, RENAMED)?.label ?? 0);
    return version < this.#version.acknowledged ? `the label went back to ${version}` : undefined;
  }

  /** After an older copy was restored, and the person was told so, what is there now is what counts. */
  #forgetWhatWasLost(): void {
    const body = this.life.worker.keeper.body();
    if (body === undefined) return;
    const ids = new Set(body.accounts.map(({ id }) => id));
    for (const id of this.#added.acknowledged) if (!ids.has(id)) this.#added.acknowledged.delete(id);
    this.#counter.acknowledged = counterOf(body);
    this.#version.acknowledged = Number(accountById(body, RENAMED)?.label ?? 0);
  }

  async #save(
    edit: (body: VaultBody) => Result<{ readonly body: VaultBody }, { readonly kind: string }>,
    acknowledge: () => void,
    life = this.life,
  ): Promise<void> {
    const saved = await life.awaits(life.worker.keeper.changeWith(edit));
    if (saved !== DEAD && saved.ok) acknowledge();
  }
}

const lost = (because: string): Outcome => ({ kind: "lost", because });

function counterOf(body: VaultBody): number {
  const parameters = accountById(body, COUNTED)?.parameters;
  return parameters?.type === "hotp" ? parameters.counter : 0;
}
