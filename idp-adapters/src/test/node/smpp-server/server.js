// An SMS centre made of the npm package smpp. It tells on standard output, one JSON object a line, what it takes; every
// message that asks for a receipt gets one. It ends with its standard input, so that no test leaves it behind.
//   node server.js <port> <password> [same|decimal]
// "decimal": the answer names the message in hexadecimal, the receipt in decimal, as many centres do.
'use strict';

const smpp = require('smpp');

const [port, password, ids = 'same'] = process.argv.slice(2);
const tell = (event) => process.stdout.write(JSON.stringify(event) + '\n');

let last = 0xab0000;

function bind(session, pdu) {
  const known = pdu.system_id === 'pontis' && pdu.password === password;
  session.send(pdu.response({ command_status: known ? smpp.ESME_ROK : smpp.ESME_RINVPASWD, system_id: 'npm' }));
  if (known) {
    tell({ event: 'bind' });
  } else {
    session.close();
  }
}

// node-smpp decodes the text by data_coding, and sets the user data header apart
function submit(session, pdu) {
  const { message, udh } = pdu.short_message;
  const id = (++last).toString(16);
  session.send(pdu.response({ message_id: id }));
  tell({
    event: 'submit',
    from: pdu.source_addr,
    to: pdu.destination_addr,
    ton: pdu.dest_addr_ton,
    coding: pdu.data_coding,
    udh: udh ? Buffer.concat(Array.isArray(udh) ? udh : [udh]).toString('hex') : '',
    text: message,
  });
  if (pdu.registered_delivery & 1) {
    receipt(session, pdu, ids === 'decimal' ? '000' + parseInt(id, 16) : id);
  }
}

function receipt(session, pdu, id) {
  session.deliver_sm({
    source_addr: pdu.destination_addr,
    destination_addr: pdu.source_addr,
    esm_class: smpp.ESM_CLASS.MC_DELIVERY_RECEIPT,
    short_message: `id:${id} sub:001 dlvrd:001 submit date:2601010000 done date:2601010000 stat:DELIVRD err:000 text:`,
  });
}

const server = smpp.createServer((session) => {
  for (const kind of ['bind_transceiver', 'bind_transmitter', 'bind_receiver']) {
    session.on(kind, (pdu) => bind(session, pdu));
  }
  session.on('submit_sm', (pdu) => submit(session, pdu));
  session.on('enquire_link', (pdu) => session.send(pdu.response()));
  session.on('unbind', (pdu) => {
    session.send(pdu.response());
    session.close();
  });
  session.on('error', () => session.close());
});

server.listen(Number(port), '127.0.0.1', () => tell({ event: 'listening' }));
process.stdin.on('end', () => process.exit(0)).resume();
