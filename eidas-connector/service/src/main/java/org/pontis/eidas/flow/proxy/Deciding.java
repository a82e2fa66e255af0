package org.pontis.eidas.flow.proxy;

import java.time.Instant;

import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.level.GrantedLevel;

/** What waits for the citizen's consent: exactly what she sees is what leaves. */
public record Deciding(Asked asked, Identity identity, GrantedLevel level, Instant authenticatedAt) {}
