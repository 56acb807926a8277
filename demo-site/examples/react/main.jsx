import { load } from 'helpslip';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.querySelector('#app');

/** Once for the whole application: loaded with it, and taken away with it. */
function useHelpslip(server) {
  const [reference, setReference] = useState('');
  useEffect(() => {
    const helpslip = load({ server, site: 'demo', color: '#7b4b2a' });
    helpslip('setContext', { example: 'react' });
    const end = helpslip('on', 'ticket-created', ({ detail }) => setReference(detail.reference));
    return () => {
      end();
      helpslip('destroy');
    };
  }, [server]);
  return reference;
}

function Orders() {
  return (
    <>
      <h2>Your orders</h2>
      <p>
        NW-20418, on its way.{' '}
        <button type="button" className="button quiet small" data-helpslip-open="form">
          Something wrong?
        </button>
      </p>
    </>
  );
}

/** A form in the page's flow: it comes and goes with the component. */
function Contact() {
  return (
    <>
      <h2>Write to us</h2>
      <help-slip id="contact" category="feedback" view="form" prefill={JSON.stringify({ subject: 'From React' })} />
    </>
  );
}

function Shop({ server }) {
  const [page, setPage] = useState('orders');
  const reference = useHelpslip(server);
  return (
    <>
      <p>
        <button type="button" className="button quiet small" onClick={() => setPage('orders')}>
          Orders
        </button>{' '}
        <button type="button" className="button quiet small" onClick={() => setPage('contact')}>
          Contact
        </button>
      </p>
      {page === 'orders' ? <Orders /> : <Contact />}
      {reference && <output>Your reference: {reference}</output>}
    </>
  );
}

createRoot(root).render(
  <StrictMode>
    <Shop server={root.dataset.server} />
  </StrictMode>,
);
