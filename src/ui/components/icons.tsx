import type { ComponentChildren } from "preact";

const Icon = ({ size = 18, children }: { readonly size?: number; readonly children: ComponentChildren }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 18 18"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
);

export const SearchIcon = () => (
  <Icon size={16}>
    <circle cx="8" cy="8" r="4.8" />
    <path d="m11.7 11.7 3.6 3.6" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon>
    <path d="M9 3.5v11M3.5 9h11" />
  </Icon>
);
export const LockIcon = () => (
  <Icon>
    <rect x="3.5" y="8" width="11" height="7" rx="2" />
    <path d="M6 8V5.8a3 3 0 0 1 6 0V8" />
  </Icon>
);
export const SettingsIcon = () => (
  <Icon size={16}>
    <path d="M2.5 5.5h6m4 0h3m-13 7h3m4 0h6" />
    <circle cx="10.5" cy="5.5" r="2" />
    <circle cx="7.5" cy="12.5" r="2" />
  </Icon>
);
export const GlobeIcon = () => (
  <Icon size={16}>
    <circle cx="9" cy="9" r="6.5" />
    <path d="M2.5 9h13M9 2.5c-4 4-4 9 0 13 4-4 4-9 0-13" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon>
    <path d="m4.5 4.5 9 9m0-9-9 9" />
  </Icon>
);
export const ScanIcon = () => (
  <Icon>
    <path d="M2.5 6V4A1.5 1.5 0 0 1 4 2.5h2m6 0h2A1.5 1.5 0 0 1 15.5 4v2m0 6v2a1.5 1.5 0 0 1-1.5 1.5h-2m-6 0H4A1.5 1.5 0 0 1 2.5 14v-2" />
    <path d="M5.5 9h7" />
  </Icon>
);
export const ImageIcon = () => (
  <Icon>
    <rect x="2.5" y="3" width="13" height="12" rx="2" />
    <circle cx="6.5" cy="7" r="1.2" />
    <path d="m3 13 4-3.5 2.5 2 2.5-2.5 3.5 3.5" />
  </Icon>
);
export const KeyIcon = () => (
  <Icon>
    <circle cx="6" cy="12" r="3" />
    <path d="m8.2 9.8 6.3-6.3m-3.5 3.5 2 2m0-4 1.5 1.5" />
  </Icon>
);
export const WarningIcon = () => (
  <Icon>
    <path d="M9 2.8 16 15H2z" />
    <path d="M9 7.5v3.5m0 2v.01" />
  </Icon>
);
export const InfoIcon = () => (
  <Icon>
    <circle cx="9" cy="9" r="6.5" />
    <path d="M9 8.5v4m0-6.5v.01" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon>
    <path d="m3.5 9.5 3.5 3.5 7.5-8" />
  </Icon>
);
export const PinIcon = () => (
  <svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true">
    <path d="M3 .8h4l-.500 3L8 5.5V6.5H5.4v2.7h-.8V6.5H2V5.5l1.5-1.7z" />
  </svg>
);
export const FillIcon = () => (
  <Icon size={16}>
    <path d="M7 4H4a1.5 1.5 0 0 0-1.5 1.5v7A1.5 1.5 0 0 0 4 14h3m4-10h3a1.5 1.5 0 0 1 1.5 1.5v7A1.5 1.5 0 0 1 14 14h-3M9 3v12" />
  </Icon>
);

/** The mark: the ring of a countdown, and a tick that leaves it like a clock's hand. The same as public/icons/tock.svg. */
export const Mark = ({ size = 48 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" class="mark">
    <rect width="48" height="48" rx="12" class="mark-ground" />
    <path class="mark-ring" d="M38.3 21.3A14.5 14.5 0 1 1 26.5 9.7" />
    <path class="mark-tick" d="m17 23.5 6.5 6.5L36 13" />
  </svg>
);
export const CameraIcon = () => (
  <Icon>
    <rect x="2.5" y="5" width="13" height="9.5" rx="2" />
    <path d="M6.5 5 7.5 3h3l1 2" />
    <circle cx="9" cy="9.6" r="2.4" />
  </Icon>
);
export const ScreenIcon = () => (
  <Icon>
    <rect x="2.5" y="3" width="13" height="9" rx="1.5" />
    <path d="M6 15.5h6M9 12v3.5" />
  </Icon>
);
export const CopyIcon = () => (
  <Icon size={16}>
    <rect x="6.5" y="6.5" width="8.5" height="8.5" rx="2" />
    <path d="M11.5 6.5V5a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v4.5a2 2 0 0 0 2 2h1.5" />
  </Icon>
);
