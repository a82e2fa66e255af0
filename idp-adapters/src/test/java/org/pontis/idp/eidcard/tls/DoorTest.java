package org.pontis.idp.eidcard.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.Handshake;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Passer;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.pki.TestAuthority;
import org.pontis.idp.eidcard.tls.Entry.Oddity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Row K1 of the catalogue: whose header counts. */
class DoorTest {

    private static final TestAuthority ISSUER = TestAuthority.root("Test root");
    private static final X509Certificate ANAS = ISSUER.login().certificate();
    private static final X509Certificate PROXYS_OWN = ISSUER.login().certificate();
    private static final String PROXY = "10.1.2.3";
    private static final String STRANGER = "203.0.113.7";
    private static final String HOST = "card.clave.example";

    private final Door door = door("https://card.clave.example", "10.1.2.0/24, fd00::1");

    private static Door door(String address, String proxies) {
        return Door.read(new Settings("eid-card-", Map.of("tls-address", address, "tls-proxies", proxies)::get))
                .orElseThrow();
    }

    private static String header(X509Certificate certificate) {
        try {
            return ":" + Base64.getEncoder().encodeToString(certificate.getEncoded()) + ":";
        } catch (java.security.cert.CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Entry enter(String peer, String authority, Optional<X509Certificate> own, String... headers) {
        return door.open(new Passer(
                peer,
                authority,
                headers.length == 0 ? Map.of() : Map.of("client-cert", List.of(headers)),
                Map.of(),
                own.map(certificate -> new Handshake(certificate, Instant.EPOCH))));
    }

    private static void assertAnas(Entry entry) throws Exception {
        assertThat(entry.certificate().orElseThrow().der()).isEqualTo(ANAS.getEncoded());
    }

    @Test
    void theCertificateOfTheConnectionCounts() throws Exception {
        Entry entry = enter(STRANGER, HOST, Optional.of(ANAS));

        assertAnas(entry);
        assertThat(entry.oddity()).isEmpty();
    }

    @Test
    void aProxyOfOursSaysWhoseCertificateItHasSeen() throws Exception {
        Entry entry = enter(PROXY, HOST, Optional.empty(), header(ANAS));

        assertAnas(entry);
        assertThat(entry.oddity()).isEmpty();
    }

    @Test
    void aStrangersHeaderNeverCountsAndIsTold() {
        Entry entry = enter(STRANGER, HOST, Optional.empty(), header(ANAS));

        assertThat(entry.certificate()).isEmpty();
        assertThat(entry.oddity()).contains(Oddity.STRANGER);
    }

    @Test
    void aStrangersHeaderDoesNotTakeThePlaceOfHisOwnCertificate() throws Exception {
        Entry entry =
                enter(STRANGER, HOST, Optional.of(ANAS), header(ISSUER.login().certificate()));

        assertAnas(entry);
        assertThat(entry.oddity()).contains(Oddity.STRANGER);
    }

    @Test
    void withoutProxiesNobodysHeaderCounts() {
        Door alone = Door.read(new Settings("eid-card-", Map.of("tls-address", "https://" + HOST)::get))
                .orElseThrow();

        assertThat(alone.open(new Passer(
                                "127.0.0.1",
                                HOST,
                                Map.of("client-cert", List.of(header(ANAS))),
                                Map.of(),
                                Optional.empty()))
                        .certificate())
                .isEmpty();
    }

    /** With TLS between proxy and server, the connection's certificate is the proxy's. */
    @Test
    void theProxysOwnCertificateIsNobodys() {
        assertThat(enter(PROXY, HOST, Optional.of(PROXYS_OWN)).certificate()).isEmpty();
    }

    @Test
    void aHeaderThatIsThereTwiceIsRefused() {
        Entry entry = enter(PROXY, HOST, Optional.empty(), header(ANAS), header(ANAS));

        assertThat(entry.certificate()).isEmpty();
        assertThat(entry.oddity()).contains(Oddity.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"clave.example", "card.clave.example.evil.example", "card.clave.example:8443", "evil.example", ""
            })
    void atAnotherHostNothingCountsWhoeverSendsIt(String authority) {
        assertThat(enter(PROXY, authority, Optional.empty(), header(ANAS)).certificate())
                .isEmpty();
        assertThat(enter(PROXY, authority, Optional.empty(), header(ANAS)).oddity())
                .contains(Oddity.OTHER_HOST);
        assertThat(enter(STRANGER, authority, Optional.of(ANAS)).certificate()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"card.clave.example", "CARD.clave.example", "card.clave.example:443"})
    void theHostIsKnownInEverySpelling(String authority) {
        assertThat(enter(STRANGER, authority, Optional.of(ANAS)).certificate()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.0", "10.1.2.255", "fd00::1", "fd00:0:0:0:0:0:0:1", "::ffff:10.1.2.3"})
    void theProxiesAreKnownByTheirAddresses(String peer) {
        assertThat(enter(peer, HOST, Optional.empty(), header(ANAS)).certificate())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.3.0", "10.1.1.255", "110.1.2.3", "fd00::2", "::1", "unknown", "", "localhost"})
    void nobodyElseIsAProxy(String peer) {
        assertThat(enter(peer, HOST, Optional.empty(), header(ANAS)).certificate())
                .isEmpty();
    }

    @Test
    void whatAProxyWritesIsReadToTheLetter() {
        String good = header(ANAS);
        String bare = good.substring(1, good.length() - 1);

        assertThat(enter(PROXY, HOST, Optional.empty(), " " + good + " ").certificate())
                .isPresent();
        for (String wrong : List.of(
                bare,
                ":" + bare,
                bare + ":",
                good + ";a=1",
                good + ", " + good,
                "(" + good + ")",
                "\"" + bare + "\"",
                good.replace('+', '-').replace('/', '_') + ":",
                ":" + bare.substring(0, 64) + "\n" + bare.substring(64) + ":",
                ":" + bare.substring(0, 64) + " " + bare.substring(64) + ":",
                ":-----BEGIN CERTIFICATE-----" + bare + ":",
                "::",
                ":",
                "",
                "?1",
                ":" + "A".repeat(20_000) + ":")) {
            Entry entry = enter(PROXY, HOST, Optional.empty(), wrong);
            assertThat(entry.certificate()).as(wrong).isEmpty();
            assertThat(entry.oddity()).as(wrong).contains(Oddity.UNREADABLE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tls-address, http://card.example, tls-address must be an https address without a path.",
        "tls-address, https://card.example/cards, tls-address must be an https address without a path.",
        "tls-address, https://a@card.example, tls-address must be an https address without a path.",
        "tls-address, nonsense, tls-address must be an https address without a path.",
        "tls-proxies, proxy.example, tls-proxies must be addresses or blocks of addresses.",
        "tls-proxies, 10.0.0.0/33, tls-proxies must be addresses or blocks of addresses.",
        "tls-proxies, 10.0.0.0/-1, tls-proxies must be addresses or blocks of addresses.",
        "tls-proxies, 10.0.0.256, tls-proxies must be addresses or blocks of addresses."
    })
    void whatCannotBeStopsTheStartWithASentence(String key, String value, String sentence) {
        assertThatThrownBy(() -> Door.read(new Settings("", Map.of(key, value)::get)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage(sentence);
    }
}
