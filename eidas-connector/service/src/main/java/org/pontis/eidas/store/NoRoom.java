package org.pontis.eidas.store;

/** Our memory is full, or somebody's share of it is. What was to be kept is not, and whoever asked may try again later. */
public final class NoRoom extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoRoom(String whose) {
        super("No room for " + whose + ".", null, false, false);
    }
}
