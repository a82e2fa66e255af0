package org.pontis.idp.eidcard;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.broker.Handshake;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.Passage;
import org.pontis.broker.Passer;
import org.pontis.broker.Place;
import org.pontis.broker.Settings;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.pki.Making;
import org.pontis.idp.certificate.pki.OnlineIssuer;
import org.pontis.idp.certificate.pki.ProfileFolder;
import org.pontis.idp.certificate.pki.Reply;
import org.pontis.idp.certificate.pki.TestAuthority;
import org.pontis.idp.certificate.pki.TestSite;
import org.pontis.idp.eidcard.webeid.SoftCard;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.idp.testing.Steps.assertPage;

/** A house, an authority with its responder, and both ways to a card of Ana's. */
abstract class EidCardCase {

    static final String ORIGIN = "https://clave.example";
    static final OnlineIssuer ONLINE = OnlineIssuer.called("Test card issuer");
    static final TestAuthority ISSUER = ONLINE.authority();
    static final KeyPair KEYS = ONLINE.keys();

    @TempDir
    Path folder;

    final FixedHouse house = new FixedHouse();
    final TestSite site = new TestSite();
    final TestAttempt attempt = new TestAttempt("attempt").asking(LevelOfAssurance.HIGH);
    final Map<String, String> settings = new HashMap<>();
    LoginMethod method;

    @BeforeEach
    void open() {
        new ProfileFolder(folder, ISSUER)
                .set("organisations", "allowed")
                .set("ocsp", site.address("/ocsp"))
                .read();
        responder(Reply.Status.GOOD);
        settings.put("issuers", folder.toString());
        settings.put("tls-address", "https://card.clave.example");
        settings.put("webeid-origin", ORIGIN);
        method = house.method(new EidCardFactory(), settings);
    }

    @AfterEach
    void close() {
        site.close();
    }

    void responder(Reply.Status status) {
        ONLINE.says(status, site, house.clock().instant());
    }

    static Making certificate() {
        return ONLINE.anas();
    }

    /** Of somebody else. */
    static Making brunos() {
        return ONLINE.brunos();
    }

    static Input choice(String way) {
        return new Input(Map.of("card", way));
    }

    static Input token(String token) {
        return new Input(Map.of("token", token));
    }

    /** To the card's host with a ticket. */
    URI depart(TestAttempt login) {
        method.begin(login);
        Step step = method.resume(login, choice("tls"));
        assertThat(step).isInstanceOf(Step.Redirect.class);
        return ((Step.Redirect) step).to();
    }

    /** What the card's host does, for a browser that has just used the key of this certificate. */
    Passage arrive(URI there, Optional<X509Certificate> certificate) {
        return arrive(there, certificate, house.clock().instant());
    }

    /** The same, where it was used at some time. */
    Passage arrive(URI there, Optional<X509Certificate> certificate, Instant used) {
        Place place = new EidCardFactory()
                .place(new Settings("eid-card-", settings::get))
                .orElseThrow();
        String ticket = there.getQuery().replaceFirst("^ticket=", "");
        return place.pass(
                new Passer(
                        "192.0.2.1",
                        there.getAuthority(),
                        Map.of(),
                        Map.of("ticket", List.of(ticket)),
                        certificate.map(shown -> new Handshake(shown, used))),
                house.challenges(),
                house.codes());
    }

    static Input brought(URI back) {
        return new Input(Map.of(Step.Redirect.RETURNED, back.getQuery().replaceFirst(".*returned=", "")));
    }

    Step byTls(Making making) {
        URI back = arrive(depart(attempt), Optional.of(making.certificate()))
                .onward()
                .orElseThrow();
        return method.resume(attempt, brought(back));
    }

    String challenge(TestAttempt login) {
        method.begin(login);
        return nonce(method.resume(login, choice("webeid")));
    }

    static String nonce(Step step) {
        assertPage(step, "eid-card-webeid");
        return (String) ((Step.Prompt) step).model().get("nonce");
    }

    static SoftCard card(Making making) {
        return new SoftCard(making.der(), KEYS);
    }

    Step byWebEid(Making making) {
        String nonce = challenge(attempt);
        return method.resume(attempt, token(card(making).token("ES256", ORIGIN, nonce)));
    }
}
