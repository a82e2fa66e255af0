package org.pontis.sandbox.e2e.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.SimHolder;
import org.pontis.sandbox.e2e.abroad.Border;
import org.pontis.sandbox.e2e.truth.Client.Answer;
import org.pontis.sandbox.web.Response;

/** Puts rows to the running server. */
final class Server {

    /** Younger than this a new proof of a row never gets too old while the row runs, on the slowest machine. */
    private static final Duration ENOUGH_FOR_A_LOGIN = Duration.ofSeconds(75);

    /** A session that was made ready, and when its citizen logged in. */
    private record Ready(Browser browser, List<Long> logins) {}

    private final SandboxApi sandbox;
    private final Admin admin;
    private final Border border;
    private final JsonNode realm;
    private final OidcClient oidc;
    private final SamlClient saml;
    private final Map<Object, Ready> sessions = new ConcurrentHashMap<>();
    private final Doubles citizens;
    private final SimHolder signer;
    private Instant lastLogin = Instant.EPOCH;

    Server(SandboxApi sandbox, Admin admin, Border border, OidcClient oidc, SamlClient saml) {
        this.sandbox = sandbox;
        this.admin = admin;
        this.border = border;
        this.realm = admin.get("es");
        say(Map.of());
        this.oidc = oidc;
        this.saml = saml;
        this.citizens = new Doubles(sandbox, admin);
        Citizen ana = citizens.in(Lane.SIM, Held.Who.ADVANCED);
        this.signer = SimHolder.of(Citizen.ANA, ana.is().phone().orElseThrow(), sandbox);
    }

    /** Makes the row's session ready: one for all rows that leave it as it is, one of its own for a row that does not. */
    void prepare(Row row) {
        Object key = keyOf(row);
        // all rows of a key are in one lane, so nobody else makes it ready meanwhile
        if (row.held().live() && !sessions.containsKey(key)) {
            sessions.put(key, logIn(row));
        }
    }

    private static Object keyOf(Row row) {
        return row.changesSession() ? row : List.of(row.protocol(), row.held());
    }

    private Ready logIn(Row row) {
        Held held = row.held();
        Browser browser = new Browser();
        browser.stopsBefore(oidc.home());
        List<Long> logins = new ArrayList<>();
        for (Proof proof : held.proven().proofs()) {
            Row login = new Row(Wanted.Oidc.values(proof.level().word()), held, Demand.NEW_LOGIN, Way.LOOKS);
            Page end = logIn(citizenOf(row), proof, browser, oidc.url(login));
            logins.add(((Answer.Granted) oidc.answer(end)).at());
        }
        synchronized (this) {
            lastLogin = Instant.now();
        }
        return new Ready(browser, logins);
    }

    /** Whoever goes on in a session is who began it. */
    private Citizen citizenOf(Row row) {
        return citizens.in(Lane.ofCitizen(row), row.held().who());
    }

    private Page logIn(Citizen citizen, Proof proof, Browser browser, String url) {
        sandbox.forgetLimits();
        citizen.phone().skip();
        Page chooser = browser.open(url);
        return switch (proof) {
            case SMS_PIN -> citizen.logsInWithSmsPin(chooser);
            case PASSWORD -> citizen.logsInWithPassword(chooser);
            case BOTH -> citizen.logsInWithPasswordAndSms(chooser);
            case MOBILE_ID -> signer.logsIn(chooser);
            case ABROAD_LOW, ABROAD_SUBSTANTIAL, ABROAD_HIGH -> {
                border.comes(Way.Country.BELIEVED.citizen(), proof.level().uri());
                yield chooser.choose("eidas");
            }
        };
    }

    /** Lets time go by: the realm's ages shrink until the sessions are older, and a login of now is not. */
    void letAge(Held.Age age) throws InterruptedException {
        if (age == Held.Age.YOUNG) {
            return;
        }
        Duration since = Duration.between(lastLogin, Instant.now());
        if (since.compareTo(ENOUGH_FOR_A_LOGIN) < 0) {
            Thread.sleep(ENOUGH_FOR_A_LOGIN.minus(since));
        }
        String shorter =
                Duration.between(lastLogin, Instant.now()).minusSeconds(2).toString();
        Map<String, String> ages = new HashMap<>(Map.of("pontis.age.high", shorter));
        if (age != Held.Age.OVER_A_QUARTER) {
            ages.put("pontis.age.substantial", shorter);
        }
        if (age == Held.Age.OVER_A_DAY) {
            ages.put("pontis.age.low", shorter);
        }
        say(ages);
    }

    /** The realm's attributes as they were, with these besides and what it believes of other countries. */
    private void say(Map<String, String> more) {
        Map<String, String> attributes = new HashMap<>();
        realm.path("attributes")
                .properties()
                .forEach(one -> attributes.put(one.getKey(), one.getValue().asText()));
        attributes.putAll(more);
        attributes.put("pontis.eidas-ceilings", "LV:substantial");
        admin.put("es", Response.JSON.valueToTree(Map.of("attributes", attributes)));
    }

    void putBack() {
        admin.put("es", realm);
        border.forgetForeigners();
        citizens.leave(admin);
    }

    Outcome ask(Row row) {
        Client client = row.saml() ? saml : oidc;
        Optional<Ready> session = Optional.ofNullable(sessions.get(keyOf(row)));
        Browser browser = session.map(ready -> ready.browser().twin()).orElseGet(Browser::new);
        List<Long> logins = session.map(Ready::logins).orElse(List.of());
        if (!row.changesSession()) {
            Visit visit = new Visit(row, client, browser);
            if (row.way() == Way.CANCELS) {
                visit.goOn(citizenOf(row), signer);
            }
            return visit.outcome(logins);
        }
        Citizen citizen = citizenOf(row);
        sandbox.forgetLimits();
        citizen.phone().skip();
        row.way()
                .country()
                .ifPresent(country ->
                        border.comes(country.citizen(), row.way().said().uri()));
        Visit visit = new Visit(row, client, browser);
        visit.goOn(citizen, signer);
        return visit.outcome(logins);
    }
}
