package org.pontis.realm.lint;

/**
 * A rule that is broken.
 *
 * @param where the thing that breaks it, such as {@code client portal-oidc}
 */
public record Finding(Rule rule, String where) {

    @Override
    public String toString() {
        return "%s %s: %s (%s)".formatted(rule.id(), where, rule.sentence(), rule.source());
    }
}
