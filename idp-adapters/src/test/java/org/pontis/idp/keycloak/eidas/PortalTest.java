package org.pontis.idp.keycloak.eidas;

import java.lang.reflect.Proxy;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.keycloak.models.ClientModel;

import static org.assertj.core.api.Assertions.assertThat;

class PortalTest {

    private static final String NAME = "pontis.name.es";

    private static Portal of(Map<String, String> attributes) {
        return Portal.of(client(attributes), "es");
    }

    private static ClientModel client(Map<String, String> attributes) {
        return (ClientModel) Proxy.newProxyInstance(
                PortalTest.class.getClassLoader(),
                new Class<?>[] {ClientModel.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "getName" -> attributes.get("name");
                    case "getClientId" -> "portal-oidc";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void aPortalIsTheStatesUnlessItSaysOtherwise() {
        assertThat(of(Map.of(NAME, "Correos")).sector()).isEqualTo("public");
        assertThat(of(Map.of(NAME, "Banco", "pontis.sector", "private")).sector())
                .isEqualTo("private");
        assertThat(of(Map.of(NAME, "Banco", "pontis.sector", "PRIVATE")).sector())
                .isEqualTo("public");
    }

    @Test
    void itIsCalledAsCitizensReadIt() {
        assertThat(of(Map.of(NAME, " Correos ", "pontis.name.en", "Post")).name())
                .isEqualTo("Correos");
    }

    @Test
    void withoutANameInThisLanguageItHasItsUsualOneOrItsId() {
        assertThat(of(Map.of("name", "Post")).name()).isEqualTo("Post");
        assertThat(of(Map.of("name", " ")).name()).isEqualTo("portal-oidc");
    }

    @Test
    void aLongNameIsCutWhereALetterEnds() {
        String name =
                of(Map.of(NAME, "x".repeat(126) + "\uD83C\uDFE6".repeat(3))).name();
        assertThat(name).endsWith("\uD83C\uDFE6…");
        assertThat(name.codePointCount(0, name.length())).isEqualTo(128);
    }
}
