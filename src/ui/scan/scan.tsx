import { useEffect, useRef, useState } from "preact/hooks";
import type { AcceptReply, AccountRow, ProposalView, ScanReport } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { t } from "#platform/i18n.ts";
import { comeForward } from "#platform/tabs.ts";
import { CameraIcon, Mark, ScreenIcon } from "../components/icons.tsx";
import { ProposalCard, type Names } from "../components/proposal-card.tsx";
import { ScanAnswer } from "../components/scan-answer.tsx";
import { captureFailureText, saveFailureText } from "../failure-text.ts";
import { startCapture, stopCapture, type CaptureFailure, type LiveSource } from "./capture.ts";
import { lookAgainAndAgain } from "./look.ts";

type State =
  | { readonly step: "choose"; readonly failure?: CaptureFailure }
  | { readonly step: "looking"; readonly source: LiveSource; readonly stream: MediaStream }
  /** The camera is off again. Proposals leave the list when they are kept or dismissed. */
  | { readonly step: "found"; readonly proposals: readonly ProposalView[]; readonly kept: readonly AccountRow[] };

/** After so long without a find, a person wants to know what to try. */
const HELP_AFTER_MS = 6000;

/** From a live picture to kept accounts. */
export const Scan = ({ startWithCamera }: { readonly startWithCamera: boolean }) => {
  const [state, setState] = useState<State>({ step: "choose" });
  useEffect(() => {
    if (startWithCamera) void start("camera");
  }, [startWithCamera]);

  async function start(source: LiveSource): Promise<void> {
    const capture = await startCapture(source);
    setState(
      capture.ok ? { step: "looking", source, stream: capture.value } : { step: "choose", failure: capture.failure },
    );
  }

  return (
    <main>
      <header class="page-head">
        <Mark size={52} />
        <h1>{t("scanTitle")}</h1>
      </header>
      {state.step === "choose" && <Choose failure={state.failure} onChosen={(source) => void start(source)} />}
      {state.step === "looking" && (
        <Looking
          source={state.source}
          stream={state.stream}
          onStopped={() => setState({ step: "choose" })}
          onFound={(proposals) => setState({ step: "found", proposals, kept: [] })}
        />
      )}
      {state.step === "found" && (
        <Found
          proposals={state.proposals}
          kept={state.kept}
          onChange={(proposals, kept) => setState({ step: "found", proposals, kept })}
          onAgain={() => setState({ step: "choose" })}
        />
      )}
    </main>
  );
};

const Choose = (props: {
  readonly failure: CaptureFailure | undefined;
  readonly onChosen: (source: LiveSource) => void;
}) => (
  <section class="panel">
    <p>{t("scanTitleText")}</p>
    <div class="buttons">
      <button type="button" class="button primary" onClick={() => props.onChosen("camera")} data-testid="start-camera">
        <CameraIcon />
        {t("scanCamera")}
      </button>
      <button type="button" class="button primary" onClick={() => props.onChosen("screen")} data-testid="start-screen">
        <ScreenIcon />
        {t("scanScreen")}
      </button>
    </div>
    <p class="fault" role="alert" data-testid="capture-failure">
      {props.failure && captureFailureText(props.failure)}
    </p>
    <p class="hint">{t("scanStaysHere")}</p>
  </section>
);

const Looking = (props: {
  readonly source: LiveSource;
  readonly stream: MediaStream;
  readonly onStopped: () => void;
  readonly onFound: (proposals: readonly ProposalView[]) => void;
}) => {
  const { source, stream, onStopped, onFound } = props;
  const video = useRef<HTMLVideoElement>(null);
  const [answer, setAnswer] = useState<ScanReport | undefined>(undefined);
  const [needsHelp, setNeedsHelp] = useState(false);

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    void element.play();
    const help = setTimeout(() => setNeedsHelp(true), HELP_AFTER_MS);
    const stopLooking = lookAgainAndAgain(element, (report) => {
      if (report.kind === "proposals") {
        // The browser has put what is shared in front.
        void comeForward();
        onFound(report.proposals);
        return false;
      }
      // What was said last stays: the next picture may be shaken, and the person is still reading.
      if (report.kind !== "nothing-found" && report.kind !== "unreadable-image") setAnswer(report);
      return true;
    });
    // By the browser's own button, or because the camera was unplugged.
    const [track] = stream.getVideoTracks();
    track?.addEventListener("ended", onStopped);
    return () => {
      track?.removeEventListener("ended", onStopped);
      clearTimeout(help);
      stopLooking();
      stopCapture(stream);
    };
  }, [stream]);

  const isCamera = source === "camera";
  return (
    <section class="panel">
      <video ref={video} class={isCamera ? "live mirrored" : "live"} muted playsInline aria-label={t("scanPreview")} />
      <div role="status" data-testid="scan-answer">
        {answer === undefined ? (
          <p>
            {needsHelp
              ? t(isCamera ? "scanTryCamera" : "scanTryScreen")
              : t(isCamera ? "scanHoldCamera" : "scanHoldScreen")}
          </p>
        ) : (
          <p class="said">{answer.kind === "locked" ? t("scanLocked") : <ScanAnswer report={answer} />}</p>
        )}
      </div>
      <button type="button" class="button" onClick={onStopped} data-testid="stop-scan">
        {t("scanStop")}
      </button>
    </section>
  );
};

