package org.pontis.sandbox.e2e.attack.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator finds afterwards: an event for whatever happened, the trace of a request, and metrics that stay few. */
@UnderAttack
class TrailIT extends EndToEnd {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    @DisplayName("N7 each success has an event with portal, method, level and request")
    void eachSuccessHasAnEvent() {
        browser.sends("traceparent", traceparent());
        ana.logsInWithPassword(oidc.login(browser));
        saml.login(browser);

        List<JsonNode> logins = events("LOGIN");
        assertThat(logins).anySatisfy(event -> told(event, "portal-oidc", "password", "low"));
        assertThat(logins)
                .anySatisfy(event -> told(event, stack.addresses().portalSamlUrl() + "/metadata", "password", "low"));
    }

    @Test
    @DisplayName("N7 each failure has an event with portal, method, incident and request")
    void eachFailureHasAnEvent() {
        browser.sends("traceparent", traceparent());
        Page wrong = ana.identifies(oidc.login(browser, "method", "sms-pin")).fill("code", "00000001");

        assertThat(events("LOGIN_ERROR")).anySatisfy(event -> {
            assertThat(event.path("clientId").asText()).isEqualTo("portal-oidc");
            assertThat(event.path("error").asText()).isEqualTo("code_wrong");
            assertThat(event.path("details").path("login_method").asText()).isEqualTo("sms-pin");
            assertThat(event.path("details").path("incident").asText()).isEqualTo(wrong.incident());
            assertThat(event.path("details").path("trace_id").asText()).isEqualTo(TRACE);
        });
    }

    @Test
    @DisplayName("N7 a request that cannot be read names the portal it comes from, and nobody who is none")
    void aRequestThatCannotBeReadNamesItsPortal() throws IOException {
        Records records = Records.of(stack);
        JsonNode event = unreadable("portal-oidc");
        assertThat(event.path("clientId").asText()).isEqualTo("portal-oidc");
        assertThat(event.path("details").path("reason").asText()).isEqualTo("max_age");
        String incident = event.path("details").path("incident").asText();
        assertThat(records.by("org.keycloak.events"))
                .anyMatch(record -> record.path("message").asText().contains(incident)
                        && record.path("message").asText().contains("clientId=\"portal-oidc\""));

        assertThat(unreadable("some-stranger").path("clientId").asText("")).isEmpty();
        assertThat(records.log().text()).doesNotContain("some-stranger");
    }

    /** What is remembered of a request of this portal's that is none. */
    private JsonNode unreadable(String portal) {
        String incident = browser.open(stack.addresses().brokerUrl()
                        + "/realms/es/protocol/openid-connect/auth?max_age=soon&client_id=" + portal)
                .incident();
        return events("LOGIN_ERROR").stream()
                .filter(event -> event.path("details").path("incident").asText().equals(incident))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("N7 a request's trace is in every record that is logged for it, with the incident")
    void aRequestsTraceIsInEveryRecord() throws IOException {
        Records records = Records.of(stack);
        Page form = ana.identifies(oidc.login(browser, "method", "sms-pin"));
        browser.sends("traceparent", traceparent());
        Page wrong = form.fill("code", "00000001");

        List<JsonNode> traced = records.read().stream()
                .filter(record -> record.path("mdc").path("traceId").asText().equals(TRACE))
                .toList();
        assertThat(traced)
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(record -> record.path("message").asText().contains(wrong.incident()));
        ana.identifies(oidc.login(new Browser(), "method", "sms-pin")).fill("code", "00000001");
        assertThat(records.read().getLast().path("mdc").path("traceId").isMissingNode())
                .isTrue();
    }

    @Test
    @DisplayName("N7 what went wrong inside is in the log with the incident of the page, and its cause")
    void whatWentWrongInsideIsInTheLog() throws IOException {
        Records records = Records.of(stack);
        // no reader of requests knows what to do with this type
        Page failed = Page.of(
                browser, browser.post(stack.addresses().brokerUrl() + "/realms/es/protocol/saml", "garbage", ""));
        assertThat(failed.response().statusCode()).isEqualTo(500);
        assertThat(failed.incident()).matches("[0-9A-Z]{8}");
        assertThat(records.read())
                .anyMatch(record -> record.path("mdc").path("incident").asText().equals(failed.incident())
                        && record.path("exception").isObject());
        assertThat(failed.response().body()).doesNotContain("Exception", "org.keycloak", "garbage");
    }

    @Test
    @DisplayName("N5 strangers' words make no time series")
    void strangersWordsMakeNoTimeSeries() {
        strange("warm");
        int before = series();
        assertThat(before).isGreaterThan(100);
        for (int i = 0; i < 25; i++) {
            strange("stranger-" + UUID.randomUUID());
        }
        assertThat(series() - before).isLessThan(25);
        assertThat(new Metrics(stack).text()).doesNotContain("stranger-");
    }

    private void strange(String word) {
        String broker = stack.addresses().brokerUrl();
        for (String place : List.of(
                "/realms/" + word,
                "/realms/es/" + word,
                "/realms/es/" + word + "/" + word,
                "/" + word,
                "/realms/es/protocol/openid-connect/auth?client_id=" + word,
                "/realms/es/protocol/saml?SAMLRequest=" + word,
                "/realms/es/pontis/help/" + word,
                "/realms/es/broker/" + word + "/endpoint",
                "/resources/" + word + "/login/pontis/css/" + word)) {
            browser.get(broker + place);
        }
        oidc.login(browser, "method", word, "acr", word);
    }

    private int series() {
        return (int) new Metrics(stack).series().count();
    }

    private static void told(JsonNode event, String portal, String method, String level) {
        assertThat(event.path("clientId").asText()).isEqualTo(portal);
        assertThat(event.path("details").path("login_method").asText()).isEqualTo(method);
        assertThat(event.path("details").path("level").asText()).isEqualTo(level);
        assertThat(event.path("details").path("code_id").asText()).isNotEmpty();
        assertThat(event.path("details").path("trace_id").asText()).isEqualTo(TRACE);
    }

    private List<JsonNode> events(String type) {
        List<JsonNode> events = new ArrayList<>();
        new Admin(stack).get("es/events?max=20&type=" + type).forEach(events::add);
        return events;
    }

    private static String traceparent() {
        return "00-" + TRACE + "-00f067aa0ba902b7-01";
    }
}
