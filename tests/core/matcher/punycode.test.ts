import { describe, expect, it } from "vitest";
import { hostToUnicode } from "#core/matcher/punycode.ts";

describe("hostToUnicode", () => {
  // RFC 3492 §7.1, those samples that are valid in host names, and two everyday ones
  it.each([
    ["xn--egbpdaj6bu4bxfgehfvwxn", "ليهمابتكلموشعربي؟"],
    ["xn--ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"],
    ["xn--4dbcagdahymbxekheh6e0a7fei0b", "למההםפשוטלאמדבריםעברית"],
    ["xn--b1abfaaepdrnnbgefbadotcwatmq2g4l", "почемужеонинеговорятпорусски"],
    ["xn--2-u9tlzr9756bt3uc0v", "ひとつ屋根の下2"],
    ["xn--bcher-kva.example", "bücher.example"],
    ["www.xn--p1ai", "www.рф"],
    ["xn--ls8h.example", "💩.example"],
  ])("reads %s", (host, unicode) => {
    expect(hostToUnicode(host)).toBe(unicode);
  });

  it.each(["example.org", "[::1]", "xn--", "xn--ab cd", "xn--99999999999", "xn--a-b-\u0080"])(
    "leaves %j as it is",
    (host) => {
      expect(hostToUnicode(host)).toBe(host);
    },
  );
});
