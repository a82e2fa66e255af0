package org.pontis.idp.keycloak.citizens;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.keycloak.models.UserModel;
import org.pontis.broker.By;
import org.pontis.broker.Means;
import org.pontis.broker.Standing;

/** What of a citizen's means was stopped, in the attributes {@code suspended} and {@code revoked} of her account. */
record Stops(UserModel user) {

    static final String SUSPENDED = "suspended";
    static final String REVOKED = "revoked";

    /** What stops it now, the final word before the passing one. */
    Optional<Standing> of(Means.Kind kind, String id) {
        String target = target(kind, id);
        return find(REVOKED, target)
                .<Standing>map(stop -> new Standing.Revoked(stop.since(), stop.by()))
                .or(() -> find(SUSPENDED, target).map(stop -> new Standing.Suspended(stop.since(), stop.by())));
    }

    /** Everything of this kind that was stopped. */
    Stream<String> of(Means.Kind kind) {
        return Stream.of(SUSPENDED, REVOKED).flatMap(attribute -> user.getAttributeStream(attribute)
                .filter(line -> line.startsWith(kind.word() + "|") || line.startsWith(kind.word() + ":"))
                .map(line -> attribute + " " + line));
    }

    void put(String attribute, Means.Kind kind, String id, Instant since, By.Who by) {
        Stop stop = new Stop(target(kind, id), since, by);
        user.setAttribute(
                attribute,
                Stream.concat(others(attribute, stop.target()), Stream.of(stop.line()))
                        .toList());
    }

    void lift(String attribute, Means.Kind kind, String id) {
        List<String> others = others(attribute, target(kind, id)).toList();
        if (others.isEmpty()) {
            user.removeAttribute(attribute);
        } else {
            user.setAttribute(attribute, others);
        }
    }

    private Stream<String> others(String attribute, String target) {
        return user.getAttributeStream(attribute).filter(line -> !line.startsWith(target + "|"));
    }

    private Optional<Stop> find(String attribute, String target) {
        return user.getAttributeStream(attribute)
                .filter(line -> line.startsWith(target + "|"))
                .flatMap(line -> Stop.read(line).stream())
                .findFirst();
    }

    private static String target(Means.Kind kind, String id) {
        return kind == Means.Kind.PHONE ? kind.word() + ":" + id : kind.word();
    }
}
