package org.pontis.idp.keycloak.eidas;

import java.lang.reflect.Proxy;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.common.enums.SslRequired;
import org.keycloak.models.RealmModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EidasConfigTest {

    private static final RealmModel REALM = (RealmModel) Proxy.newProxyInstance(
            EidasConfigTest.class.getClassLoader(), new Class<?>[] {RealmModel.class}, (self, method, arguments) -> {
                if (method.getName().equals("getSslRequired")) {
                    return SslRequired.EXTERNAL;
                }
                throw new UnsupportedOperationException(method.getName());
            });

    private final EidasConfig config = new EidasConfig();

    EidasConfigTest() {
        config.setAlias("eidas");
        config.getConfig()
                .putAll(Map.of(
                        "pontisCeiling", "high",
                        "issuer", "https://connector.example",
                        "authorizationUrl", "https://connector.example/authorize",
                        "tokenUrl", "https://connector.example/token",
                        "jwksUrl", "https://connector.example/jwks",
                        "useJwksUrl", "true",
                        "validateSignature", "true",
                        "pkceEnabled", "true",
                        "pkceMethod", "S256"));
    }

    @Test
    void asItShouldBeItIsTaken() {
        assertThatCode(() -> config.validate(REALM)).doesNotThrowAnyException();
    }

    @Test
    void underAnotherNameItIsNot() {
        config.setAlias("abroad");
        assertThatThrownBy(() -> config.validate(REALM)).hasMessageContaining("alias");
    }

    @ParameterizedTest
    @CsvSource({
        "pontisCeiling, highest",
        "pontisCeiling, ''",
        "validateSignature, false",
        "pkceEnabled, false",
        "pkceMethod, plain",
        "issuer, ''",
        "authorizationUrl, https://connector.example/login",
        "disableNonce, true"
    })
    void whatWouldOpenADoorIsNotTaken(String setting, String value) {
        config.getConfig().put(setting, value);
        assertThatThrownBy(() -> config.validate(REALM)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tokensAreNotKept() {
        config.setStoreToken(true);
        assertThatThrownBy(() -> config.validate(REALM)).hasMessageContaining("storeToken");
    }

    @Test
    void whateverIsSetTheTokenIsNotKeptInTheSession() {
        config.getConfig().put("storeTokenInSession", "true");
        config.getConfig().put("sendIdTokenOnLogout", "true");

        assertThat(config.isStoreTokenInSession()).isFalse();
        assertThat(config.isSendIdTokenOnLogout()).isFalse();
    }
}
