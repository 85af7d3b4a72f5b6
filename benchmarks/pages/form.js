// Answers the first calculator form of the page as soon as it can be filled, then changes it again and again.
(() => {
  const values = __VALUES__;
  const began = performance.now.bind(performance);
  const put = (calculator, name, value) => {
    const control = calculator.querySelector(`[name="${name}"]`);
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const answered = (calculator) =>
    new Promise((resolve) => {
      const result = calculator.querySelector("[data-result]");
      const look = () => result.hasAttribute("data-amount") && (observer.disconnect(), resolve());
      const observer = new MutationObserver(look);
      observer.observe(result, { attributes: true });
    });
  const ready = () =>
    new Promise((resolve) => {
      const look = () => {
        const calculator = document.querySelector('award-calculator[award="__AWARD__"]');
        if (!calculator || !calculator.querySelector("fieldset:enabled")) return;
        observer.disconnect();
        resolve(calculator);
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
    });
  (async () => {
    const calculator = await ready();
    window.formAt = began();
    const first = answered(calculator);
    for (const [name, value] of Object.entries(values)) put(calculator, name, value);
    await first;
    window.answeredAt = began();
    window.changes = async (count) => {
      const [name, value] = Object.entries(values)[0];
      const times = [];
      for (let i = 1; i <= count; i++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        const at = began();
        const next = answered(calculator);
        put(calculator, name, String(Number(value) + i));
        await next;
        times.push(began() - at);
      }
      return times;
    };
  })();
})();
