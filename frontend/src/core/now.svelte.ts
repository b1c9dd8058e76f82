/** The present instant as a value components can follow: moves once a second. */

let at = $state(Date.now());

setInterval(() => {
  at = Date.now();
}, 1_000);

export const now = (): number => at;
