const filled = (seed: number, length: number) => Uint8Array.from({ length }, (_, index) => (seed + index) & 0xff);

/** What opens the golden vaults. */
export const GOLDEN = {
  passphrase: "correct horse battery staple é",
  recoveryCode: filled(0x10, 16),
  prfOutput: filled(0x40, 32),
  deviceKey: filled(0x80, 32),
};
