package org.pontis.idp.keycloak.citizens;

import java.text.Normalizer;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComposedPasswordTest {

    private static final String PASSWORD = "contraseña de ñandú en Lérida";

    private final ComposedPassword policy = new ComposedPassword();

    @Test
    void composedCharactersAreTaken() {
        assertThat(policy.validate("she", Normalizer.normalize(PASSWORD, Normalizer.Form.NFC)))
                .isNull();
    }

    @Test
    void decomposedOnesAreNot() {
        assertThat(policy.validate("she", Normalizer.normalize(PASSWORD, Normalizer.Form.NFD))
                        .getMessage())
                .isEqualTo(ComposedPassword.NOT_COMPOSED);
    }
}
