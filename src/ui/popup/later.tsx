import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/** A component that is loaded when it is first shown: the popup's first picture does not wait for it. */
export function later(load: () => Promise<ComponentType>): ComponentType {
  let loaded: ComponentType | undefined;
  return () => {
    const [, setLoaded] = useState(loaded !== undefined);
    useEffect(() => {
      void load().then((component) => {
        loaded = component;
        setLoaded(true);
      });
    }, []);
    const Loaded = loaded;
    return Loaded ? <Loaded /> : null;
  };
}
