package org.pontis.eidas.http.page;

import java.util.Optional;

/**
 * A page without what all pages have around it.
 *
 * @param kind for the style sheets
 * @param failed whether it is about something that went wrong
 * @param here as in the pages
 */
record View(String kind, Html heading, Html content, boolean failed, Optional<String> here) {

    static View of(Html heading, Html content) {
        return new View("", heading, content, false, Optional.empty());
    }

    View at(Optional<String> address) {
        return new View(kind, heading, content, failed, address);
    }

    View wide() {
        return new View("wide", heading, content, failed, here);
    }

    View aboutAProblem() {
        return new View(kind, heading, content, true, here);
    }
}
