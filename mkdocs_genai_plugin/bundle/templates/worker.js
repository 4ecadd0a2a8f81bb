// @ts-check
// Stands behind MkDocs' own search worker and all that it would load.
{
  /** @type {any} */
  const worker = self;
  worker.loadScripts = (/** @type {string[]} */ _, /** @type {() => void} */ ready) => ready();
  worker.init = () => worker.onJSONLoaded.call({ responseText: JSON.stringify(worker.__index) });
}
