package org.pontis.sandbox.e2e.attack;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The common oracle of all attacks: what must be true after something was refused, whatever it was.
 *
 * <ol type="a">
 *   <li>no session, token or assertion was issued: {@link #refused}, {@link #close};
 *   <li>the page is generic, with a stable code and an incident id: {@link #refused};
 *   <li>there is an audit event of the expected class with that incident: {@link #audited}; nothing personal, no secret and no
 *       stack trace is in the log: {@link #close};
 *   <li>the next valid login works: {@link #goesOn};
 *   <li>nobody called the {@linkplain #canary canary}: {@link #close};
 *   <li>the answer and the log stay small: {@link #refused}, {@link #close}.
 * </ol>
 *
 * <pre>{@code
 * try (Oracle oracle = Oracle.watching(stack)) {
 *     oracle.refused(attack(oracle.canary()), "SAML_REQUEST_INVALID");
 *     oracle.audited("saml_request_signature");
 *     oracle.goesOn();
 * }
 * }</pre>
 *
 * <p>One oracle may watch hundreds of attempts. Sessions are counted over the whole realm, so no test may log somebody in
 * meanwhile, except by {@link #goesOn}.
 */
public final class Oracle implements AutoCloseable {

    private static final int LARGEST_PAGE = 64 * 1024;
    private static final int MOST_LOG_PER_ATTEMPT = 4 * 1024;

    /** What only an answer to a finished login has in it, in either protocol. */
    private static final List<String> ISSUED = List.of(
            "SAMLResponse",
            "id_token",
            "access_token",
            "refresh_token",
            "code=",
            "KEYCLOAK_IDENTITY",
            "AUTH_SESSION_ID");

    private final Stack stack;
    private final Admin admin;
    private final Canary canary = new Canary();
    private final LogTail log;
    private final Set<String> sessions;
    private final List<String> incidents = new ArrayList<>();
    private final Duration before;
    private int others;
    private boolean traced;

    private Oracle(Stack stack) {
        this.stack = stack;
        this.admin = new Admin(stack);
        this.log = LogTail.of(stack.broker().log());
        this.sessions = sessions();
        this.before = cpu();
    }

    /** Remembers how things stand before the attack. */
    public static Oracle watching(Stack stack) {
        return new Oracle(stack);
    }

    /** An address for the attack to mention; whoever calls it fails the test. */
    public String canary() {
        return canary.url();
    }

    /** The answer is an error page with one of these stable codes and an incident id, and gives nothing away. */
    public void refused(HttpResponse<String> answer, String... codes) {
        assertThat(answer.statusCode()).as(() -> "status of " + answer.uri()).isBetween(400, 499);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).hasSizeLessThan(LARGEST_PAGE);
        Element alert = Jsoup.parse(answer.body()).selectFirst("[role=alert][data-problem]");
        assertThat(alert).as("a problem on the page").isNotNull();
        assertThat(alert.attr("data-problem")).isIn((Object[]) codes);
        assertThat(alert.attr("data-incident")).matches("[0-9A-Z]{8}");
        incidents.add(alert.attr("data-incident"));
        nothingIssued(answer);
    }

    /** A page of a login that goes on or has ended: one of these stable codes, an incident id, and nobody is in by it. */
    public void told(Page page, String... codes) {
        HttpResponse<String> answer = page.response();
        assertThat(answer.statusCode()).as(page::toString).isIn(200, 503);
        assertThat(answer.body()).hasSizeLessThan(LARGEST_PAGE);
        assertThat(page.problem()).as(page::toString).isPresent();
        assertThat(page.problem().get()).isIn((Object[]) codes);
        assertThat(page.incident()).matches("[0-9A-Z]{8}");
        incidents.add(page.incident());
        assertThat(String.join("\n", answer.headers().allValues("Set-Cookie"))).doesNotContain("KEYCLOAK_IDENTITY");
        assertThat(answer.body())
                .doesNotContain("SAMLResponse", "id_token", "access_token", "Exception", "org.keycloak", "java.");
    }

    /** Whatever was answered, and however: it is no success, it is small, and it gives nothing away. */
    public void nothingFrom(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(() -> "status of " + answer.uri()).isBetween(400, 499);
        assertThat(answer.body()).hasSizeLessThan(LARGEST_PAGE);
        nothingIssued(answer);
        others++;
    }

    /** The same of a message too big to be read, where the server may hang up before it has it all: RFC 9110, 15.5.14. */
    public void nothingFromTooMuch(Supplier<HttpResponse<String>> message) {
        HttpResponse<String> answer;
        try {
            answer = message.get();
        } catch (IllegalStateException hungUp) {
            assertThat(hungUp).hasCauseInstanceOf(IOException.class);
            others++;
            return;
        }
        nothingFrom(answer);
    }

    private static void nothingIssued(HttpResponse<String> answer) {
        String cookies = String.join("\n", answer.headers().allValues("Set-Cookie"));
        assertThat(ISSUED).allSatisfy(trace -> {
            assertThat(cookies).doesNotContain(trace);
            assertThat(answer.body()).doesNotContain(trace);
        });
        assertThat(answer.body()).doesNotContain("Exception", "org.keycloak", "java.");
    }

    /** Every incident seen so far has its event, and each event's error is one of these. */
    public void audited(String... errors) {
        Map<String, String> events = errorsByIncident();
        assertThat(incidents).as("incidents").isNotEmpty().allSatisfy(incident -> assertThat(events.get(incident))
                .as(() -> "the event of " + incident)
                .isIn((Object[]) errors));
    }

    /** A citizen logs in at both portals as if nothing had happened. */
    public void goesOn() {
        Browser browser = new Browser();
        Citizen ana = Citizen.of(Citizen.ANA, SandboxApi.of(stack.addresses()));
        Portal saml = new Portal(stack.addresses().portalSamlUrl());
        Portal oidc = new Portal(stack.addresses().portalOidcUrl());
        ana.logsInWithPassword(saml.login(browser));
        assertThat(saml.me(browser).loggedIn()).isTrue();
        oidc.login(browser);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        knowsWhoIsIn();
    }

    /** Whoever has logged in by now was meant to. */
    public void knowsWhoIsIn() {
        sessions.addAll(sessions());
    }

    /** Keycloak writes a stack trace for each of these, which is known (docs/threat-model.md); what is in it is looked at. */
    public void expectsTraces() {
        traced = true;
    }

    @Override
    public void close() {
        try (canary) {
            assertThat(sessions).as("sessions before").containsAll(sessions());
            String written = log.text();
            assertThat(written).doesNotContain(Marked.words());
            assertThat(Phone.codesIn(written)).isEmpty();
            if (!traced) {
                assertThat(written).doesNotContainPattern("(?m)^\\s+at [a-z]");
                assertThat(written.length()).isLessThan(MOST_LOG_PER_ATTEMPT * (10 + incidents.size() + others));
            }
            assertThat(canary.calls()).as("calls to the canary").isZero();
        }
    }

    /**
     * Processor time of the server for each refused message so far, in milliseconds, with everything that happened meanwhile: to
     * be written down and looked at, not to be asserted, for other work on the machine does not count but compilation does.
     */
    public double cost() {
        return cpu().minus(before).toNanos() / 1e6 / Math.max(1, incidents.size());
    }

    /** What the server has logged so far. */
    public String log() {
        return log.text();
    }

    /** How many messages were refused so far. */
    public int attempts() {
        return incidents.size();
    }

    private Duration cpu() {
        return ProcessHandle.of(stack.broker().pid())
                .flatMap(server -> server.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private Map<String, String> errorsByIncident() {
        Map<String, String> errors = new TreeMap<>();
        for (JsonNode event : admin.get("es/events?max=" + (200 + 4 * incidents.size()))) {
            JsonNode incident = event.path("details").path("incident");
            if (!incident.isMissingNode()) {
                errors.put(incident.asText(), event.path("error").asText());
            }
        }
        return errors;
    }

    private Set<String> sessions() {
        Set<String> ids = new HashSet<>();
        for (JsonNode client : admin.get("es/client-session-stats")) {
            for (JsonNode session :
                    admin.get("es/clients/" + client.path("id").asText() + "/user-sessions?max=10000")) {
                ids.add(session.path("id").asText());
            }
        }
        return ids;
    }
}
