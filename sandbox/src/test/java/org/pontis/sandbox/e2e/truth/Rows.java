package org.pontis.sandbox.e2e.truth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.pontis.sandbox.e2e.truth.Held.Age;
import org.pontis.sandbox.e2e.truth.Held.Proven;
import org.pontis.sandbox.e2e.truth.Held.Who;
import org.pontis.sandbox.e2e.truth.Wanted.Oidc;
import org.pontis.sandbox.e2e.truth.Wanted.Saml;
import org.pontis.sandbox.e2e.truth.Wanted.Saml.Comparison;

/**
 * All rows. Every request meets every session, with pages and without. The few requests that stand for all also meet every
 * other demand, and there the citizen goes every way to its end.
 */
final class Rows {

    private static final String LOW = Level.LOW.uri();
    private static final String SUBSTANTIAL = Level.SUBSTANTIAL.uri();
    private static final String HIGH = Level.HIGH.uri();
    private static final String UNKNOWN = "urn:example:gold";

    private static final List<Wanted> OIDC_TYPICAL =
            List.of(Oidc.values(), Oidc.values("low"), Oidc.values(SUBSTANTIAL), Oidc.values("high"));

    private static final List<Wanted> OIDC = List.of(
            Oidc.values("substantial"),
            Oidc.values(LOW),
            Oidc.values(HIGH),
            Oidc.values("low", "substantial"),
            Oidc.values("substantial", "low"),
            Oidc.values("low", SUBSTANTIAL),
            Oidc.values("high", "low"),
            Oidc.values("high", SUBSTANTIAL),
            Oidc.values(UNKNOWN),
            Oidc.values(UNKNOWN, "low"),
            Oidc.values("LOW"),
            Oidc.values("2"),
            Oidc.essential("low"),
            Oidc.essential(SUBSTANTIAL),
            Oidc.essential("high"),
            Oidc.essential("high", "substantial"),
            Oidc.essential(UNKNOWN),
            Oidc.essential(UNKNOWN, "low"),
            Oidc.voluntary("substantial"),
            Oidc.voluntary(UNKNOWN),
            Oidc.essential(SUBSTANTIAL).and("low"),
            Oidc.essential("low").and("substantial"),
            Oidc.voluntary(SUBSTANTIAL).and("substantial"),
            Oidc.essential("low").and(UNKNOWN),
            Oidc.values().at(Registered.FOR_SUBSTANTIAL),
            Oidc.values("low").at(Registered.FOR_SUBSTANTIAL),
            Oidc.values("substantial").at(Registered.FOR_SUBSTANTIAL),
            Oidc.essential("low").at(Registered.FOR_SUBSTANTIAL),
            Oidc.values().at(Registered.FOR_HIGH),
            Oidc.values("low").at(Registered.FOR_HIGH),
            Oidc.values("high").at(Registered.UP_TO_SUBSTANTIAL),
            Oidc.values("high", "substantial").at(Registered.UP_TO_SUBSTANTIAL),
            Oidc.essential(HIGH).at(Registered.UP_TO_SUBSTANTIAL));

    private static final List<Wanted> SAML_TYPICAL = List.of(
            Saml.nothing(),
            Saml.of(Comparison.EXACT, LOW),
            Saml.of(Comparison.MINIMUM, SUBSTANTIAL),
            Saml.of(Comparison.EXACT, HIGH));

