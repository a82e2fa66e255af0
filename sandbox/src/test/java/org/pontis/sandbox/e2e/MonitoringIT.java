package org.pontis.sandbox.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.LoginProblem;

import static org.assertj.core.api.Assertions.assertThat;

/** What the dashboard and the alerts of docs/monitoring ask for is what the running server tells. */
class MonitoringIT extends EndToEnd {

    private static final Path DOCS = Path.of("../docs/monitoring");
    private static final Pattern METRIC = Pattern.compile("\\b(?:pontis|keycloak|http|jvm|process|agroal)_[a-z0-9_]+");

    /** Not there before the first message is refused or portal given up, which none of these logins brings about. */
    private static final Set<String> RARE = Set.of(
            "pontis_cabinet_acts_total",
            "pontis_cabinet_alerts_total",
            "pontis_desk_acts_total",
            "pontis_desk_lookups_total",
            "pontis_desk_refused_total",
            "pontis_ledger_append_failures_total",
            "pontis_logouts_retried_total",
            "pontis_logouts_told_total",
            "pontis_means_changes_total",
            "pontis_means_notices_total",
            "pontis_registration_done_total",
            "pontis_registration_problems_total",
            "pontis_sms_refused_total");

    @ParameterizedTest
    @ValueSource(strings = {"grafana-dashboard.json", "alerts.yaml"})
    void everyMetricThatIsAskedForExists(String file) throws IOException {
        somethingOfEverythingHappens();
        Set<String> asked = METRIC.matcher(Files.readString(DOCS.resolve(file)))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked).hasSizeGreaterThan(5);
        asked.removeAll(RARE);

        Patience.until(asked.toString(), () -> names().containsAll(asked));
    }

    @Test
    void whatAnOperatorWantsWakesNobody() throws IOException {
        String rules = Files.readString(DOCS.resolve("alerts.yaml"));
        assertThat(rules.lines().filter(line -> line.contains("blame=\"SYSTEM\"")))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(LoginProblem.MEANT).allMatch(problem -> rule.contains(problem.code())));
    }

    @Test
    void aLabelIsNeverWhatAStrangerSent() {
        String marker = "zzz-marker-zzz";
        oidc.login(browser, "acr", marker);
        oidc.login(new Browser(), "method", marker);
        ana.identifies(oidc.login(new Browser(), "method", "sms-pin")).fill("code", marker);
        browser.open(stack.addresses().brokerUrl() + "/realms/es/protocol/saml?SAMLRequest=" + marker);
        browser.open(stack.addresses().brokerUrl() + "/realms/es/protocol/openid-connect/auth?client_id=" + marker);

        assertThat(new Metrics(stack).text()).doesNotContain(marker);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pontis.alerts-per-citizen-day",
                "pontis.email-codes-per-citizen-day",
                "pontis.security-events-patience"
            })
    void whatTheCabinetCannotReadIsInTheRealmsHealth(String setting) {
        String health = stack.addresses().brokerUrl() + "/realms/es/pontis/health";
        try (RealmAttributes realm = new RealmAttributes(new Admin(stack))) {
            realm.set(setting, "many");
            assertThat(Http.get(health).statusCode()).isEqualTo(503);
            assertThat(Http.get(health).body()).contains("\"settings\":\"DOWN\"");
        }
        assertThat(Http.get(health).body()).contains("\"settings\":\"UP\"");
    }

    private void somethingOfEverythingHappens() {
        SimHolder.of(Citizen.ANA, "+34600000001", sandbox).logsIn(oidc.login(new Browser(), "acr", "high"));
        Page wrong = ana.identifies(oidc.login(browser, "method", "sms-pin")).fill("code", "00000000");
        ana.typesCode(wrong);
        bruno.logsInWithPassword(oidc.login(new Browser()));
        oidc.login(new Browser(), "acr", "urn:example:gold");
        new Browser().open(stack.addresses().brokerUrl() + "/realms/es/pontis/place/eid-card");
        new Browser().open(stack.addresses().brokerUrl() + "/realms/es/protocol/saml?SAMLRequest=nothing");
    }

    private Set<String> names() {
        return new Metrics(stack)
                .series()
                .flatMap(line -> {
                    Matcher name = METRIC.matcher(line);
                    return name.lookingAt() ? Stream.of(name.group()) : Stream.empty();
                })
                .collect(Collectors.toSet());
    }
}
