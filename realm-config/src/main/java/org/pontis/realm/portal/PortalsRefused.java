package org.pontis.realm.portal;

import java.util.List;
import java.util.stream.Collectors;

/** Portals' files have flaws. The message has one line for each of them. */
public final class PortalsRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Flaw> flaws;

    public PortalsRefused(List<Flaw> flaws) {
        super(flaws.stream().map(Flaw::toString).collect(Collectors.joining("\n")));
        this.flaws = List.copyOf(flaws);
    }

    public List<Flaw> flaws() {
        return flaws;
    }
}
