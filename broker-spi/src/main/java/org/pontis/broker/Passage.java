package org.pontis.broker;

import java.net.URI;
import java.util.Optional;

/**
 * What a {@link Place} made of a browser.
 *
 * @param onward where it goes; nothing if it came without what it should bring, or too late
 * @param oddity what an operator should know: one of a few words, a metric's label
 */
public record Passage(Optional<URI> onward, Optional<String> oddity) {}
