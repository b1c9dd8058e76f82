/** What an event changes in a place's figures: so they move at once, and the server is asked a little later. */

import type { LiveEvent } from "../../core/live";
import { type CaseStatus, isOpen } from "../../core/status";
import type { CaseBrief } from "../../core/types";
import { within } from "../hierarchy";
import type { Figures, Standing } from "./requests";

interface Change {
  path: string;
  /** A class of categories; unknown where the event does not say. */
  category?: string;
  opened: number;
  closed: number;
  open: number;
}

/** The figures after an event; the same ones where it changes nothing here. */
export function counted(figures: Figures, event: LiveEvent): Figures {
  const change = changeOf(event);
  if (!change || !(figures.under === "" || within(change.path, figures.under))) return figures;
  const { opened, closed, open } = change;
  const standing = <S extends Standing>(one: S): S => ({
    ...one,
    opened: one.opened + opened,
    open: Math.max(0, one.open + open),
  });
  const moved = <M extends { opened: number; closed: number }>(one: M): M => ({
    ...one,
    opened: one.opened + opened,
    closed: one.closed + closed,
  });
  const last = <M extends { opened: number; closed: number }>(all: M[]): M[] =>
    all.map((one, nth) => (nth === all.length - 1 ? moved(one) : one));
  return {
    ...figures,
    now: standing(figures.now),
    today: moved(figures.today),
    hours_today: last(figures.hours_today),
    days: last(figures.days),
    classes: figures.classes.map((one) => (change.category?.startsWith(one.code) ? standing(one) : one)),
    parts: figures.parts.map((one) => (holds(one.path, change.path, figures.under) ? standing(one) : one)),
  };
}

/** A place below holds what lies in it; the place itself, as its own part, only what lies in none below. */
const holds = (part: string, path: string, under: string) =>
  part === under ? path === under : within(path, part);

function changeOf(event: LiveEvent): Change | undefined {
  if (event.name === "CaseOpened") {
    const { path, category } = event.data.case as CaseBrief;
    return { path, category, opened: 1, closed: 0, open: 1 };
  }
  const before = event.data.before?.status as CaseStatus | undefined;
  const status = event.data.status as CaseStatus | undefined;
  if (before === undefined || status === undefined || before === status) return undefined;
  return {
    path: event.data.path as string,
    opened: 0,
    closed: Number(status === "closed") - Number(before === "closed"),
    open: Number(isOpen(status)) - Number(isOpen(before)),
  };
}
