package org.pontis.sandbox.e2e.truth;

import org.pontis.sandbox.e2e.Page;

/** A portal of the table's own, made for the purpose: it asks anything, checks nothing, and tells exactly what it got. */
interface Client {

    /** The address that begins the row's login. */
    String url(Row row);

    /** Where no browser shall follow: nobody is there. */
    String home();

    /**
     * What the portal got.
     *
     * @param last the answer of the broker that leads to {@link #home}
     */
    Answer answer(Page last);

    /** What came: an error, or a login with its time. */
    sealed interface Answer {

        record Refused(String error) implements Answer {}

        /** @param at when the citizen logged in, in seconds since 1970 */
        record Granted(String acr, String method, String amr, long at) implements Answer {}
    }
}
