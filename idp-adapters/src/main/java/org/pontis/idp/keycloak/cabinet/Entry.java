package org.pontis.idp.keycloak.cabinet;

import java.time.Instant;
import java.util.Optional;

import org.pontis.idp.abroad.Requester;

/**
 * One thing that happened to a citizen's account.
 *
 * @param handle names it in her forms, and in nobody else's
 * @param reference its name in the trail, for officers
 * @param portal the client it happened at, by the name it is registered under
 * @param requester whom the portal asked for, where that is another country
 * @param method how; empty where no method was chosen yet
 * @param level what was granted
 * @param reason why it was refused, or came to nothing; a name of a closed set
 * @param what was done, for {@link Kind#ACT}
 * @param by {@code citizen}, {@code officer} or {@code system}
 * @param credential kind of means, such as {@code phone}
 * @param request what an officer asked another for, such as {@code raise}
 * @param session the session that it was in
 */
record Entry(
        String handle,
        String reference,
        Instant at,
        Kind kind,
        Optional<String> portal,
        Optional<Requester> requester,
        Optional<String> method,
        Optional<String> level,
        Optional<String> reason,
        Optional<String> what,
        Optional<String> by,
        Optional<String> credential,
        Optional<String> request,
        Optional<String> session) {

    enum Kind {
        /** She, or somebody in her name, was let in at a portal. */
        LOGIN,
        /** Somebody was not. */
        REFUSED,
        /** Something was done to the account: by herself, an officer or nobody. */
        ACT
    }
}
