package org.pontis.sandbox.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.Addresses;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(SharedStack.class)
class StackIT {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void everythingAnswers(Stack stack) throws Exception {
        Addresses at = stack.addresses();
        for (String url : List.of(
                at.sandboxUrl() + "/",
                at.portalOidcUrl() + "/",
                at.portalSamlUrl() + "/",
                at.brokerUrl() + "/realms/es/.well-known/openid-configuration")) {
            assertThat(get(url).statusCode()).as(url).isEqualTo(200);
        }
    }

    @Test
    void theBrokersHealthIsGood(Stack stack) throws Exception {
        HttpResponse<String> health = get(stack.addresses().brokerUrl() + "/realms/es/pontis/health");
        assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
    }

    @Test
    void theIssuerIsTheBrokersAddress(Stack stack) throws Exception {
        String broker = stack.addresses().brokerUrl();
        assertThat(get(broker + "/realms/es/.well-known/openid-configuration").body())
                .contains("\"issuer\":\"" + broker + "/realms/es\"");
    }

    @Test
    void theServerListensOnLoopbackOnly(Stack stack) throws Exception {
        assertThat(Files.readString(stack.broker().log()))
                .contains("Listening on: http://127.0.0.1:" + stack.addresses().broker())
                .contains("Management interface listening on http://127.0.0.1:")
                .doesNotContain("JGroups");
    }

    @Test
    void noSecretIsInTheLog(Stack stack) throws Exception {
        Secrets secrets = stack.secrets();
        assertThat(Files.readString(stack.broker().log()))
                .doesNotContain(
                        secrets.adminPassword(), secrets.codesKey(), secrets.smppPassword(), secrets.sandboxClient());
    }

    @Test
    void whatHoldsSecretsIsReadByTheOwnerOnly(Stack stack) throws IOException {
        Path state = stack.state();
        for (String file :
                List.of("secrets.properties", "keycloak/conf/keycloak.conf", "keycloak/data/import/es-realm.json")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
