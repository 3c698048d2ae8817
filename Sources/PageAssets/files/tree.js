// The tree of changed files.

import { current, fileInHand, take, topFile } from "./cursor.js";

const tree = () => document.getElementById("tree");
const leaves = () => [...tree().querySelectorAll("a[data-leaf]")];

/** Hides the tree. */
export function closeTree() {
  document.body.classList.add("no-tree");
  document.body.classList.remove("tree-open");
}

/** Into the tree; from inside it back to the file in hand, without the tree. */
export function toggleTree() {
  const inTree = tree().contains(document.activeElement);
  const isShown = tree().offsetParent !== null;
  if (isShown && inTree) {
    closeTree();
    take(current() ?? fileInHand()?.querySelector(".file-head"));
    return;
  }
  document.body.classList.remove("no-tree");
  document.body.classList.add("tree-open");
  const at = fileInHand()?.dataset.file;
  const link = leaves().find((leaf) => leaf.dataset.leaf === at) ?? leaves()[0];
  link?.focus();
}

/** To the next or previous file of the tree, when the focus is in it; says whether it is. */
export const treeStep = (by) => {
  const list = leaves();
  const at = list.indexOf(document.activeElement);
  if (at < 0) return false;
  list[Math.min(list.length - 1, Math.max(0, at + by))].focus();
  return true;
};

let shownLeaf = null;
/** Marks the file at the top of the screen in the tree. */
export function follow() {
  const file = topFile();
  const leaf = file && document.querySelector(`#leaf-${file.dataset.file} > a`);
  if (!leaf || leaf === shownLeaf) return;
  shownLeaf?.removeAttribute("aria-current");
  leaf.setAttribute("aria-current", "true");
  shownLeaf = leaf;
  if (!tree().contains(document.activeElement)) {
    const box = leaf.getBoundingClientRect();
    const frame = tree().getBoundingClientRect();
    if (box.top < frame.top + 40 || box.bottom > frame.bottom - 20) tree().scrollTop += box.top - frame.top - frame.height / 2;
  }
}
