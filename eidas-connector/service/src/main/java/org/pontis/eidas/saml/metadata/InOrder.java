package org.pontis.eidas.saml.metadata;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Sets that keep the order in which a node said things. */
final class InOrder {

    private InOrder() {}

    static <T> Set<T> copy(Set<T> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
}
