package org.pontis.eidas.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.config.ConnectorSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Starting, running and stopping. */
class OperationsTest {

    @TempDir
    private Path folder;

    private final Browser browser = new Browser();
    private Country spain;

    @BeforeEach
    void spain() {
        spain = new Country("ES", folder);
    }

    @AfterEach
    void close() {
        spain.close();
    }

    @Test
    void itIsReadyWhenItHasStarted() {
        Service service = spain.start();
        assertThat(service.plain().getPort()).isEqualTo(spain.port);
        assertThat(browser.open(service.plain() + "/health/ready").body())
                .contains("\"status\":\"UP\"")
                .contains("\"keys\":\"UP\"");
    }

    @Test
    void aCountryThatIsDownDoesNotMakeUsUnfit() {
        try (Country estonia = new Country("EE", folder)) {
            spain.meet(estonia);
            spain.start();
            Browser.Page ready = browser.open(spain.address() + "/health/ready");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.body()).contains("\"EE Proxy-Service\":\"DOWN\"");
        }
    }

    @Test
    void whatDashboardAndAlertsAskForIsMeasured() throws IOException {
        try (Country estonia = new Country("EE", folder)) {
            spain.meet(estonia);
            spain.start();
            String told = browser.open(spain.address() + "/metrics").body();
            for (String file : List.of("alerts.yaml", "grafana-dashboard.json")) {
                assertThat(Pattern.compile("\\beidas_[a-z_]+")
                                .matcher(Files.readString(Path.of("../../docs/monitoring", file)))
                                .results()
                                .map(MatchResult::group))
                        .contains("eidas_peer_up", "eidas_expiry_days")
                        // which is not there before somebody has logged in
                        .filteredOn(metric -> !metric.equals("eidas_logins_total"))
                        .allMatch(metric -> told.contains("# TYPE " + metric), told);
            }
        }
    }

    @Test
    void operatorsMayHaveAPortOfTheirOwn() {
        spain.settings.put("management-port", "0");
        Service service = spain.start();
        assertThat(browser.open(service.plain() + "/metrics").status()).isEqualTo(404);
        assertThat(browser.open(service.plain() + "/admin").status()).isEqualTo(404);
        assertThat(browser.open(service.management() + "/metrics").status()).isEqualTo(200);
        assertThat(browser.open(service.management() + "/connector/metadata").status())
                .isEqualTo(404);
    }

    @Test
    void withoutOneTheyAreToldNothingButHealthUnlessTheySaySo() {
        spain.settings.remove("management-on-plain");
        Service service = spain.start();
        assertThat(browser.open(service.plain() + "/metrics").status()).isEqualTo(404);
        assertThat(browser.open(service.plain() + "/admin").status()).isEqualTo(404);
        assertThat(browser.open(service.plain() + "/health/live").status()).isEqualTo(200);
    }

    @Test
    void oneRoleIsEnough() {
        spain.settings.keySet().removeIf(name -> name.startsWith("proxy."));
        Service service = spain.start();
        assertThat(browser.open(service.plain() + "/connector/metadata").status())
                .isEqualTo(200);
        assertThat(browser.open(service.plain() + "/service/metadata").status()).isEqualTo(404);
    }

    @Test
    void whatRunsIsFinishedAndNothingElseBegins() throws Exception {
        Service service = spain.start();
        try (Socket socket = new Socket("localhost", spain.port)) {
            String form = "SAMLResponse=AAAA";
            socket.getOutputStream()
                    .write(("POST /connector/response HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + Call.FORM
                                    + "\r\nContent-Length: " + form.length() + "\r\n\r\nSAML")
                            .getBytes(StandardCharsets.US_ASCII));
            awaitRequest();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::close);
            awaitRefusal();
            assertThat(stopped).isNotDone();
            socket.getOutputStream().write(form.substring(4).getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 400");
            stopped.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void newKeysAreTakenWithoutARestart() throws IOException {
        ConnectorSettings settings = spain.configuration().connector().orElseThrow();
        KeyRing ring = new KeyRing(
                "connector", settings.keys(), settings.tokenKey(), Optional.empty(), InstantSource.system());
        KeyRing.Keys before = ring.all();
        ring.renew();
        assertThat(ring.all()).isSameAs(before);

        spain.newKeys();
        touch(1);
        ring.renew();
        KeyRing.Keys after = ring.all();
        assertThat(after.node().signing().certificate())
                .isNotEqualTo(before.node().signing().certificate());
        assertThat(after.token()).isNotEqualTo(before.token());

        Files.writeString(spain.store(), "damaged");
        touch(2);
        ring.renew();
        assertThat(ring.all()).isSameAs(after);
    }

    @Test
    void aMistakeInTheSettingsIsASentence() {
        spain.settings.put("connector.keys.signing", "sigining");
        assertThatThrownBy(spain::start)
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("In connector.keys.*: There is no key 'sigining'");
        spain.settings.remove("connector.keys.signing");
        spain.settings.put("proxy.broker.issuer", "http://broker.example/realms/es");
        assertThatThrownBy(spain::start)
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("In proxy.broker.*: The broker's address is https (http is for the loopback alone).");
        spain.settings.put("address", "https://eidas.example.es/node");
        assertThatThrownBy(spain::start)
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("The setting address is a host and perhaps a port");
    }

    @Test
    void aTakenPortIsNamed() {
        spain.start();
        assertThatThrownBy(() -> Service.start(spain.configuration()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("The service cannot listen")
                .hasMessageContaining(String.valueOf(spain.port));
    }

    private void touch(int hours) throws IOException {
        Files.setLastModifiedTime(spain.store(), FileTime.fromMillis(System.currentTimeMillis() + hours * 3_600_000L));
    }

    /** The request that is half sent has been taken up once another one, sent after it, is answered. */
    private void awaitRequest() {
        for (int i = 0; i < 20; i++) {
            browser.open(spain.address() + "/health/live");
        }
    }

    private void awaitRefusal() throws InterruptedException, IOException {
        for (int tries = 0; tries < 600; tries++) {
            try (Socket socket = new Socket("localhost", spain.port)) {
                Thread.sleep(50);
            } catch (ConnectException refused) {
                return;
            }
        }
        throw new AssertionError("It still listens.");
    }
}
