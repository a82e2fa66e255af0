/**
 * The dialect MSS of ETSI TS 102 204 in its REST/JSON form (Swisscom Mobile ID reference guide), base {@code /mss}. The
 * citizen's answer is a CMS (RFC 5652) that holds the text and the certificate chain. The profiles are
 * {@code http://pontis.sandbox/self} and {@code http://pontis.sandbox/company}. Beyond the document, and harmless to those
 * who do not know it: {@code MSS_CancelReq} at {@code /rest/service/cancel} makes the phone go quiet.
 */
package org.pontis.sandbox.operator.mss;
