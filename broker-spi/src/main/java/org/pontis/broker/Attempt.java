package org.pontis.broker;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One login of one person in one browser, as a method may know it. */
public interface Attempt {

    /** An unguessable name of this attempt, bound to the browser's authentication session and tab. */
    String id();

    /** The level the portal asked for. */
    LevelOfAssurance requested();

    /** The citizen of the live session when this is a step-up: do not ask again who she is. */
    Optional<Citizen> citizen();

    /** What this session has already proven and is young enough to count for {@link #requested()}. */
    List<Proof> proofs();

    /** The language of the pages. */
    Locale locale();

    /** The portal's name, as people know it. */
    String portal();

    /** The same where few letters have room: on a phone, in a message. */
    default String portalInBrief() {
        return portal();
    }

    /** What a code is for in place of entering a portal, in the citizen's words: a new phone, a new password. */
    default Optional<String> purpose() {
        return Optional.empty();
    }

    /** Whether the portal is told for whom she acts. One that is not knows her as herself alone: nobody need ask. */
    boolean portalLearnsRepresented();

    /** The host in the browser's address bar, for origin-bound codes. */
    String host();

    /** Where the browser comes back to {@code resume} after a {@link Step.Redirect}. */
    URI back();

    /** The address of the method's own {@link Place} in this realm, at the house's usual host. */
    URI place();

    /** The browser's network address, for limits. */
    String remoteAddress();

    /** Keeps the method's state for the next request, on the server. One record; an older one is replaced. */
    void keep(Record state);

    /** The state kept by the last request, if it is of this type. */
    <T extends Record> Optional<T> kept(Class<T> type);
}
