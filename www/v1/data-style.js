// @ts-check
/** The look of what is seen while a page's own data is on its way. */

const LOADING = `
.loading {
  position: absolute; z-index: 5; left: 50%; top: min(40%, 240px); width: max-content; max-width: 90%; padding: 8px 16px;
  transform: translateX(-50%); display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 4px 12px;
  background: var(--ground); color: var(--text); border: 1px solid var(--hairline); border-radius: 3px;
}
[data-own] .views { display: none; }
.loading[data-waiting] { padding: 0; border: 0; }
.loading p { margin: 0; }
.loading progress { width: 120px; accent-color: var(--mark); }
.loading button { min-width: 44px; line-height: 44px; text-align: center; text-decoration: underline; text-underline-offset: 3px; }
@media (forced-colors: active) { .loading { border-color: CanvasText; } }
`;

/** @type {CSSStyleSheet | undefined} */
let made;

/** The sheet that all maps of the page share. */
export function sheet() {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(LOADING);
  }
  return made;
}
