package org.pontis.realm.lint;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule.
 *
 * @param id stable
 * @param sentence what must be so
 * @param source where the rule comes from: a standard with its section, or an attack
 * @param production whether a sandbox may break it
 * @param offenders names the things of a realm that break it
 */
public record Rule(
        String id, String sentence, String source, boolean production, Function<Realm, Stream<String>> offenders) {

    static Rule always(String id, String sentence, String source, Function<Realm, Stream<String>> offenders) {
        return new Rule(id, sentence, source, false, offenders);
    }

    static Rule inProduction(String id, String sentence, String source, Function<Realm, Stream<String>> offenders) {
        return new Rule(id, sentence, source, true, offenders);
    }

    /** What breaks this rule in a realm. */
    public Stream<Finding> findings(Realm realm) {
        return offenders.apply(realm).distinct().map(where -> new Finding(this, where));
    }
}
