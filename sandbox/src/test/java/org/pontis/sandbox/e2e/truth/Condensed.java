package org.pontis.sandbox.e2e.truth;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.pontis.sandbox.e2e.truth.Held.Age;
import org.pontis.sandbox.e2e.truth.Held.Proven;
import org.pontis.sandbox.e2e.truth.Held.Who;
import org.pontis.sandbox.e2e.truth.Wanted.Oidc;
import org.pontis.sandbox.e2e.truth.Wanted.Saml;
import org.pontis.sandbox.e2e.truth.Wanted.Saml.Comparison;

/** The oracle's answers in three short tables, for docs/assurance.md. */
final class Condensed {

    private static final List<Held> SESSIONS = List.of(
            new Held(Who.ADVANCED, Proven.NOTHING, Age.YOUNG),
            new Held(Who.ADVANCED, Proven.SMS, Age.YOUNG),
            new Held(Who.ADVANCED, Proven.PASSWORD_AND_SMS, Age.YOUNG),
            new Held(Who.ADVANCED, Proven.MOBILE_ID, Age.YOUNG),
            new Held(Who.ADVANCED, Proven.MOBILE_ID, Age.OVER_A_QUARTER),
            new Held(Who.ADVANCED, Proven.PASSWORD_AND_SMS, Age.OVER_AN_HOUR),
            new Held(Who.ADVANCED, Proven.PASSWORD_AND_SMS, Age.OVER_A_DAY),
            new Held(Who.FOREIGN, Proven.ABROAD_SUBSTANTIAL, Age.YOUNG));

    private static final List<Wanted> OIDC = List.of(
            Oidc.values(),
            Oidc.values("low"),
            Oidc.values("substantial"),
            Oidc.values(Level.SUBSTANTIAL.uri()),
            Oidc.values("low", "substantial"),
            Oidc.essential("substantial"),
            Oidc.essential("low").and("substantial"),
            Oidc.values("urn:example:gold", "low"),
            Oidc.values("urn:example:gold"),
            Oidc.values("high"),
            Oidc.values("high").at(Registered.UP_TO_SUBSTANTIAL),
            Oidc.values().at(Registered.FOR_SUBSTANTIAL));

    private static final List<Wanted> SAML = List.of(
            Saml.nothing(),
            Saml.of(Comparison.EXACT, "low"),
            Saml.of(Comparison.EXACT, "substantial", "low"),
            Saml.of(Comparison.MINIMUM, "low"),
            Saml.of(Comparison.MINIMUM, "substantial"),
            Saml.of(Comparison.MAXIMUM, "low"),
            Saml.of(Comparison.BETTER, "low"),
            Saml.of(Comparison.BETTER, "substantial"),
            Saml.of(Comparison.BETTER, "high"),
            Saml.of(Comparison.EXACT, "urn:example:gold"),
            Saml.of(Comparison.EXACT, "high").at(Registered.UP_TO_SUBSTANTIAL),
            Saml.nothing().at(Registered.FOR_SUBSTANTIAL));

    private static final List<Held> STEPPING_UP = List.of(
            new Held(Who.ADVANCED, Proven.NOTHING, Age.YOUNG),
            new Held(Who.ADVANCED, Proven.SMS, Age.YOUNG),
            new Held(Who.ADVANCED, Proven.PASSWORD, Age.YOUNG),
            new Held(Who.ADVANCED, Proven.SMS_THEN_PASSWORD, Age.YOUNG),
            new Held(Who.ADVANCED, Proven.PASSWORD_AND_SMS, Age.YOUNG),
            new Held(Who.ADVANCED, Proven.PASSWORD_AND_SMS, Age.OVER_AN_HOUR),
            new Held(Who.ADVANCED, Proven.PASSWORD_AND_SMS, Age.OVER_A_DAY),
            new Held(Who.BASIC, Proven.NOTHING, Age.YOUNG),
            new Held(Who.BASIC, Proven.PASSWORD, Age.YOUNG),
            new Held(Who.FOREIGN, Proven.ABROAD_LOW, Age.YOUNG),
            new Held(Who.FOREIGN, Proven.ABROAD_HIGH, Age.OVER_AN_HOUR));

    private Condensed() {}

    static String markdown() {
        return "### OpenID Connect\n\n" + answers(OIDC) + "\n### SAML\n\n" + answers(SAML)
                + "\n### What the citizen is asked\n\n" + steps();
    }

    private static String answers(List<Wanted> requests) {
        String head = "| the portal asks for | "
                + SESSIONS.stream().map(held -> "session: " + held.text()).collect(Collectors.joining(" | ")) + " |\n"
                + "| --- |" + " --- |".repeat(SESSIONS.size()) + "\n";
        return head
                + requests.stream()
                        .map(wanted -> "| " + wanted.text() + " | "
                                + SESSIONS.stream()
                                        .map(held ->
                                                brief(Oracle.expects(new Row(wanted, held, Demand.NONE, Way.LOOKS))))
                                        .collect(Collectors.joining(" | "))
                                + " |\n")
                        .collect(Collectors.joining());
    }

    private static String brief(Outcome outcome) {
        String text = outcome.toString();
        return text.contains(" by ") ? "**" + text.substring(0, text.indexOf(" by ")) + "**" : text;
    }

    private static String steps() {
        String head = "| citizen's registration | session | level | method | pages, and what the portal gets |\n"
                + "| --- | --- | --- | --- | --- |\n";
        return head
                + STEPPING_UP.stream()
                        .flatMap(held -> Stream.of("low", "substantial", "high").flatMap(level -> Stream.of(
                                        Way.SMS_PIN,
                                        Way.PASSWORD,
                                        Way.MOBILE_ID,
                                        Way.ABROAD_LOW,
                                        Way.ABROAD_SUBSTANTIAL,
                                        Way.ABROAD_HIGH,
                                        Way.ABROAD_CAPPED)
                                .map(way -> new Row(Oidc.values(level), held, Demand.NONE, way))))
                        .filter(row -> !row.rings() || Rows.all().contains(row))
                        .filter(Rows::isHerWay)
                        .filter(Rows::showsPages)
                        .filter(row -> !Oracle.expects(row).answer().isEmpty())
                        .map(row -> "| %s | %s | %s | %s | %s |\n"
                                .formatted(
                                        row.held().who().name().toLowerCase(Locale.ROOT),
                                        row.held().text(),
                                        String.join(" ", ((Oidc) row.wanted()).acrValues()),
                                        row.way().country().isPresent()
                                                ? row.way().text().replaceFirst("^chooses ", "")
                                                : row.way().method().orElseThrow(),
                                        Oracle.expects(row)))
                        .collect(Collectors.joining());
    }
}
