package org.pontis.idp.keycloak.begun;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Who is forgotten when there are too many: of those with whom it went no further the first to come; the others, up to four fifths
 * of all places, only when there are too many of them alone. So a flood of newcomers pushes out itself, and who takes step after
 * step stays (a segmented LRU, as Karedla, Love and Wherry describe it in IEEE Computer 27(3), 1994).
 */
final class Places {

    private final long most;
    private final long mostKept;
    private final SequencedSet<String> newcomers = new LinkedHashSet<>();
    private final SequencedSet<String> kept = new LinkedHashSet<>();

    /** @param most how many there are in all; five at least, for each part needs one */
    Places(long most) {
        this.most = most;
        this.mostKept = most / 5 * 4;
    }

    /** @return whom to forget, if there is no room */
    synchronized Optional<String> comes(String login) {
        newcomers.addLast(login);
        return excess();
    }

    /** @return whom to forget, if this one was not here and there is no room */
    synchronized Optional<String> goesOn(String login) {
        newcomers.remove(login);
        kept.addLast(login);
        if (kept.size() > mostKept) {
            newcomers.addLast(kept.removeFirst());
        }
        return excess();
    }

    synchronized void ends(String login) {
        newcomers.remove(login);
        kept.remove(login);
    }

    private Optional<String> excess() {
        return newcomers.size() + kept.size() > most ? Optional.of(newcomers.removeFirst()) : Optional.empty();
    }
}
