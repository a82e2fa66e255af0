package org.pontis.eidas.flow.proxy;

import java.util.Optional;

import org.pontis.eidas.flow.proxy.Step.Mishap;

/**
 * How a login of our citizen abroad ended.
 *
 * @param mishap why the answer says that there is no login; nothing when there is one
 */
public record Decided(Letter letter, Optional<Mishap> mishap) {}
