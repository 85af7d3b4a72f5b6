// Tells the server what the page measured, in milliseconds from the start of the navigation: at once when it is there,
// and once more what changes of a form took, where there is one.
(() => {
  const send = (report) => fetch("/report", { method: "POST", body: JSON.stringify(report) });
  const look = setInterval(async () => {
    const { answeredAt, failure, formAt, instantiatedAt, changes } = window;
    if (!answeredAt && !failure) return;
    clearInterval(look);
    await send({ answeredAt, failure, formAt, instantiatedAt });
    if (changes) await send({ changes: await changes(40) });
  }, 50);
})();