    private static final List<Wanted> SAML = List.of(
            Saml.of(Comparison.EXACT, SUBSTANTIAL),
            Saml.of(Comparison.EXACT, LOW, SUBSTANTIAL),
            Saml.of(Comparison.EXACT, SUBSTANTIAL, LOW),
            Saml.of(Comparison.EXACT, HIGH, SUBSTANTIAL),
            Saml.of(Comparison.EXACT, UNKNOWN, LOW),
            Saml.of(Comparison.EXACT, UNKNOWN),
            Saml.of(Comparison.EXACT),
            Saml.of(Comparison.MINIMUM, LOW),
            Saml.of(Comparison.MINIMUM, HIGH),
            Saml.of(Comparison.MINIMUM, LOW, SUBSTANTIAL),
            Saml.of(Comparison.MINIMUM, HIGH, SUBSTANTIAL),
            Saml.of(Comparison.MINIMUM, UNKNOWN, SUBSTANTIAL),
            Saml.of(Comparison.MINIMUM, UNKNOWN),
            Saml.of(Comparison.MAXIMUM, LOW),
            Saml.of(Comparison.MAXIMUM, SUBSTANTIAL),
            Saml.of(Comparison.MAXIMUM, HIGH),
            Saml.of(Comparison.MAXIMUM, LOW, SUBSTANTIAL),
            Saml.of(Comparison.MAXIMUM, UNKNOWN),
            Saml.of(Comparison.BETTER, LOW),
            Saml.of(Comparison.BETTER, SUBSTANTIAL),
            Saml.of(Comparison.BETTER, HIGH),
            Saml.of(Comparison.BETTER, LOW, SUBSTANTIAL),
            Saml.of(Comparison.BETTER, UNKNOWN),
            Saml.nothing().at(Registered.FOR_SUBSTANTIAL),
            Saml.of(Comparison.EXACT, LOW).at(Registered.FOR_SUBSTANTIAL),
            Saml.of(Comparison.MINIMUM, LOW).at(Registered.FOR_SUBSTANTIAL),
            Saml.of(Comparison.MAXIMUM, LOW).at(Registered.FOR_SUBSTANTIAL),
            Saml.of(Comparison.BETTER, LOW).at(Registered.FOR_SUBSTANTIAL),
            Saml.nothing().at(Registered.FOR_HIGH),
            Saml.of(Comparison.EXACT, HIGH).at(Registered.UP_TO_SUBSTANTIAL),
            Saml.of(Comparison.MINIMUM, HIGH, SUBSTANTIAL).at(Registered.UP_TO_SUBSTANTIAL),
            Saml.of(Comparison.BETTER, SUBSTANTIAL).at(Registered.UP_TO_SUBSTANTIAL));

    /** In the order in which time goes by. */
    static final List<Held> SESSIONS = Stream.of(
                    held(
                            Who.ADVANCED,
                            Age.YOUNG,
                            Proven.NOTHING,
                            Proven.SMS,
                            Proven.PASSWORD,
                            Proven.SMS_THEN_PASSWORD,
                            Proven.PASSWORD_AND_SMS,
                            Proven.MOBILE_ID),
                    held(Who.BASIC, Age.YOUNG, Proven.NOTHING, Proven.SMS, Proven.PASSWORD),
                    held(Who.FOREIGN, Age.YOUNG, Proven.ABROAD_LOW, Proven.ABROAD_SUBSTANTIAL, Proven.ABROAD_HIGH),
                    held(Who.ADVANCED, Age.OVER_A_QUARTER, Proven.MOBILE_ID),
                    held(
                            Who.ADVANCED,
                            Age.OVER_AN_HOUR,
                            Proven.SMS,
                            Proven.SMS_THEN_PASSWORD,
                            Proven.PASSWORD_AND_SMS,
                            Proven.MOBILE_ID),
                    held(Who.BASIC, Age.OVER_AN_HOUR, Proven.PASSWORD),
                    held(Who.FOREIGN, Age.OVER_AN_HOUR, Proven.ABROAD_HIGH),
                    held(Who.ADVANCED, Age.OVER_A_DAY, Proven.PASSWORD, Proven.PASSWORD_AND_SMS),
                    held(Who.BASIC, Age.OVER_A_DAY, Proven.SMS))
            .flatMap(List::stream)
            .toList();

    private Rows() {}

