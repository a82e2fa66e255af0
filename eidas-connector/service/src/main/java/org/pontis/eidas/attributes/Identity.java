package org.pontis.eidas.attributes;

import java.util.Optional;

/**
 * Whom a login is about.
 *
 * @param person who is logged in, or in whose name somebody else acts
 * @param representative who really sits there, when it is not the person; limits of the mandate are not expressed (attribute
 *     profile 2.8)
 */
public record Identity(Person person, Optional<Person> representative) {

    public Identity {
        if (person.set().isRepresentative()
                || !representative.stream().allMatch(other -> other.set().isRepresentative())) {
            throw new IllegalArgumentException("A representative is no represented person.");
        }
    }

    /** Somebody who acts in her own name. */
    public static Identity of(Person person) {
        return new Identity(person, Optional.empty());
    }
}
