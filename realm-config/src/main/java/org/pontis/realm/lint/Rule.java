package org.pontis.realm.lint;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule.
 *
 * @param id stable
 * @param todo what to do about a breach; a sentence
 * @param source where the rule comes from: a standard with its section, or an attack
 * @param production whether a sandbox may break it
 * @param breaches what breaks it in a realm
 */
public record Rule(
        String id, String todo, String source, boolean production, Function<Realm, Stream<Breach>> breaches) {

    static Rule always(String id, String todo, String source, Function<Realm, Stream<Breach>> breaches) {
        return new Rule(id, todo, source, false, breaches);
    }

    static Rule inProduction(String id, String todo, String source, Function<Realm, Stream<Breach>> breaches) {
        return new Rule(id, todo, source, true, breaches);
    }

    /** What breaks this rule in a realm. */
    public Stream<Finding> findings(Realm realm) {
        return breaches.apply(realm).distinct().map(breach -> new Finding(this, breach));
    }
}
