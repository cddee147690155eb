import { tileColour } from "./tile-colour.ts";

/** A coloured square with the first letter of the account's name, to find it by eye. */
export const Tile = ({ issuer, label }: { readonly issuer: string; readonly label: string }) => {
  const name = issuer || label;
  const [letter = "?"] = name.replace(/^[^\p{L}\p{N}\p{Emoji}]+/u, "");
  return (
    <span class="tile" aria-hidden="true" style={{ backgroundColor: tileColour(name) }}>
      {letter.toLocaleUpperCase()}
    </span>
  );
};
