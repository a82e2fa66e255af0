package org.pontis.idp.mobileid.operator;

import org.pontis.broker.Msisdn;
import org.pontis.broker.PersonIdentifier;

/** Who somebody says she is, and her phone: both are asked, so that a number alone is not enough to make a phone ring. */
public record Subscriber(PersonIdentifier identifier, Msisdn phone) {}
