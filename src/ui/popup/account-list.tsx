import { useEffect } from "preact/hooks";
import { t } from "#platform/i18n.ts";
import { AllSitesOffer } from "../components/all-sites.tsx";
import { Card, Row } from "./account-row.tsx";
import { noteScroll } from "./scroll.ts";
import {
  cards,
  firstInView,
  listed,
  query,
  refresh,
  rows,
  rowsInView,
  searching,
  selected,
  view,
  viewPx,
} from "./store.ts";
import { ROW_HEIGHT, slotOf } from "./window-range.ts";

/** With so few, the person is still setting up, and there is room to say what more is possible. */
const FEW_ACCOUNTS = 3;

/** The accounts of the tab's site as cards. */
const SiteCards = () => {
  const siteName = view.value?.tab?.siteName ?? "";
  if (cards.value.length === 0) return null;
  return (
    <section>
      <h2 id="site-heading">{t("accountsForSite", siteName)}</h2>
      <div role="grid" id="cards" aria-labelledby="site-heading" aria-rowcount={cards.value.length}>
        {cards.value.map((row, index) => (
          <Card key={row.id} row={row} index={index} isSelected={selected.value === index} />
        ))}
      </div>
    </section>
  );
};

/** The rows in view. The element is as high as all of them would be, and those that exist are pushed to their place. */
const Rows = () => {
  const before = cards.value.length;
  const from = firstInView.value;
  return (
    <div
      id="rows"
      role="grid"
      aria-labelledby="list-heading"
      aria-rowcount={before + listed.value.length}
      style={{ height: listed.value.length * ROW_HEIGHT, paddingTop: from * ROW_HEIGHT }}
    >
      {rowsInView.value.map((row, offset) => {
        const index = before + from + offset;
        return (
          <Row
            key={slotOf(from + offset, viewPx.value)}
            row={row}
            index={index}
            isSelected={selected.value === index}
          />
        );
      })}
    </div>
  );
};

export const AccountList = () => {
  useEffect(() => {
    const main = document.querySelector("main");
    if (!main) return;
    const resized = new ResizeObserver(noteScroll);
    resized.observe(main);
    main.addEventListener("scroll", noteScroll, { passive: true });
    return () => {
      resized.disconnect();
      main.removeEventListener("scroll", noteScroll);
    };
  }, []);

  const count = listed.value.length;
  if (searching.value && count === 0) return <p class="nothing">{t("searchFoundNothing", query.value.trim())}</p>;
  return (
    <>
      <h1 class="visually-hidden">{t("extensionName")}</h1>
      <SiteCards />
      {count > 0 && (
        <section>
          <h2 id="list-heading">
            <span>
              {searching.value ? t("searchResults") : cards.value.length > 0 ? t("otherAccounts") : t("allAccounts")}
            </span>
            <span class="count">
              {searching.value ? count : Math.max(count, rows.value.length - cards.value.length)}
            </span>
          </h2>
          <Rows />
        </section>
      )}
      {rows.value.length <= FEW_ACCOUNTS && !searching.value && view.value?.seesAllSites === false && (
        <AllSitesOffer onAnswer={() => void refresh()} />
      )}
    </>
  );
};
