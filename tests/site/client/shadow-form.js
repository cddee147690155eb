customElements.define(
  "code-form",
  class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode: this.dataset.mode });
      root.innerHTML = `<link rel="stylesheet" href="/style.css" />
        <form method="post" class="card">
          <label class="field">Authentication code
            <input class="code" name="code" autocomplete="one-time-code" inputmode="numeric" maxlength="6" required />
          </label>
          <button>Verify</button>
        </form>`;
    }
  },
);
