// The shop's own script. The first line is the stub that Helpslip documents: what is called before the widget is there is not lost.
window.Helpslip ??= function Helpslip() {
  window.Helpslip.q = window.Helpslip.q ?? [];
  // biome-ignore lint/complexity/noArguments: the documented stub keeps what it was called with
  window.Helpslip.q.push(arguments);
};

const basket = document.querySelector('[data-basket]');
let inBasket = 0;
for (const button of document.querySelectorAll('[data-add]')) {
  button.addEventListener('click', () => {
    inBasket += 1;
    basket.textContent = `Basket (${inBasket})`;
    button.textContent = 'In the basket';
  });
}

// "Something wrong?" beside an order: the form opens (data-helpslip-open) with its number in it.
for (const button of document.querySelectorAll('[data-order]')) {
  button.addEventListener('click', () => {
    window.Helpslip('prefill', { category: 'delivery', fields: { order: button.dataset.order } });
  });
}
