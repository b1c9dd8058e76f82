/** What lies beside the tasks, in the order of the row of buttons. */
export const PANELS = ["patrol", "grid", "visits", "diary", "figures", "leave", "inbox"] as const;
export type PanelName = (typeof PANELS)[number];
