// Work that was left is taken up again.
const old = kept();
if (old && old.draft && Array.isArray(old.draft.proposals)) {
  draft = old.draft;
  current = old.current;
  show();
}
