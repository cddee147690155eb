import type { ScanReport } from "#messages/views.ts";
import { scanReportText } from "../failure-text.ts";

/** What a scan found, where that is no account; a foreign text is shown as text and never as a link. */
export const ScanAnswer = ({ report }: { readonly report: ScanReport }) => (
  <>
    {scanReportText(report)}
    {report.kind === "other-content" && <q class="foreign">{report.text.slice(0, 300)}</q>}
  </>
);
