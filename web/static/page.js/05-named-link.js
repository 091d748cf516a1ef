// A short link of the explorer stands for a query; the program, and whatever else reads the address, begin from that.
const named = document.getElementById("explorer")?.dataset.query;
if (named) history.replaceState(history.state, "", `/explore?${named}${location.hash}`);

