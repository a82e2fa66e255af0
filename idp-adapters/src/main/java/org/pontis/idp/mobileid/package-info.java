/**
 * The method {@code mobile-id}: the key in a SIM, and the PIN that opens it. {@code MobileId} asks who and which phone, {@code
 * Enquiry} asks the operator whether they belong together, {@code PhoneCall} shows the verification code, has the phone ring and
 * waits for it without a thread, and {@code CallEnd} says what comes of it; the operators and their dialects are below. Nobody is
 * looked up before the phone has signed: who she is stands in the certificate.
 */
package org.pontis.idp.mobileid;
