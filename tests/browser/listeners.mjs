/**
 * A newspaper's page around the frame, with listeners written after those that newsrooms have: what each of them makes of
 * the frame's messages is kept in `window.heights`, every message in `window.messages`.
 */

/**
 * @param {string} src Of the frame.
 * @param {string} [attributes] Further ones of the iframe.
 * @param {string} [around] Markup beside it.
 */
export const article = (src, attributes = "", around = "") => `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Journal</title>
<link rel="icon" href="data:,"><body style="margin:0"><script>(${listen})()</script>
<div id="pym-0"><iframe id="datawrapper-chart-carte" data-secret="abcdefghij" title="Carte" src="${src}" ${attributes}
  style="width:700px;height:300px;border:0"></iframe></div>${around}`;

/** Runs in the page. */
function listen() {
  const kept = /** @type {any} */ (window);
  kept.messages = [];
  /** What each listener has last been told, px. @type {Record<string, number>} */
  kept.heights = {};
  const frame = () => /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
  addEventListener("message", (event) => {
    if (event.source !== frame().contentWindow) return;
    const { data, origin } = event;
    kept.messages.push({ data, origin });
    // Datawrapper finds the frame by its id or by a part of its address.
    for (const [id, height] of Object.entries(Object(data)["datawrapper-height"] ?? {})) {
      const found = document.getElementById(`datawrapper-chart-${id}`) ?? document.querySelector(`iframe[src*='${id}']`);
      if (found === frame()) kept.heights.datawrapper = height;
    }
    // AMP listens to objects with its own mark, and not to heights below 100 px.
    if (data?.sentinel === "amp" && data.type === "embed-size" && data.height >= 100) kept.heights.amp = data.height;
    // WordPress knows the frame by the secret on its address.
    if (data?.message === "height" && /^[a-zA-Z0-9]+$/.test(data.secret) && frame().dataset.secret === data.secret) {
      kept.heights.wordpress = data.value;
    }
    if (typeof data !== "string") return;
    // pym.js takes a text of four parts, the second of which is the id of the frame's container.
    const [, type, value] = data.match(/^pymxPYMxpym-0xPYMx(\S+)xPYMx(.*)$/) ?? [];
    if (type === "height") kept.heights.pym = parseInt(value, 10);
    // Flourish and Infogram take JSON, the former with checks of every part, the latter finds the frame by its address.
    try {
      const { sender, context, method, height, src } = JSON.parse(data);
      if (sender === "Flourish" && method === "resize" && typeof src === "string" && context && height >= 0) kept.heights.flourish = height;
      if (context === "iframe.resize" && document.querySelector(`iframe[src="${src}"]`)) kept.heights.infogram = height;
    } catch {
      // Other dialects are no JSON.
    }
  });
}
