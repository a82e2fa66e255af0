/**
 * The dialect MSS of ETSI TS 102 204 in its REST/JSON form (Swisscom Mobile ID reference guide). The phone signs the text it
 * shows; the answer is a CMS (RFC 5652) with that text in it. The operator does not ask who the citizen is, so we do: before
 * a phone rings, the certificate in its SIM must name the person who was typed.
 */
package org.pontis.idp.mobileid.mss;