    static Set<Row> all() {
        Set<Row> rows = new LinkedHashSet<>();
        for (Held held : SESSIONS) {
            Stream.of(OIDC_TYPICAL, OIDC, SAML_TYPICAL, SAML)
                    .flatMap(List::stream)
                    .filter(wanted -> isWorthAsking(wanted, held))
                    .forEach(wanted -> Stream.of(Demand.NONE, Demand.NO_PAGES)
                            .forEach(demand -> rows.add(new Row(wanted, held, demand, Way.LOOKS))));
            Stream.of(OIDC_TYPICAL, SAML_TYPICAL)
                    .flatMap(List::stream)
                    .forEach(wanted -> rows.addAll(everyDemand(wanted, held)));
        }
        return rows;
    }

    private static Set<Row> everyDemand(Wanted wanted, Held held) {
        Set<Row> rows = new LinkedHashSet<>();
        for (Demand demand : Demand.values()) {
            if (wanted instanceof Oidc || demand.existsInSaml()) {
                Row looks = new Row(wanted, held, demand, Way.LOOKS);
                rows.add(looks);
                if (showsPages(looks) && isWorthTheWhile(held, demand)) {
                    Stream.of(Way.values())
                            .map(way -> new Row(wanted, held, demand, way))
                            .filter(row -> row.way() != Way.CANCELS || held.equals(SESSIONS.getFirst()))
                            .filter(row -> isOnOffer(row) || held.equals(SESSIONS.getFirst()))
                            .filter(row -> !row.rings() || isWorthACall(row))
                            .filter(Rows::isHerWay)
                            .forEach(rows::add);
                }
            }
        }
        return rows;
    }

    static boolean showsPages(Row row) {
        return !Oracle.expects(row).seen().isEmpty();
    }

    /** How a request is read has nothing to do with where a session comes from: for foreign ones a few stand for all. */
    private static boolean isWorthAsking(Wanted wanted, Held held) {
        return held.who() != Who.FOREIGN || OIDC_TYPICAL.contains(wanted) || SAML_TYPICAL.contains(wanted);
    }

    /**
     * Abroad goes who came from there, and who has no session yet; that somebody else's session is not taken over, one stands for
     * all. A foreigner has nothing to log in with here.
     */
    static boolean isHerWay(Row row) {
        boolean abroad = row.way().country().isPresent();
        boolean capped = row.way().country().equals(Optional.of(Way.Country.BELIEVED_SUBSTANTIAL));
        if (row.held().who() == Who.FOREIGN) {
            return row.way().method().isEmpty() || abroad && !capped;
        }
        boolean somebodyElse = row.held().equals(new Held(Who.ADVANCED, Proven.SMS, Age.YOUNG))
                && row.way() == Way.ABROAD_HIGH
                && row.demand() == Demand.NONE;
        return !abroad || row.held().equals(SESSIONS.getFirst()) || somebodyElse;
    }

    /** Where a login is new, what the session held makes no difference: two sessions stand for all. */
    private static boolean isWorthTheWhile(Held held, Demand demand) {
        boolean strongOrNone =
                held.proven() == Proven.NOTHING || held.proven() == Proven.PASSWORD_AND_SMS && held.age() == Age.YOUNG;
        return switch (demand) {
            case NONE -> true;
            case NEW_LOGIN -> strongOrNone || held.proven() == Proven.ABROAD_HIGH && held.age() == Age.YOUNG;
            default -> strongOrNone && held.live();
        };
    }

    /** What is not on the chooser cannot be chosen, and a hint to it is passed over: one session stands for all. */
    private static boolean isOnOffer(Row row) {
        return row.way()
                .method()
                .map(Method.reaching(row.wanted().needed().orElseThrow())::contains)
                .orElse(true);
    }

    /** A phone takes its time: it rings where it matters, and in one session where it is only one method of several. */
    private static boolean isWorthACall(Row row) {
        boolean first = row.held().equals(SESSIONS.getFirst());
        boolean hinted = row.way().hint().isPresent();
        boolean tooMuchForOthers = row.wanted().needed().equals(Optional.of(Level.HIGH));
        return row.held().who() == Who.ADVANCED
                && (first || !hinted && tooMuchForOthers && row.demand() == Demand.NONE);
    }

    private static List<Held> held(Who who, Age age, Proven... proven) {
        return Stream.of(proven).map(what -> new Held(who, what, age)).toList();
    }
}
