package org.pontis.eidas.saml.metadata;

/**
 * Where messages are received.
 *
 * @param location compared as text: an address that only means the same is another one
 * @param index of an {@code AssertionConsumerService}; a {@code SingleSignOnService} has none and gets its place in the list
 */
public record Endpoint(Binding binding, String location, int index) {}
