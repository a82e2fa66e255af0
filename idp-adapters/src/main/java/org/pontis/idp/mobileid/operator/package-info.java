/**
 * What a mobile operator with a signature service (ETSI TR 102 203: an MSSP) is to the method, whatever dialect it speaks:
 * {@link org.pontis.idp.mobileid.operator.MobileOperator} is asked, and every
 * {@link org.pontis.idp.mobileid.operator.Answer} comes later, on nobody's thread. A signature is an answer only after it was
 * verified over our own challenge with a certificate that passed every check.
 */
package org.pontis.idp.mobileid.operator;
