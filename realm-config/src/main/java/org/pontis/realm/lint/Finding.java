package org.pontis.realm.lint;

/** A rule that is broken: where, what was found there, and what to do about it. */
public record Finding(Rule rule, Breach breach) {

    /** The thing that breaks it, such as {@code client portal-oidc}. */
    public String where() {
        return breach.where();
    }

    /** What is so there. */
    public String found() {
        return breach.found();
    }

    @Override
    public String toString() {
        return "%s %s: %s. %s (%s)".formatted(rule.id(), where(), found(), rule.todo(), rule.source());
    }
}
