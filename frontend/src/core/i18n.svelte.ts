/** The language of this page: Chinese unless asked otherwise, remembered on the device. */

export type Language = "zh" | "en";

const KEY = "gridwarden.language";

function remembered(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  try {
    return (asked ?? localStorage.getItem(KEY)) === "en" ? "en" : "zh";
  } catch {
    return asked === "en" ? "en" : "zh";
  }
}

const first = remembered();
let language = $state<Language>(first);
tell(first);

/** The page's own language: screen readers and the choice of quotation marks go by it. */
function tell(language: Language): void {
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
}

/** Words in both languages, given in the chosen one: read them inside a component and it follows a change. */
export const dictionary =
  <W>(zh: W, en: W) =>
  (): W =>
    language === "en" ? en : zh;

export const chosen = (): Language => language;

export function choose(next: Language): void {
  language = next;
  tell(next);
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // A browser that keeps nothing still changes the language for now.
  }
}
