package org.pontis.realm.portal;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in one file, so that all of it is said at once. */
final class Flaws {

    private final String file;
    private final List<Flaw> found = new ArrayList<>();

    Flaws(String file) {
        this.file = file;
    }

    void add(Code code, int line, String path, String sentence) {
        found.add(new Flaw(code, file, line, path, sentence));
    }

    void add(Code code, Value at, String sentence) {
        add(code, at.line(), at.path(), sentence);
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Flaw> list() {
        return List.copyOf(found);
    }
}
