import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";

/** A component that is loaded when it is first shown: the popup's first picture does not wait for it. */
export function later<P extends object>(load: () => Promise<FunctionComponent<P>>): FunctionComponent<P> {
  let loaded: FunctionComponent<P> | undefined;
  return (props) => {
    const [, setLoaded] = useState(loaded !== undefined);
    useEffect(() => {
      void load().then((component) => {
        loaded = component;
        setLoaded(true);
      });
    }, []);
    const Loaded = loaded;
    return Loaded ? <Loaded {...props} /> : null;
  };
}