const Found = (props: {
  readonly proposals: readonly ProposalView[];
  readonly kept: readonly AccountRow[];
  readonly onChange: (proposals: readonly ProposalView[], kept: readonly AccountRow[]) => void;
  readonly onAgain: () => void;
}) => {
  const { proposals, kept, onChange, onAgain } = props;
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const without = (id: string, list = proposals) => list.filter(({ proposalId }) => proposalId !== id);

  /** @returns The account, or undefined where it was said why it could not be kept. */
  function rowIn(reply: AcceptReply<{ readonly row: AccountRow }>): AccountRow | undefined {
    if (reply.ok) return reply.row;
    setFailure(reply.failure.kind === "expired" ? t("proposalExpired") : saveFailureText(reply.failure));
    return undefined;
  }

  const accept = async (proposalId: string, names: Names): Promise<AccountRow | undefined> =>
    rowIn(await ask("acceptProposal", { proposalId, ...names }));

  function noteKept(proposalId: string, row: AccountRow | undefined): void {
    if (row) onChange(without(proposalId), [...kept, row]);
  }

  const acceptOne = async (proposalId: string, names: Names): Promise<void> =>
    noteKept(proposalId, await accept(proposalId, names));

  const replace = async (proposalId: string): Promise<void> =>
    noteKept(proposalId, rowIn(await ask("replaceKey", { proposalId })));

  const takeBack = async (proposalId: string, id: string): Promise<void> => {
    const row = rowIn(await ask("restoreFromTrash", { id }));
    if (row) await ask("dismissProposal", { proposalId });
    noteKept(proposalId, row);
  };

  async function acceptAll(): Promise<void> {
    let [left, have] = [proposals, kept];
    for (const { proposalId, issuer, label, bindSite, relation } of proposals) {
      if (relation.kind === "already-kept") continue;
      const row = await accept(proposalId, { issuer, label, bindSite });
      if (!row) break;
      [left, have] = [without(proposalId, left), [...have, row]];
    }
    onChange(left, have);
  }

  function dismiss(proposalId: string): void {
    void ask("dismissProposal", { proposalId });
    if (proposals.length === 1 && kept.length === 0) onAgain();
    else onChange(without(proposalId), kept);
  }

  return (
    <>
      <div role="status">
        {kept.length > 0 && (
          <p class="added" data-testid="scan-added">
            {t("scanAdded", kept.map(({ issuer, label }) => [issuer, label].filter(Boolean).join(": ")).join(", "))}
          </p>
        )}
      </div>
      <p class="fault" role="alert">
        {failure ?? ""}
      </p>
      {proposals.length > 1 && (
        <button type="button" class="button primary" onClick={() => void acceptAll()} data-testid="accept-all">
          {t("scanAddAll", proposals.filter(({ relation }) => relation.kind !== "already-kept").length)}
        </button>
      )}
      {proposals.map((proposal) => (
        <ProposalCard
          key={proposal.proposalId}
          proposal={proposal}
          onAccept={acceptOne}
          onDismiss={dismiss}
          onReplace={replace}
          onTakeBack={takeBack}
        />
      ))}
      <div class="buttons">
        <button type="button" class="button" onClick={onAgain} data-testid="scan-again">
          {t("scanAgain")}
        </button>
        <button type="button" class="button plain" onClick={() => window.close()}>
          {t("close")}
        </button>
      </div>
    </>
  );
};
