// Says whether a worker of this site can reach the host that it is told.
addEventListener("message", async ({ data }) => {
  try {
    await fetch(data, { mode: "no-cors" });
    postMessage("reached");
  } catch {
    postMessage("refused");
  }
});
