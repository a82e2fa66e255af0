package org.pontis.broker;

/** A phone bound to a citizen, and how well it was bound. */
public record Phone(Msisdn number, Registration registration) {}
