package org.pontis.sandbox.phones;

/** Whose phone it is. */
public record Owner(PhoneNumber number, String name) {}
