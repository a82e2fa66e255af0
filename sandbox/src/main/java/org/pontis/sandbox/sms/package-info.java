/**
 * The SMS centre: a real SMPP 3.4 server on loopback that hands what it takes to the phones. It reads what a client sends as
 * an operator would, so that a client's mistakes show on the phone; and it plays the faults that operators have.
 */
package org.pontis.sandbox.sms;
